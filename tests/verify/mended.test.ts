/** Who has something to mend changes answers and proofs, and does not hand in again: what stands in its place is verified as the hand-in is. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportBundle, runDue } from "@touchstone/server";
import { roundStandard, sampleRound, setClock, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proofOf } from "./sample-proofs.ts";

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const folder = mkdtempSync(join(tmpdir(), "touchstone-mended-"));
const clock = setClock("2026-03-02");
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await on.end();
});

test("what stands in place of what was handed in, once the days for mending are over, comes out of the ledger too", async () => {
  const { touchstone } = on;
  const yaml = roundStandard("round", { rated: false });
  const round = await sampleRound(touchstone, { opens: "2026-03-02", closes: "2026-04-06", yaml });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
  await proofOf(on, round, "at first", ["hours"]);
  const applicationId = await round.applied("mill", "bronze", "16");
  const toMend = [{ at: "hours", text: [words("Saturdays too?")] }];
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend });
  await round.answers([{ unit: "mill", period: "2025", hours: "30" }]);
  await proofOf(on, round, "then", ["forms"]);
  clock.setTo("2026-03-20");
  await runDue(touchstone, "round");

  await round.does("mill", { type: "ReplyToFindings", applicationId, text: null });
  await round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] });
  const decided = { applicationId, grade: "bronze", reasons: [], whyCertain: [words("It holds.")] };
  await round.does("decider", { type: "Decide", ...decided });
  const notice = { noticeId: touchstone.newId(), cycleId: round.cycleId, applicationIds: [applicationId], text: [] };
  await round.does("office", { type: "PublishNotice", ...notice });

  const dir = join(folder, "bundle");
  await exportBundle(touchstone, "round", dir);
  const { checks } = await verifyBundle(dir, { parquet: false });
  expect(checks.flatMap(({ id, faults }) => faults.map((fault) => ({ id, ...fault })))).toEqual([]);
  expect(checks.find(({ id }) => id === "handed-in")?.found).toBe("2 hand-ins, the answers of 2");

  // the receipt names the entry that says what it says
  const { rows } = await touchstone.pool.query<{ shown: object; opened: { type: string; data: { onRecord: object } } }>(
    `SELECT a.handed_in - 'at' - 'seq' AS shown, convert_from(e.entry, 'UTF8')::jsonb -> 'data' -> 'event' AS opened
     FROM application a JOIN event e ON e.log_id = $1 AND e.stream = 'sealed/' || (a.handed_in ->> 'seq')`,
    [round.programme.logId],
  );
  expect(rows).toEqual([
    { shown: rows[0]?.opened.data.onRecord, opened: expect.objectContaining({ type: "ApplicationMoved" }) },
  ]);
}, 120_000);
