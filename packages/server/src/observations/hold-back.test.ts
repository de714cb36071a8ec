import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { readHead } from "../store/head.ts";
import { logBySlug } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { currentOf, observationsOf, type ShownObservation } from "./current-observations.ts";
import { enrolUnits } from "./enrol-units.ts";
import {
  allObservations,
  type SampleOffice,
  sampleOffice,
  sampleProgramme,
  sampleStandard,
  submit,
} from "./sample-answers.ts";

const VILLAGES = sampleStandard("p");
const TOWNSHIPS = sampleStandard("q", ["township"]);
const CODES = ["a", "b", "c", "d"];
let on: TestTouchstone;

beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

let n = 0;
async function office(yaml: string, codes: readonly string[]): Promise<SampleOffice & { readonly p: string }> {
  const slug = `h${++n}`;
  const units = [
    ["county", "county", null],
    ["north", "township", "county"],
    ["south", "township", "county"],
    ...CODES.map((code) => [code, "village", code === "d" ? "south" : "north"] as const),
  ] as const;
  const made = await sampleOffice(on.touchstone, units, slug);
  await sampleProgramme(on.touchstone, made, `hp${n}`, yaml, codes);
  return { ...made, p: `hp${n}` };
}

const respect = (unit: string, share: string, base: string, more = {}): Record<string, string> => ({
  unit,
  period: "2026",
  respect: share,
  "respect.base": base,
  ...more,
});

test("no figure below the minimum is stored: not in a row, not in a file, not beside one", async () => {
  const o = await office(VILLAGES, CODES);
  const done = await submit(on.touchstone, o, o.p, VILLAGES, [
    respect("a", "0.5", "60"),
    respect("b", "0.9", "60"),
    respect("c", "0.5", "29"),
    { unit: "d", period: "2026", respect: "0.5" },
  ]);
  expect(done).toMatchObject({ ok: true, held: { withoutBase: 1, tooFew: 2, tooNear: 0, throughOthers: 0 } });
  const held = "state 3 (held back: too few people to publish)";
  expect(await allObservations(on.touchstone, o)).toEqual([
    "a | 202600 | respect@1 | 4 | 0.5",
    "a | 202600 | respect@1.base | 4 | 60",
    ...["b", "c", "d"].map((code) => `${code} | 202600 | respect@1 | 4 | ${held}`),
  ]);
  for await (const digest of on.touchstone.files.list()) {
    const text = (await on.touchstone.files.read(digest)).toString();
    expect(text).not.toMatch(/\[0\.9,60\]|,29\]/);
  }
});

test("who is reached is a share of the residents of the same row, which then stands as its base", async () => {
  const o = await office(VILLAGES, CODES);
  await submit(on.touchstone, o, o.p, VILLAGES, [
    { unit: "a", period: "2026", residents: "100", reach: "0.8" },
    { unit: "b", period: "2026", residents: "100", reach: "0.95" },
  ]);
  expect((await allObservations(on.touchstone, o)).filter((line) => line.includes("reach"))).toEqual([
    `a | 202600 | ${o.p}/reach | 4 | 0.8`,
    `a | 202600 | ${o.p}/reach.base | 4 | 100`,
    `b | 202600 | ${o.p}/reach | 4 | state 3 (held back: too few people to publish)`,
  ]);
});

test("parts of the residents are held back where too few are left", async () => {
  const o = await office(VILLAGES, CODES);
  await submit(on.touchstone, o, o.p, VILLAGES, [
    { unit: "a", period: "2026", residents: "100", young: "95", elders: "12" },
  ]);
  const lines = await allObservations(on.touchstone, o);
  expect(lines.map((line) => line.split(" | ").slice(2).join(" "))).toEqual([
    `${o.p}/elders 4 12`,
    `${o.p}/residents 4 100`,
    `${o.p}/young 4 state 3 (held back: too few people to publish)`,
  ]);
});

test("a correction by a few people leaves what is published, and a second correction too", async () => {
  const o = await office(VILLAGES, CODES);
  const shares = ["0.5", "0.52", "0.7", "0.5"];
  const done = [];
  for (const share of shares) done.push(await submit(on.touchstone, o, o.p, VILLAGES, [respect("a", share, "100")]));
  expect(done.map((one) => one.ok && [one.nRecorded, one.held.tooNear])).toEqual([
    [2, 0],
    [0, 1],
    [2, 0],
    [0, 1],
  ]);
});

test("another programme that asks the same of townships gives no village away, whichever comes first", async () => {
  const o = await office(VILLAGES, CODES);
  const q = `hq${n}`;
  await sampleProgramme(on.touchstone, o, q, TOWNSHIPS, ["north", "south"]);
  await submit(on.touchstone, o, o.p, VILLAGES, [respect("a", "0.5", "60"), respect("b", "0.5", "80")]);
  const townships = [respect("north", "0.5", "148"), respect("south", "0.5", "90")];
  const total = await submit(on.touchstone, o, q, TOWNSHIPS, townships);
  expect(total).toMatchObject({ ok: true, held: { throughOthers: 1 } }); // north; nothing is known of villages in south
  const village = await submit(on.touchstone, o, o.p, VILLAGES, [respect("d", "0.5", "70")]);
  expect(village).toMatchObject({ ok: true, held: { throughOthers: 1 } });
  expect(
    (await allObservations(on.touchstone, o)).filter((line) => line.endsWith("0.5")).map((line) => line[0]),
  ).toEqual(["a", "b", "s"]);
});

