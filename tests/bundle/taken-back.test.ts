import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess, execute, exportBundle, liveUnits, rebuild, retractSubmission, transaction } from "@touchstone/server";
import {
  dumpProjections,
  type Sample,
  sampleProgramme,
  sampleUnit,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, expect, test } from "vitest";

const id = (n: number): string => `0198a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const ITEMS = ["libraries/hours", "libraries/step_free", "forms@1"];

let on: TestTouchstone;
let sample: Sample;
let dir = "";

beforeAll(async () => {
  on = await testTouchstone();
  dir = mkdtempSync(join(tmpdir(), "touchstone-taken-back-"));
  sample = await sampleProgramme(on.touchstone);
  await sample.importUnits([
    sampleUnit(id(100), 1, "County", null),
    ...[1, 2, 3, 4].map((n) => sampleUnit(id(n), n + 1, `Village ${n}`, id(100))),
  ]);
  await sample.enrol("2026-01-01", ...[1, 2, 3, 4].map(id));
});
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true });
  await on.end();
});

/** Assesses 2026, exports the bundle, and wants it sound. @returns the lines of one of its files, and the units scored */
async function published(name: string) {
  const { account } = sample;
  expect(await assess(on.touchstone, { programme: "libraries", period: "2026", account })).toMatchObject({ ok: true });
  await exportBundle(on.touchstone, "libraries", join(dir, name));
  const { checks } = await verifyBundle(join(dir, name));
  expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
  const read = (file: string): string[] =>
    readFileSync(join(dir, name, file), "utf8")
      .trim()
      .split("\n")
      .slice(1);
  const scored = read("scorecards.csv").map((line) => line.slice(0, 36));
  return { observations: read("observations.csv"), scored };
}

test("what was handed in by mistake is taken back where it is current; the bundle verifies and scores without it", async () => {
  const { programme, organisation, account } = sample;
  const answers = (n: number, hours: number): readonly [string, readonly (number | boolean)[]] => [
    id(n),
    [hours, n % 2 === 0, n / 8],
  ];
  await sample.submit(programme, "2026", ITEMS, [answers(1, 10), answers(2, 20), answers(3, 30)]);
  await sample.submit(programme, "2026", ITEMS, [answers(1, 99), answers(4, 98)]); // the mistake
  const { rows } = await on.touchstone.pool.query<{ seq: number }>("SELECT max(seq) AS seq FROM submission");
  const seq = Number(rows[0]?.seq);
  await sample.submit(programme, "2026", ["libraries/hours"], [[id(1), [11]]]); // corrected since
  expect((await published("before")).scored).toEqual([1, 2, 3, 4].map(id));

  const asked = { organisation: organisation.slug, programme: "libraries", account };
  const retract = (submission: string) => retractSubmission(on.touchstone, { ...asked, submission });
  expect(await retract("9999")).toEqual({
    ok: false,
    refusal: { code: "unknown", what: "submission for libraries", id: "9999" },
  });
  expect(await retract(String(seq))).toMatchObject({ ok: true, nUnits: 2, nSaid: 6, nRetracted: 5, periods: ["2026"] });
  const { observations } = await published("after");
  expect(observations.filter((line) => line.includes(",missing,")).map((line) => line.split(",").slice(0, 3))).toEqual([
    [id(1), "2026", "forms@1"],
    [id(1), "2026", "libraries/step_free"],
    [id(4), "2026", "forms@1"],
    [id(4), "2026", "libraries/hours"],
    [id(4), "2026", "libraries/step_free"],
  ]);
  const again = await retract(String(seq));
  expect(again).toMatchObject({ ok: true, nUnits: 0, nSaid: 6, nRetracted: 0, receipt: { first: null } });
});

test("a withdrawal for a later day is brought forward in one step: server, bundle and verifier leave the unit out", async () => {
  const { programme, account } = sample;
  const withdraw = (n: number, day: string) =>
    execute(on.touchstone, { log: programme, account, command: { type: "EndEnrolment", unitId: id(n), on: day } });
  expect(await withdraw(2, "2999-12-31")).toMatchObject({ ok: true });
  expect((await published("ending")).scored).toContain(id(2));
  expect(await withdraw(2, "2999-12-31")).toMatchObject({ ok: false, refusal: { code: "unknown" } });
  expect(await withdraw(2, "2026-02-01")).toMatchObject({ ok: true });
  expect(await withdraw(2, "2026-03-01")).toMatchObject({ ok: false, refusal: { code: "unknown" } });
  expect((await transaction(on.touchstone, (tx) => liveUnits(tx, programme, "2026-02-01"))).has(id(2))).toBe(false);
  // the assessment before was recorded with it, whatever came after: its bundle still verifies
  await exportBundle(on.touchstone, "libraries", join(dir, "present"), { cut: "present" });
  const { checks } = await verifyBundle(join(dir, "present"));
  expect(checks.filter(({ outcome }) => outcome === "fails")).toEqual([]);
  const { scored, observations } = await published("ended");
  expect(scored).not.toContain(id(2));
  expect(observations.some((line) => line.startsWith(id(2)))).toBe(false);
});

test("all of it comes back from the events, table by table", async () => {
  const before = await dumpProjections(on.touchstone);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
});
