import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "../execute.ts";
import { checkStore } from "../ledger/check-store.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { enrolUnits } from "./enrol-units.ts";
import {
  allObservations,
  type SampleOffice,
  sampleOffice,
  sampleProgramme,
  sampleStandard,
  submit,
} from "./sample-answers.ts";

const YAML = sampleStandard("p");
let on: TestTouchstone;

beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

let n = 0;
/** An organisation of its own for each test: three villages of one township, and one of another. */
async function office(codes: readonly string[] = ["a", "b", "c"]): Promise<SampleOffice & { readonly p: string }> {
  const slug = `o${++n}`;
  const made = await sampleOffice(
    on.touchstone,
    [
      ["county", "county", null],
      ["north", "township", "county"],
      ["south", "township", "county"],
      ["a", "village", "north"],
      ["b", "village", "north"],
      ["c", "village", "north"],
      ["d", "village", "south"],
    ],
    slug,
  );
  await sampleProgramme(on.touchstone, made, `p${n}`, YAML, codes);
  return { ...made, p: `p${n}` };
}

test("what a file answers is recorded: rows, items, one event a chunk; the same file again records nothing", async () => {
  const o = await office();
  const rows = [
    { unit: "b", period: "2026", hours: "30", forms: "0.5", plan: "planned" },
    { unit: "a", period: "2026", hours: "20.5", plan: "0.5/0.3/0.2", forms: "n/a" },
    { unit: "c", period: "2025", hours: "7" },
  ];
  const first = await submit(on.touchstone, o, o.p, YAML, rows);
  expect(first).toMatchObject({
    ok: true,
    nUnits: 3,
    nSaid: 7,
    nSame: 0,
    nRecorded: 7,
    receipt: { first: 4, last: 5 },
  });
  expect(await allObservations(on.touchstone, o)).toEqual([
    `c | 202500 | ${o.p}/hours | 4 | 7`,
    "a | 202600 | forms@1 | 5 | state 2",
    `a | 202600 | ${o.p}/hours | 5 | 20.5`,
    `a | 202600 | ${o.p}/plan | 5 | 0.5`,
    "b | 202600 | forms@1 | 5 | 0.5",
    `b | 202600 | ${o.p}/hours | 5 | 30`,
    `b | 202600 | ${o.p}/plan | 5 | planned`,
  ]);
  const again = await submit(on.touchstone, o, o.p, YAML, rows);
  expect(again).toMatchObject({ ok: true, nSaid: 7, nSame: 7, nRecorded: 0, receipt: { first: null } });
});

test("a correction is a new observation; what did not change is left out, and an empty cell takes nothing back", async () => {
  const o = await office();
  await submit(on.touchstone, o, o.p, YAML, [{ unit: "a", period: "2026", hours: "20", forms: "0.4", plan: "done" }]);
  const done = await submit(on.touchstone, o, o.p, YAML, [
    { unit: "a", period: "2026", hours: "21", forms: "0.4", plan: "" },
  ]);
  expect(done).toMatchObject({ ok: true, nSaid: 2, nSame: 1, nRecorded: 1 });
  expect((await allObservations(on.touchstone, o)).filter((line) => line.includes("hours"))).toEqual([
    `a | 202600 | ${o.p}/hours | 4 | 20`,
    `a | 202600 | ${o.p}/hours | 5 | 21`,
  ]);
});

test("going back to an earlier answer is a correction too", async () => {
  const o = await office();
  for (const hours of ["20", "21", "20"])
    await submit(on.touchstone, o, o.p, YAML, [{ unit: "a", period: "2026", hours }]);
  expect((await allObservations(on.touchstone, o)).map((line) => line.split(" | ").slice(3).join(" "))).toEqual([
    "4 20",
    "5 21",
    "6 20",
  ]);
});