test("a correction of a share brings its number of people again, so that the two stand in one row", async () => {
  const o = await office(VILLAGES, CODES);
  await submit(on.touchstone, o, o.p, VILLAGES, [respect("a", "0.5", "100", { hours: "3" })]);
  const done = await submit(on.touchstone, o, o.p, VILLAGES, [respect("a", "0.7", "100", { hours: "3" })]);
  expect(done).toMatchObject({ ok: true, nSaid: 3, nSame: 1, nRecorded: 2 });
});

test("old borders and new: two villages that became one stand beside it only if nobody shows", async () => {
  const o = await office(VILLAGES, CODES);
  const unitId = on.touchstone.newId();
  const [a, b] = await Promise.all(["a", "b"].map((code) => unitIdOf(o, code)));
  const names = [{ text: "ab", lang: "en", origin: "source", review: null } as const];
  const into = { unitId, unitType: null, names, codes: [{ scheme: "code", code: "ab" }], parents: null };
  const command = { type: "MergeUnits", from: [a ?? "", b ?? ""], into, on: "2026-02-01" } as const;
  const log = { kind: "organisation", slug: o.organisation.slug } as const;
  expect(await execute(on.touchstone, { log, account: o.account, command })).toMatchObject({ ok: true });
  const basis = { kind: "statement", statedOn: "2026-02-15", document: null } as const;
  await enrolUnits(on.touchstone, { programme: o.p, account: o.account, units: ["ab"], scheme: "code", basis });
  const few = [respect("a", "0.5", "60"), respect("b", "0.5", "16"), respect("ab", "0.5", "76")];
  expect(await submit(on.touchstone, o, o.p, VILLAGES, few)).toMatchObject({
    ok: true,
    held: { tooFew: 1, throughOthers: 1 },
  });
  const enough = few.map((row) => ({ ...row, period: "2025" })).slice(0, 2);
  expect(await submit(on.touchstone, o, o.p, VILLAGES, enough)).toMatchObject({ ok: true, held: { tooFew: 1 } });
});

interface WaysOut {
  /** all that anybody can see, as of every event there ever was */
  readonly seen: readonly ShownObservation[];
  /** what can be seen now */
  readonly now: readonly ShownObservation[];
}

async function everyWayOut(o: SampleOffice, programmes: readonly string[]): Promise<WaysOut> {
  return transaction(on.touchstone, async (tx) => {
    const { rows } = await tx.query<{ unit_id: string }>("SELECT unit_id FROM unit WHERE shard_key = $1", [
      o.organisation.shardKey,
    ]);
    const unitIds = rows.map(({ unit_id }) => unit_id);
    const { frontier } = await readHead(tx, o.organisation);
    const seen: ShownObservation[] = [];
    const now: ShownObservation[] = [];
    for (const slug of programmes) {
      const log = await logBySlug(tx, "programme", slug);
      for (let size = 0; size <= frontier.size; size++) {
        const reading = { programmeId: log?.logId ?? "", day: "2026-03-01", size, quantities: new Set(["respect@1"]) };
        const all = await observationsOf(tx, on.touchstone.files, o.organisation, unitIds, reading);
        seen.push(...all, ...currentOf(all));
        if (size === frontier.size) now.push(...all);
      }
    }
    return { seen, now };
  });
}

test("as of any event, what was seen earlier is what is seen later, and nothing that is seen is below the minimum", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.record({
            unit: fc.constantFrom("a", "b", "c", "north"),
            share: fc.integer({ min: 1, max: 99 }),
            base: fc.integer({ min: 5, max: 120 }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        { minLength: 2, maxLength: 5 },
      ),
      async (files) => {
        const o = await office(VILLAGES, CODES);
        const q = `hq${n}`;
        await sampleProgramme(on.touchstone, o, q, TOWNSHIPS, ["north"]);
        for (const rows of files) {
          const once = new Map(
            rows.map(({ unit, share, base }) => [unit, respect(unit, String(share / 100), String(base))]),
          );
          const north = once.get("north");
          once.delete("north");
          if (once.size > 0)
            expect(await submit(on.touchstone, o, o.p, VILLAGES, [...once.values()])).toMatchObject({ ok: true });
          if (north) expect(await submit(on.touchstone, o, q, TOWNSHIPS, [north])).toMatchObject({ ok: true });
        }
        const { seen, now } = await everyWayOut(o, [o.p, q]);
        const last = new Set(now.map((one) => JSON.stringify(one)));
        for (const one of seen) expect(last.has(JSON.stringify(one))).toBe(true);
        const bases = new Map(
          seen.map(({ unit, period, item, seq, answer }) => [`${unit} ${period} ${item} ${seq}`, answer]),
        );
        for (const { unit, period, item, seq, answer } of seen) {
          if (item !== "respect@1" || typeof answer !== "number") continue;
          const base = Number(bases.get(`${unit} ${period} respect@1.base ${seq}`));
          const counted = Math.round(answer * base);
          expect(Math.min(counted, base - counted)).toBeGreaterThanOrEqual(10);
          expect(base).toBeGreaterThanOrEqual(30);
        }
      },
    ),
    { seed: 41, numRuns: 6 },
  );
});

async function unitIdOf({ organisation }: SampleOffice, code: string): Promise<string> {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ unit_id: string }>("SELECT unit_id FROM unit_code WHERE shard_key = $1 AND code = $2", [
      organisation.shardKey,
      code,
    ]),
  );
  return rows[0]?.unit_id ?? "";
}
