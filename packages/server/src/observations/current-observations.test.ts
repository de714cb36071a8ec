import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { currentOf, observationsOf, type ShownObservation } from "./current-observations.ts";
import { sampleStandard } from "./sample-answers.ts";

const [A, B, C] = [1, 2, 3].map((no) => `01900000-0000-7000-8000-00000000000${no}`) as [string, string, string];
let on: TestTouchstone;
let record: SampleRecord;
let libraries: Log;
let schools: Log;

beforeAll(async () => {
  on = await testTouchstone();
  record = await sampleRecord(on.touchstone);
  libraries = await record.found("libraries", sampleStandard("libraries"));
  schools = await record.found("schools", sampleStandard("schools"));
  await record.register([A, B, C]);
  await record.submit(
    libraries,
    "2025",
    ["libraries/hours"],
    [
      [A, [{ value: 12, source: "the council's list", note: "in winter 10" }]],
      [B, [20]],
      [C, [30]],
    ],
  );
  await record.submit(libraries, "2024", ["libraries/hours"], [[A, [{ value: 8, error: 0.5 }]]]);
  await record.submit(schools, "2025", ["schools/hours"], [[A, [5]]]);
  await record.submit(
    libraries,
    "2025",
    ["libraries/hours"],
    [
      [A, [{ state: "refused", note: "no longer told" }]],
      [B, [21]],
    ],
  );
});
afterAll(() => on.end());

function observed(unitIds: readonly string[], programme: Log, size = Number.MAX_SAFE_INTEGER) {
  const asked = { programmeId: programme.logId, day: "2026-03-01", size, quantities: new Set<string>() };
  return transaction(on.touchstone, (tx) =>
    observationsOf(tx, on.touchstone.files, record.organisation, unitIds, asked),
  );
}
const said = ({ unit, period, item, answer }: ShownObservation) => [unit, period, item, answer];

test("every answer of the units is told with its source and note, by unit, period and event", async () => {
  const all = await observed([B, A], libraries);
  expect(all.map(said)).toEqual([
    [A, "2024", "libraries/hours", { value: 8, error: 0.5 }],
    [A, "2025", "libraries/hours", { value: 12, source: "the council's list", note: "in winter 10" }],
    [A, "2025", "libraries/hours", { state: "refused", note: "no longer told" }],
    [B, "2025", "libraries/hours", 20],
    [B, "2025", "libraries/hours", 21],
  ]);
  expect(currentOf(all).map(said)).toEqual([0, 2, 4].map((at) => said(all[at] as ShownObservation)));
});

test("what came after a cut, and what another programme was told, is not among them", async () => {
  const [first] = await observed([B], libraries);
  expect((await observed([A, B], libraries, (first?.seq ?? 0) + 1)).map(said)).toEqual([
    [A, "2025", "libraries/hours", { value: 12, source: "the council's list", note: "in winter 10" }],
    [B, "2025", "libraries/hours", 20],
  ]);
  expect((await observed([A, B], schools)).map(said)).toEqual([[A, "2025", "schools/hours", 5]]);
});

test("of a unit that has said nothing there is nothing", async () => {
  expect(await observed(["01900000-0000-7000-8000-00000000ffff"], libraries)).toEqual([]);
});