test("units that nobody knows, that do not take part or stand twice, and persons in notes: all at once, and nothing is stored", async () => {
  const o = await office(["a", "b"]);
  const remarks = [
    { unit: "a", period: "2026", indicator: "hours", source: "", note: "ask Anna, anna@example.org" },
    { unit: "b", period: "2026", indicator: "hours", source: "电话：0971-6301234", note: "" },
  ];
  const rows = ["a", "b", "c", "zzz"].map((unit) => ({ unit, period: "2026", hours: "1" }));
  const refused = await submit(on.touchstone, o, o.p, YAML, rows, { remarks });
  expect(refused.ok).toBe(false);
  if (refused.ok || !("problems" in refused)) throw new Error("not refused");
  expect(refused.problems.shown.map(({ code, unit, got }) => `${code} ${unit}: ${got}`)).toEqual([
    "personal a: an e-mail address in a note",
    "personal b: a telephone number in a source",
    `not-enrolled c: a unit that does not take part in ${o.p}`,
    "unit-unknown zzz: a unit that is not in the register",
  ]);
  expect(await allObservations(on.touchstone, o)).toEqual([]);
});

test("a period that has not begun by the programme's day is refused by name, and one that has is recorded", async () => {
  const o = await office();
  const year = on.touchstone.now().getUTCFullYear();
  const rows = [year, year + 1].map((period) => ({ unit: "a", period: String(period), hours: "1" }));
  const refused = await submit(on.touchstone, o, o.p, YAML, rows);
  if (refused.ok || !("problems" in refused)) throw new Error("not refused");
  expect(refused.problems.shown).toEqual([
    {
      code: "period-not-begun",
      unit: "a",
      period: String(year + 1),
      column: "period",
      got: `a period that begins on ${year + 1}-01-01`,
      want: `one that has begun; today is ${on.touchstone.now().toISOString().slice(0, 10)}`,
    },
  ]);
  expect(await allObservations(on.touchstone, o)).toEqual([]);
  const done = await submit(on.touchstone, o, o.p, YAML, rows.slice(0, 1));
  expect(done).toMatchObject({ ok: true, periods: [String(year)], nRecorded: 1 });
});

test("fifty thousand rows with five thousand problems are all looked through; a hundred are shown", async () => {
  const o = await office();
  const rows = Array.from({ length: 5000 }, (_, i) => ({ unit: `x${i}`, period: "2026", hours: "1" }));
  const refused = await submit(on.touchstone, o, o.p, YAML, [...rows, { unit: "a", period: "2026", hours: "1" }]);
  if (refused.ok || !("problems" in refused)) throw new Error("not refused");
  expect(refused.problems.count).toBe(5000);
  expect(refused.problems.shown).toHaveLength(100);
  expect(await allObservations(on.touchstone, o)).toEqual([]);
});

test("sources and notes in Chinese and Tibetan stay as they are, and come back on a rebuild", async () => {
  const o = await office();
  const remarks = [
    { unit: "a", period: "2026", indicator: "hours", source: "通告第〔2026〕12号", note: "དུས་ཚོད་ཁ་གསལ།" },
    { unit: "a", period: "2026", indicator: "plan", source: "", note: "“quotes”, commas\nand lines" },
  ];
  await submit(on.touchstone, o, o.p, YAML, [{ unit: "a", period: "2026", hours: "20", plan: "done" }], { remarks });
  expect(await allObservations(on.touchstone, o)).toEqual([
    `a | 202600 | ${o.p}/hours | 4 | 20 (དུས་ཚོད་ཁ་གསལ།)`,
    `a | 202600 | ${o.p}/plan | 4 | done (“quotes”, commas\nand lines)`,
  ]);
});

test("an answer without a period holds for any, and lies in a partition of its own", async () => {
  const o = await office();
  const done = await submit(on.touchstone, o, o.p, YAML, [{ unit: "a", period: "", residents: "730" }]);
  expect(done).toMatchObject({ ok: true, nRecorded: 1 });
  expect(await allObservations(on.touchstone, o)).toEqual([`a | 0 | ${o.p}/residents | 4 | 730`]);
});

