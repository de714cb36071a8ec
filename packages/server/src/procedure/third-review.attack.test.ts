/** A third review is called for once, and nobody is told a score before. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { rebuild } from "../rebuild.ts";
import { roundStandard } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type SampleJudging, sampleJudging } from "./sample-judging.ts";
import { settleDue } from "./settle-job.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("ratings that lie apart", () => {
  test("call for a third, who settles them; none of it moves before", async () => {
    const round = await at.opened("apart");
    const applicationId = await at.inReview(round, "mill");
    await at.rated(round, applicationId, { reviewer: 0, "reviewer-2": 2 });
    expect(await at.stateOf(round, applicationId)).toMatchObject({
      state: "review",
      thirdItems: ["welcome"],
      settled: null,
    });
    expect(await settleDue(at.on.touchstone, "apart")).toMatchObject({ submitted: [], assessed: [], advanced: [] });
    await at.rated(round, applicationId, { "reviewer-3": 1 });
    expect(await at.stateOf(round, applicationId)).toMatchObject({
      state: "settling",
      settled: [{ item: "welcome", level: 1, error: 1, ratings: 3 }],
    });
    const before = await dumpProjections(at.on.touchstone);
    await rebuild(at.on.touchstone);
    expect(await dumpProjections(at.on.touchstone)).toEqual(before);
  });
});

describe("a grade that is not certain", () => {
  const yaml = (slug: string): string =>
    roundStandard(slug).replace(
      "grades:\n",
      "robustness: { replicates: 500, certainAt: 0.99, whenUncertain: thirdReview, vary: { weights: 0.25, reviewers: true } }\ngrades:\n",
    );

  test("goes back for a third review, once; its score is told to nobody before", async () => {
    const round = await at.opened("uncertain", yaml("uncertain"));
    const applicationId = await at.inReview(round, "mill", "0"); // (0 + 100 + 33) ÷ 3: bronze is 40
    await at.rated(round, applicationId, { reviewer: 1, "reviewer-2": 1 });
    expect(await settleDue(at.on.touchstone, "uncertain")).toMatchObject({ assessed: ["2025"], stopped: [] });
    expect(await at.stateOf(round, applicationId)).toMatchObject({
      state: "review",
      deadline: { days: 10 },
      thirdItems: ["welcome"],
      settled: null,
      score: null,
    });
    expect(await settleDue(at.on.touchstone, "uncertain")).toEqual({
      submitted: [],
      assessed: [],
      advanced: [],
      stopped: [],
    });
    await at.rated(round, applicationId, { "reviewer-3": 2 });
    const again = await settleDue(at.on.touchstone, "uncertain");
    expect(again).toEqual({ submitted: [applicationId], assessed: ["2025"], advanced: [applicationId], stopped: [] });
    const stands = await at.stateOf(round, applicationId);
    expect(stands).toMatchObject({ state: "reply", settled: [{ level: 1, error: 0.5, ratings: 3 }] });
    expect(stands?.score?.certainty).toBeLessThan(0.99);
    expect(await checkStore(at.on.touchstone)).toMatchObject({ faults: [] });
  }, 60_000);
});
