/**
 * Removing a rehearsal, in a program that dies at every word that it says to its database or its disk: what is left is gone on
 * with, by asking again or at the next start, until nothing of it is there, and all else is.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { clearRemoved, makeSandbox, openFiles, removeSandbox, type Touchstone } from "@touchstone/server";
import { diesAtEachWord } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";

let on: SampleApi;
beforeAll(async () => {
  on = await sampleApi();
}, 120_000);
afterAll(() => on.end());

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** What lies outside the database, and how many logs and files that wait there are in it. */
async function found(): Promise<{ readonly outside: readonly string[]; readonly inside: readonly unknown[] }> {
  const outside: string[] = [];
  for await (const digest of on.touchstone.files.list()) outside.push(digest);
  for (const folder of [on.home.keys, join(on.home.dir, "ledger"), join(on.home.dir, "elsewhere")])
    outside.push(...(await namesIn(folder)));
  const { rows } = await on.touchstone.pool.query(
    `SELECT (SELECT count(*) FROM log)::int AS logs, (SELECT count(*) FROM evidence_loose)::int AS loose,
            (SELECT count(*) FROM sandbox_gone WHERE cleared_at IS NULL)::int AS waiting`,
  );
  return { outside: outside.sort(), inside: rows };
}

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  test("has removed all of it in the end, and nothing else", async () => {
    const slug = `rehearsal-${when}`;
    const evidence = openFiles(join(on.home.dir, "elsewhere"));
    await evidence.put(Buffer.from("of what counts"));
    const before = await found();
    expect(await makeSandbox(on.touchstone, { programme: "libraries", account: OFFICE, slug })).toMatchObject({
      ok: true,
    });
    const { rows } = await on.touchstone.pool.query<{
      log_id: string;
      kind: "organisation" | "programme";
      slug: string;
    }>("SELECT * FROM log WHERE slug = $1", [slug]);
    const { digest } = await evidence.put(Buffer.from(`loose in it ${when}`));
    for (const { log_id: logId, kind } of rows)
      if (kind === "organisation")
        await on.touchstone.pool.query("INSERT INTO evidence_loose VALUES ($1, decode($2, 'hex'), now())", [
          logId,
          digest,
        ]);
    expect((await found()).outside.length).toBeGreaterThan(before.outside.length);
    const run = async (touchstone: Touchstone): Promise<void> => {
      await clearRemoved(touchstone, () => evidence); // as at the start
      const answer = await removeSandbox(touchstone, { slug, account: OFFICE, evidenceOf: () => evidence });
      if (!answer.ok) expect(answer.refusal.code).toBe("unknown");
    };
    const state = async (): Promise<string> => JSON.stringify(await found());
    const { nDeaths, nSteps } = await diesAtEachWord(on.touchstone, when, { run, state });
    const after = await found();
    expect(after.outside.filter((name) => !before.outside.includes(name) && !/^[0-9a-f]{2}$/.test(name))).toEqual([]);
    expect(before.outside.filter((name) => !after.outside.includes(name))).toEqual([]);
    expect(after.inside).toEqual(before.inside);
    expect(nDeaths).toBeGreaterThan(40);
    expect(nSteps).toBeGreaterThan(3);
  });
});
