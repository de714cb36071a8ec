/** Who was read about sees it on the page of their own account and by the API; nobody else does. Hard rule 7. */

import { addAccount, execute } from "@touchstone/server";
import { sampleStandard } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holder, sampleCouncil } from "./council.ts";

let on: TestService;
beforeAll(async () => {
  on = await testService();
});
afterAll(() => on.end());

const me = (account: string) => on.app.inject({ url: "/api/v1/me/readings", headers: { "x-test-account": account } });

describe("one's own page", () => {
  test("tells when a private part was opened, by which role and what for, and not by whom", async () => {
    const { touchstone } = on;
    const { programme, account } = await sampleCouncil(touchstone);
    const done = async (by: string, command: Parameters<typeof execute>[1]["command"]): Promise<number> => {
      const answer = await execute(touchstone, { log: programme, account: by, command });
      if (!answer.ok || answer.first === null) throw new Error(JSON.stringify(answer));
      return answer.first;
    };
    const yaml = sampleStandard("neighbours")
      .replace('version: "1"', 'version: "2"\nchanges: { since: "1", class: substantive }')
      .replace("[0, 40]", "[0, 50]");
    await done(account, { type: "DraftStandard", yaml });
    const watching = await holder(touchstone, { log: programme, role: "oversight", by: account });
    const { rows } = await touchstone.pool.query<{ digest: string }>(
      "SELECT encode(digest, 'hex') AS digest FROM standard_version WHERE version = '2'",
    );
    await done(watching, { type: "TurnStandardKey", version: "2", digest: rows[0]?.digest ?? "" });
    await done(account, { type: "PutStandardOnNotice", version: "2", until: null });
    for (const name of ["pema", "tashi"]) await addAccount(touchstone, name);
    const seq = await done("pema", {
      type: "FileStandardObjection",
      objectionId: touchstone.newId(),
      version: "2",
      text: { text: "Open it on Sundays.", lang: "en", origin: "source", review: null },
      publish: true,
      contact: "pema@example.org",
    });
    expect((await me("pema")).json()).toEqual({ items: [] });

    const reader = await holder(touchstone, { log: programme, role: "office", by: account });
    const read = await on.app.inject({
      method: "POST",
      url: `/api/v1/programmes/${programme.slug}/commands/ReadPrivatePart`,
      headers: { "x-test-account": reader },
      payload: { seq, part: "contact", purpose: "contact" },
    });
    expect(read.statusCode).toBe(200);
    const seen = await me("pema");
    expect(seen.json()).toMatchObject({
      items: [{ kind: "programme", log: programme.slug, seq, part: "contact", purpose: "contact", role: "office" }],
    });
    expect(seen.body).not.toContain(reader);
    expect(seen.headers["cache-control"]).toBe("no-store");
    expect((await me("tashi")).json()).toEqual({ items: [] });
    expect((await on.app.inject("/api/v1/me/readings")).statusCode).toBe(401);
  });
});
