/**
 * The job that brings settled ratings to a score, in a program that dies at every word that it says to its database or its
 * disk, before it is heard and before it is answered: whatever was done stays done, and the next program completes it once.
 */
import type { RatingGiven } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { transaction } from "../store/tx.ts";
import { diesAtEachWord } from "../testing/dies-at-each-word.ts";
import { type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { settleDue } from "./settle-job.ts";

const clock = setClock("2026-03-02");
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
}, 120_000);
afterAll(() => on.end());

const reason = { text: "As the pictures show", lang: "en", origin: "source", review: null } as const;
const rating = (level: number): RatingGiven => ({ item: "welcome", level, confidence: "low", reason, evidence: [] });

/** A round in which two applications wait for their score. */
async function waiting(slug: string): Promise<SampleRound> {
  const round = await sampleRound(on.touchstone, { slug, opens: "2026-03-02", closes: "2026-04-06" });
  const { cycleId } = round;
  for (const code of ["mill", "well"] as const) {
    const applicationId = await round.applied(code);
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    for (const [k, name] of ["reviewer", "reviewer-2"].entries()) {
      const assignmentId = on.touchstone.newId();
      const reviewer = round.account(name);
      await round.does(name, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
      await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer });
      await round.does(name, { type: "Rate", assignmentId, ratings: [rating(k + 1)] });
      await round.does(name, { type: "HandInRatings", assignmentId });
    }
  }
  return round;
}

/** How many events of each type a log has, those of the round by what its tables say of them. */
async function counted({ organisation, programme }: SampleRound): Promise<Record<string, number>> {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ type: string; n: number }>(
      `SELECT type, count(*) AS n FROM event WHERE log_id = ANY($1) AND type <> 'Sealed' GROUP BY type
       UNION ALL SELECT type, count(*) FROM application_event WHERE shard_key = $2 GROUP BY type`,
      [[organisation.logId, programme.logId], programme.shardKey],
    ),
  );
  return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
}

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  test("leaves what the next one completes, once", async () => {
    const round = await waiting(`dies-${when}`);
    const { slug } = round.programme;
    const start = await counted(round);
    const { nDeaths, nSteps } = await diesAtEachWord(on.touchstone, when, {
      run: (touchstone) => settleDue(touchstone, slug),
      state: async () => JSON.stringify(await counted(round)),
    });
    expect(await settleDue(on.touchstone, slug)).toEqual({ submitted: [], assessed: [], advanced: [], stopped: [] });
    const end = await counted(round);
    expect(end).toEqual({
      ...start,
      ObservationsSubmitted: (start.ObservationsSubmitted ?? 0) + 2,
      AssessmentRecorded: 1,
      ScorecardsRecorded: 1,
      ScoreReady: 2,
    });
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
    expect(nDeaths).toBeGreaterThan(20);
    // two submissions, an assessment, two steps on: the last of them may be the one that nobody died at
    expect(nSteps).toBeGreaterThanOrEqual(when === "after" ? 5 : 4);
  }, 300_000);
});
