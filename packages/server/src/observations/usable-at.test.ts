import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { sampleStandard } from "./sample-answers.ts";
import { type UsableAt, usableAt } from "./usable-at.ts";

const UNIT = "01900000-0000-7000-8000-000000000001";
const OTHER = "01900000-0000-7000-8000-000000000002";
let on: TestTouchstone;
let record: SampleRecord;
let programme: Log;

beforeAll(async () => {
  on = await testTouchstone();
  record = await sampleRecord(on.touchstone);
  programme = await record.found("libraries", sampleStandard("libraries"));
  await record.register([UNIT, OTHER]);
  await record.enrol(programme, [UNIT, OTHER]);
});
afterAll(() => on.end());

const submit = (period: string, unit = UNIT): Promise<void> =>
  record.submit(programme, period, ["libraries/hours"], [[unit, [12]]]);

async function unitNos(units: readonly string[]): Promise<number[]> {
  const { rows } = await on.touchstone.pool.query<{ unit_no: number }>(
    "SELECT unit_no FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])",
    [record.organisation.shardKey, units],
  );
  return rows.map((row) => row.unit_no);
}

async function headSize(): Promise<number> {
  const { rows } = await on.touchstone.pool.query<{ size: number }>(
    "SELECT size FROM event_head WHERE shard_key = $1 AND log_id = $2",
    [record.organisation.shardKey, record.organisation.logId],
  );
  return rows[0]?.size ?? 0;
}

/** @param isSealed whether what is kept in mind may be told */
async function lookedUp(size: number, isSealed: boolean, units: readonly string[] = [UNIT]): Promise<UsableAt> {
  const nos = await unitNos(units);
  const asked = { programmeId: programme.logId, day: "2026-03-01", size, quantities: new Set<string>(), isSealed };
  return transaction(on.touchstone, (tx) => usableAt(tx, on.touchstone.files, record.organisation, asked, nos));
}

test("a sealed cut says what it said, and what the database says, whatever is submitted later", async () => {
  await submit("2025");
  const early = await headSize();
  const first = await lookedUp(early, true);
  expect([first.periods.length, first.seqs.length]).toEqual([1, 1]);
  await submit("2025");
  await submit("2026");
  expect(await lookedUp(early, true)).toBe(first);
  expect(await lookedUp(early, false)).toEqual(first);
  const late = await lookedUp(await headSize(), true);
  expect([late.periods.length, late.seqs.length]).toEqual([2, 3]);
  expect(late).toEqual(await lookedUp(await headSize(), false));
});

test("of what is not sealed nothing is kept in mind", async () => {
  const whole = Number.MAX_SAFE_INTEGER;
  const before = await lookedUp(whole, false);
  await submit("2026");
  expect((await lookedUp(whole, false)).seqs.length).toBe(before.seqs.length + 1);
});

test("of a cut that is not sealed only what was submitted of these units is looked up", async () => {
  await submit("2025", OTHER);
  const whole = Number.MAX_SAFE_INTEGER;
  const counts: number[] = [];
  for (const units of [[UNIT], [OTHER], [UNIT, OTHER], []])
    counts.push((await lookedUp(whole, false, units)).seqs.length);
  expect(counts).toEqual([4, 1, 5, 0]);
});
