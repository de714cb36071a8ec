import type { RatingGiven } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";
import { settleDue } from "./settle-job.ts";

const clock = setClock("2026-03-02"); // a Monday
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

const stateOf = async (applicationId: string) =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, round.programme, applicationId)))?.application;

const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const rate = (level: number | null): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words("As the pictures show"),
  evidence: [],
});

/** Somebody says that nothing ties them to an applicant, and is assigned. */
async function assigned(applicationId: string, reviewer: string): Promise<string> {
  const assignmentId = on.touchstone.newId();
  const { cycleId } = round;
  await round.does(reviewer, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
  const name = round.account(reviewer);
  await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
  return assignmentId;
}

async function inReview(code: "mill" | "well" | "hill"): Promise<string> {
  const applicationId = await round.applied(code);
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  return applicationId;
}

async function rated(applicationId: string, levels: Readonly<Record<string, number | null>>): Promise<void> {
  for (const [reviewer, level] of Object.entries(levels)) {
    const assignmentId = await assigned(applicationId, reviewer);
    await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rate(level)] });
    await round.does(reviewer, { type: "HandInRatings", assignmentId });
  }
}

describe("the judging of an application", () => {
  test("goes by two reviewers, a score, a reply and a recommendation to whoever decides", async () => {
    const applicationId = await inReview("mill");
    await rated(applicationId, { reviewer: 2, "reviewer-2": 3 });
    expect(await stateOf(applicationId)).toMatchObject({
      state: "settling",
      settled: [{ item: "welcome", level: 2.5, error: 0.5, ratings: 2 }],
    });

    const done = await settleDue(on.touchstone, "round");
    expect(done).toEqual({ submitted: [applicationId], assessed: ["2025"], advanced: [applicationId], stopped: [] });
    expect(await stateOf(applicationId)).toMatchObject({ state: "reply", score: { grade: "gold" } });
    expect(await settleDue(on.touchstone, "round")).toEqual({ submitted: [], assessed: [], advanced: [], stopped: [] });

    await round.does("mill", { type: "ReplyToFindings", applicationId, text: words("We open on Saturdays too") });
    expect(await stateOf(applicationId)).toMatchObject({ state: "recommending" });
    await round.does("assessor", { type: "Recommend", applicationId, grade: "gold", reasons: [] });
    expect(await stateOf(applicationId)).toMatchObject({ state: "deciding", recommendation: { grade: "gold" } });

    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
    const before = await dumpProjections(on.touchstone);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });
});