test("two imports at once: each is whole, and both are on record", async () => {
  const o = await office();
  const file = (hours: string) => ["a", "b", "c"].map((unit) => ({ unit, period: "2026", hours }));
  const both = await Promise.all([
    submit(on.touchstone, o, o.p, YAML, file("10")),
    submit(on.touchstone, o, o.p, YAML, file("11")),
  ]);
  expect(both.map((done) => done.ok && done.nRecorded)).toEqual([3, 3]);
  expect(await allObservations(on.touchstone, o)).toHaveLength(6);
});

test("two imports of one file at once record it once", async () => {
  const o = await office();
  const rows = ["a", "b", "c"].map((unit) => ({ unit, period: "2026", hours: "10" }));
  const both = await Promise.all([
    submit(on.touchstone, o, o.p, YAML, rows),
    submit(on.touchstone, o, o.p, YAML, rows),
  ]);
  expect(both.map((done) => done.ok && done.nRecorded)).toSatisfy((n: unknown[]) => n.includes(0) && n.includes(3));
});

test("the same key does the same import once; with another file it is refused", async () => {
  const o = await office();
  const rows = [{ unit: "a", period: "2026", hours: "10" }];
  const first = await submit(on.touchstone, o, o.p, YAML, rows, { key: "k1" });
  const again = await submit(on.touchstone, o, o.p, YAML, rows, { key: "k1" });
  if (!first.ok || !again.ok) throw new Error("refused");
  expect(again.receipt).toEqual(first.receipt);
  const other = await submit(on.touchstone, o, o.p, YAML, rows, { key: "k1", source: "1".repeat(64) });
  expect(other).toMatchObject({ ok: false, refusal: { code: "key-used", key: "k1" } });
});

test("who has withdrawn answers no more, and may come back", async () => {
  const o = await office();
  const unitId = await unitIdOf(o, "a");
  const log = { kind: "programme", slug: o.p } as const;
  const day = "2026-02-01";
  const ended = await execute(on.touchstone, {
    log,
    account: o.account,
    command: { type: "EndEnrolment", unitId, on: day },
  });
  expect(ended).toMatchObject({ ok: true });
  const rows = [{ unit: "a", period: "2026", hours: "10" }];
  expect(await submit(on.touchstone, o, o.p, YAML, rows)).toMatchObject({ ok: false });
  const again = (statedOn: string): ReturnType<typeof enrolUnits> =>
    enrolUnits(on.touchstone, {
      programme: o.p,
      account: o.account,
      units: ["a", "b"],
      scheme: "code",
      basis: { kind: "statement", statedOn, document: null },
    });
  const old = await again("2026-01-31");
  if (old.ok || !("problems" in old)) throw new Error("not refused");
  expect(old.problems.shown).toEqual([
    expect.objectContaining({
      unit: "a",
      got: "a statement of 2026-01-31, before it withdrew on 2026-02-01",
      want: "one of 2026-02-01 or later",
    }),
  ]);
  const back = await again("2026-02-15");
  expect(back).toMatchObject({ ok: true, nEnrolled: 1, nBefore: 1 });
  expect(await submit(on.touchstone, o, o.p, YAML, rows)).toMatchObject({ ok: true, nRecorded: 1 });
});

test("only units of the assessed type that were there on the day are enrolled; all or none", async () => {
  const o = await office();
  const basis = { kind: "statement", statedOn: "2026-01-15", document: null } as const;
  const asked = { programme: o.p, account: o.account, units: ["d", "north", "nobody"], scheme: "code", basis };
  const refused = await enrolUnits(on.touchstone, asked);
  if (refused.ok || !("problems" in refused)) throw new Error("not refused");
  expect(refused.problems.shown.map(({ code, unit }) => `${code} ${unit}`)).toEqual([
    "unit-type north",
    "unit-unknown nobody",
  ]);
  const early = await enrolUnits(on.touchstone, {
    ...asked,
    units: ["d"],
    basis: { ...basis, statedOn: "2030-01-01" },
  });
  if (early.ok || !("problems" in early)) throw new Error("not refused");
  expect(early.problems.shown.map(({ code }) => code)).toEqual(["stated-later"]);
});

