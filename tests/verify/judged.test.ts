/**
 * The crooked ways of a review, in an open bundle: a reviewer who stepped back after handing in, one who was replaced,
 * ratings that were settled, found uncertain, and settled anew with a third. A stranger's check finds all of it sound.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "@touchstone/domain";
import { addAccount, exportBundle, runDue } from "@touchstone/server";
import {
  roundStandard,
  type SampleRound,
  sampleRound,
  setClock,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "touchstone-judged-"));
const clock = setClock("2026-03-02"); // a Monday
const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const yaml = roundStandard("round").replace(
    "grades:\n",
    "robustness: { replicates: 500, certainAt: 0.99, whenUncertain: thirdReview, vary: { weights: 0.25, reviewers: true } }\ngrades:\n",
  );
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06", yaml });
  const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };
  await round.does("office", { type: "ChangeCalendar", programmeId: round.programme.logId, calendar });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await on.end();
});

async function assigned(applicationId: string, name: string): Promise<string> {
  const assignmentId = on.touchstone.newId();
  const { cycleId } = round;
  await round.does(name, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
  const reviewer = round.account(name);
  await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer });
  return assignmentId;
}

async function rated(assignmentId: string, name: string, ...levels: readonly number[]): Promise<void> {
  for (const level of levels) {
    const rating = {
      item: "welcome",
      level,
      confidence: "high",
      reason: words(`Seen at ${level}`),
      evidence: [],
    } as const;
    await round.does(name, { type: "Rate", assignmentId, ratings: [rating] });
  }
  await round.does(name, { type: "HandInRatings", assignmentId });
}

test("ratings of who stepped back or was replaced count nowhere, and those that stand make what was scored", async () => {
  const applicationId = await round.applied("mill", "bronze", "0");
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  const late = await assigned(applicationId, "reviewer");
  const tied = await assigned(applicationId, "reviewer-2");
  await rated(tied, "reviewer-2", 3);
  await round.does("reviewer-2", { type: "Recuse", assignmentId: tied });
  clock.setTo("2026-03-17");
  await round.does("office", { type: "Recuse", assignmentId: late });
  await rated(await assigned(applicationId, "reviewer-3"), "reviewer-3", 2, 1); // changed before handing in
  await rated(await assigned(applicationId, "reviewer-4"), "reviewer-4", 1);
  expect((await runDue(on.touchstone, "round")).stopped).toEqual([]); // uncertain: back to review
  await addAccount(on.touchstone, round.account("reviewer-5"));
  await round.does("office", {
    type: "GrantRole",
    grantId: on.touchstone.newId(),
    account: round.account("reviewer-5"),
    role: "reviewer",
    unitId: null,
    from: "2020-01-01",
    until: null,
  });
  await rated(await assigned(applicationId, "reviewer-5"), "reviewer-5", 2);
  expect((await runDue(on.touchstone, "round")).stopped).toEqual([]);

  const steps: readonly (readonly [string, Command])[] = [
    ["mill", { type: "ReplyToFindings", applicationId, text: words("It is so") }],
    ["assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] }],
    [
      "decider",
      { type: "Decide", applicationId, grade: "bronze", reasons: [], whyCertain: [words("Three have seen it.")] },
    ],
    [
      "office",
      {
        type: "PublishNotice",
        noticeId: on.touchstone.newId(),
        cycleId: round.cycleId,
        applicationIds: [applicationId],
        text: [],
      },
    ],
  ];
  for (const [name, command] of steps) await round.does(name, command);
  clock.setTo("2026-04-07");
  expect((await runDue(on.touchstone, "round")).stopped).toEqual([]);

  const dir = join(folder, "bundle");
  await exportBundle(on.touchstone, "round", dir, { cut: "present" });
  const { checks } = await verifyBundle(dir);
  expect(checks.flatMap(({ id, faults }) => faults.map((fault) => ({ id, ...fault })))).toEqual([]);
  expect(checks.find(({ id }) => id === "ratings")?.found).toBe("3 ratings of 1 applications");
  expect(checks.find(({ id }) => id === "designations")?.found).toContain("1 granted");
  const ratings = readFileSync(join(dir, "ratings.csv"), "utf8");
  for (const gone of [late, tied, "Seen at 3"]) expect(ratings).not.toContain(gone);
  // of a rating that was changed before it was handed in, what it was changed to alone is open
  expect(ratings.split("\n").filter((line) => line.includes("Seen at 2"))).toHaveLength(1);
}, 120_000);
