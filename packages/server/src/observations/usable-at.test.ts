import { afterAll, beforeAll, expect, test } from "vitest";
import type { Log } from "../store/log.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRecord, sampleRecord } from "../testing/sample-record.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { sampleStandard } from "./sample-answers.ts";
import { type UsableAt, usableAt } from "./usable-at.ts";

const UNIT = "01900000-0000-7000-8000-000000000001";
let on: TestTouchstone;
let record: SampleRecord;
let programme: Log;

beforeAll(async () => {
  on = await testTouchstone();
  record = await sampleRecord(on.touchstone);
  programme = await record.found("libraries", sampleStandard("libraries"));
  await record.register([UNIT]);
  await record.enrol(programme, [UNIT]);
});
afterAll(() => on.end());

const submit = (period: string): Promise<void> => record.submit(programme, period, ["libraries/hours"], [[UNIT, [12]]]);

async function headSize(): Promise<number> {
  const { rows } = await on.touchstone.pool.query<{ size: number }>(
    "SELECT size FROM event_head WHERE shard_key = $1 AND log_id = $2",
    [record.organisation.shardKey, record.organisation.logId],
  );
  return rows[0]?.size ?? 0;
}

/** @param isSealed whether what is kept in mind may be told */
function lookedUp(size: number, isSealed: boolean): Promise<UsableAt> {
  const asked = { programmeId: programme.logId, day: "2026-03-01", size, quantities: new Set<string>(), isSealed };
  return transaction(on.touchstone, (tx) => usableAt(tx, on.touchstone.files, record.organisation, asked));
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