test("what one programme asked serves another by permission, and is named, not asked again", async () => {
  const o = await office();
  const q = `q${n}`;
  const programme = await sampleProgramme(on.touchstone, o, q, sampleStandard("q"), ["a", "b"]);
  await submit(on.touchstone, o, o.p, YAML, [
    { unit: "a", period: "2026", forms: "0.4", hours: "1" },
    { unit: "b", period: "2026", forms: "0.5", hours: "1" },
  ]);
  const rows = [
    { unit: "a", period: "2026", hours: "2" },
    { unit: "b", period: "2026", hours: "2" },
  ];
  const before = await submit(on.touchstone, o, q, sampleStandard("q"), rows);
  expect(before).toMatchObject({ ok: true, askedOnce: [] });
  const permissionId = on.touchstone.newId();
  const command = {
    type: "PermitSharing",
    permissionId,
    quantity: "forms@1",
    from: null,
    to: programme.logId,
    on: "2026-01-01",
  } as const;
  const permitted = await execute(on.touchstone, {
    log: { kind: "organisation", slug: o.organisation.slug },
    account: o.account,
    command,
  });
  expect(permitted).toMatchObject({ ok: true });
  const after = await submit(on.touchstone, o, q, sampleStandard("q"), rows);
  expect(after).toMatchObject({
    ok: true,
    nRecorded: 0,
    askedOnce: [{ quantity: "forms@1", period: "2026", from: o.p, nUnits: 2 }],
  });
  const same = await submit(on.touchstone, o, q, sampleStandard("q"), [{ unit: "a", period: "2026", forms: "0.4" }]);
  expect(same).toMatchObject({ ok: true, nSame: 1, nRecorded: 0 });
});

test("two indicators that ask the same quantity are one answer; two answers to it are a problem", async () => {
  const twice = sampleStandard("p").replace(
    "id: plan, title: plan, measures: procedure, kind: status",
    "id: plan, title: plan, measures: procedure, kind: share, counts: forms, asks: forms@1",
  );
  const slug = `o${++n}`;
  const made = await sampleOffice(
    on.touchstone,
    [
      ["county", "county", null],
      ["north", "township", "county"],
      ["a", "village", "north"],
      ["b", "village", "north"],
    ],
    slug,
  );
  await sampleProgramme(on.touchstone, made, `p${n}`, twice, ["a", "b"]);
  const rows = [
    { unit: "a", period: "2026", forms: "0.4", plan: "0.4" },
    { unit: "b", period: "2026", plan: "0.6" },
  ];
  expect(await submit(on.touchstone, made, `p${n}`, twice, rows)).toMatchObject({ ok: true, nSaid: 2, nRecorded: 2 });
  expect((await allObservations(on.touchstone, made)).map((line) => line.split(" | ").join(" "))).toEqual([
    "a 202600 forms@1 4 0.4",
    "b 202600 forms@1 4 0.6",
  ]);
  const refused = await submit(on.touchstone, made, `p${n}`, twice, [
    { unit: "a", period: "2026", forms: "0.4", plan: "0.5" },
  ]);
  if (refused.ok || !("problems" in refused)) throw new Error("not refused");
  expect(refused.problems.shown).toEqual([
    {
      code: "asked-twice",
      unit: "a",
      period: "2026",
      column: "plan",
      got: "another answer than to forms, which asks the same quantity",
      want: "one answer to both, or one of them empty",
    },
  ]);
});

test("all that was imported here comes back from the events, table by table", async () => {
  const before = await dumpProjections(on.touchstone);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
  const report = await checkStore(on.touchstone);
  expect(report.faults).toEqual([]);
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
