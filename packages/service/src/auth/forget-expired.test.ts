import { diesAtEachWord } from "@touchstone/server/testing";
import { expect, it } from "vitest";
import { testService } from "../testing/index.ts";
import { SampleBrowser, samplePerson } from "./sample-people.ts";
import { forgetExpired } from "./sign-in.ts";
import { giveSlip } from "./slips.ts";

it.each(["before", "after"] as const)(
  "what has run out is forgotten, and nothing else, by programs that die %s each word",
  async (when) => {
    const on = await testService();
    try {
      const { pool } = on.service.signIn;
      const accountId = await samplePerson(on, "pema");
      const browser = new SampleBrowser(on);
      await browser.signIn("pema");
      const { expiresAt } = await giveSlip(on.service.signIn, { accountId, now: new Date() }, "v-1");
      const left = async () => {
        const { rows } = await pool.query<{ sessions: number; slips: number }>(
          "SELECT (SELECT count(*) FROM sign_in_session) AS sessions, (SELECT count(*) FROM sign_in_slip) AS slips",
        );
        return rows[0];
      };
      await forgetExpired(pool, new Date());
      expect(await left()).toEqual({ sessions: 1, slips: 1 });
      const later = new Date(expiresAt.getTime() + 1);
      const { nDeaths } = await diesAtEachWord(on.touchstone, when, {
        run: (touchstone) => forgetExpired(touchstone.pool, later),
        state: async () => JSON.stringify(await left()),
      });
      expect(await left()).toEqual({ sessions: 0, slips: 0 });
      expect(nDeaths).toBeGreaterThan(3);
    } finally {
      await on.end();
    }
  },
);
