/**
 * Copying a programme for a rehearsal, in a program that dies at a word that it says to its database or its disk: asked again
 * under the same key there is one copy in the end, whole; nothing of a broken one is shown; what counts is as it was.
 */
import {
  checkStore,
  clearRemoved,
  type ListedSandbox,
  makeSandbox,
  sandboxesOf,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import { diesLaterEachTime, dumpProjections } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OFFICE, type SampleApi, sampleApi } from "../api/sample-api.ts";

/** Each copy that was broken off under a key is asked for once more: so few that a later death is further on. */
const ASKED_UNDER_A_KEY = 5;

/** @param step a program dies so many words later than the one before */
export function sandboxDies(step: number): void {
  let on: SampleApi;
  beforeAll(async () => {
    on = await sampleApi();
  }, 120_000);
  afterAll(() => on.end());

  const listed = async (but: readonly string[] = []): Promise<ListedSandbox[]> => {
    const found = await transaction(on.touchstone, (tx) => sandboxesOf(tx, on.programme), { readOnly: true });
    return found.filter(({ slug }) => !but.includes(slug));
  };

  /** The rows of what counts in all tables that are made of events. */
  const realRows = async (): Promise<string[]> => {
    const real = [on.organisation, on.programme].map(({ shardKey }) => `(${shardKey},`);
    const tables = Object.entries(await dumpProjections(on.touchstone));
    return tables.flatMap(([table, rows]) =>
      rows.filter((row) => real.some((begin) => row.startsWith(begin))).map((row) => table + row),
    );
  };
  const realEvents = async (): Promise<{ type: string; entry: string }[]> => {
    const { rows } = await on.touchstone.pool.query<{ type: string; entry: string }>(
      "SELECT type, encode(entry, 'hex') AS entry FROM event WHERE log_id = ANY($1) ORDER BY log_id, seq",
      [[on.organisation.logId, on.programme.logId]],
    );
    return rows;
  };
  const waiting = async (): Promise<number> =>
    (await on.touchstone.pool.query("SELECT 1 FROM sandbox_gone WHERE cleared_at IS NULL")).rows.length;

  describe.each([
    ["before", null],
    ["after", "rehearsal"],
  ] as const)("a program that dies %s a word is heard", (when, slug) => {
    test("leaves a state from which the next one makes one copy", async () => {
      const earlier = (await listed()).map((one) => one.slug);
      const [rows, events] = [await realRows(), await realEvents()];
      let nAsked = 0;
      const make = (touchstone: Touchstone) => {
        const key = `once-${when}-${Math.floor(nAsked / ASKED_UNDER_A_KEY)}`;
        return makeSandbox(touchstone, {
          programme: "libraries",
          account: OFFICE,
          slug: slug && `${slug}-${key}`,
          key,
        });
      };
      const nDeaths = await diesLaterEachTime(on.touchstone, when, step, {
        run: async (touchstone) => expect(await make(touchstone)).toMatchObject({ ok: true }),
        look: async () => {
          nAsked++;
          const there = await listed(earlier);
          expect(there.length).toBeLessThanOrEqual(1);
          for (const { slug: name, filled } of there) {
            const { rows: logs } = await on.touchstone.pool.query<{ kind: string }>(
              "SELECT kind FROM log WHERE slug = $1",
              [name],
            );
            expect(logs.length).toBeGreaterThan(0);
            for (const { kind } of logs) {
              const answer = await on.ask(OFFICE, "GET", `/${kind}s/${name}`);
              expect(answer.status).toBe(filled ? 200 : 404);
            }
          }
        },
      });
      const made = await make(on.touchstone);
      expect(made).toMatchObject({ ok: true, filled: { nUnits: 6, nEnrolled: 3, nAnswers: 6 } });
      const there = await listed(earlier);
      expect(there).toMatchObject([made.ok && { slug: made.slug, filled: made.filled }]);
      expect(await make(on.touchstone)).toEqual(made);

      await clearRemoved(on.touchstone); // as at the start
      expect(await waiting()).toBe(0);
      expect(await realRows()).toEqual(rows);
      const now = await realEvents();
      const added = now.filter(({ entry }) => !events.some((one) => one.entry === entry));
      expect(now.filter((one) => !added.includes(one))).toEqual(events);
      expect(new Set(added.map(({ type }) => type))).toEqual(new Set(["SandboxMade", "SandboxRemoved"]));
      expect(await checkStore(on.touchstone, { files: true })).toMatchObject({ faults: [] });
      expect(nDeaths * step).toBeGreaterThan(100);
    }, 900_000);
  });
  test("without a key another is made, and what was broken off is gone with it: for who may make one", async () => {
    const earlier = (await listed()).map((one) => one.slug);
    const ask = (touchstone: Touchstone, account: string) =>
      makeSandbox(touchstone, { programme: "libraries", account, slug: null });
    let nBroken = 0;
    await diesLaterEachTime(on.touchstone, "after", 130, {
      run: async (touchstone) => expect(await ask(touchstone, OFFICE)).toMatchObject({ ok: true }),
      look: async () => {
        const there = await listed();
        nBroken += there.filter(({ filled }) => filled === null).length;
        expect(await ask(on.touchstone, "watcher")).toMatchObject({ refusal: { code: "not-allowed" } });
        expect(await listed()).toEqual(there);
      },
    });
    expect(nBroken).toBeGreaterThan(0);
    expect(await listed(earlier)).toMatchObject([{ filled: { nUnits: 6 } }]);
  }, 300_000);

  test("two programs that make one under a key at the same time make one", async () => {
    const earlier = (await listed()).map((one) => one.slug);
    const asked = { programme: "libraries", account: OFFICE, slug: null, key: "at-once" };
    const [one, two] = await Promise.all([makeSandbox(on.touchstone, asked), makeSandbox(on.touchstone, asked)]);
    expect(one).toMatchObject({ ok: true });
    expect(two).toEqual(one);
    expect(await listed(earlier)).toHaveLength(1);
  }, 120_000);
}
