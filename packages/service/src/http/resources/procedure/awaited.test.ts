import type { RatingGiven } from "@touchstone/domain";
import { settleDue } from "@touchstone/server";
import { roundStandard, type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestService, testService } from "../../../testing/index.ts";

/** a grade that is not certain calls for a third review, by somebody who is to rate alone */
const ROBUSTNESS =
  "robustness: { replicates: 500, certainAt: 0.99, whenUncertain: thirdReview, vary: { weights: 0.25, reviewers: true } }";
const STANDARD = roundStandard("round").replace("grades:\n", `${ROBUSTNESS}\ngrades:\n`);

const clock = setClock("2026-03-02");
let on: TestService;
let round: SampleRound;
let applicationId = "";
const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;
const rating = (level: number): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words("seen"),
  evidence: [],
});
async function rated(reviewer: string, level: number): Promise<void> {
  const assignmentId = on.touchstone.newId();
  const { cycleId } = round;
  await round.does(reviewer, { type: "DeclareInterests", cycleId, free: [applicationId], conflicts: [] });
  const name = round.account(reviewer);
  await round.does("office", { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
  await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rating(level)] });
  await round.does(reviewer, { type: "HandInRatings", assignmentId });
}
async function get(asker: string | null, path: string): Promise<{ status: number; text: string }> {
  const headers = { ...(asker !== null && { "x-test-account": round.account(asker) }), accept: "text/csv, */*" };
  const told = await on.app.inject({ method: "GET", url: `/api/v1/programmes/round${path}`, headers });
  return { status: told.statusCode, text: told.body };
}
const answers = (asker: string) => get(asker, `/units/${round.unit.mill}/observations`);

beforeAll(async () => {
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06", yaml: STANDARD });
  applicationId = await round.applied("mill", "bronze", "0");
  await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
  await rated("reviewer", 1);
  await rated("reviewer-2", 1);
  expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
}, 240_000);
afterAll(() => on.end());

describe("while a third review is waited for", { timeout: 120_000 }, () => {
  test("nobody sees what the others settled on: not among the answers, not in a table of them", async () => {
    expect(await get("office", `/applications/${applicationId}`)).toMatchObject({
      status: 200,
      text: expect.stringMatching(/"state":"review".*"ratings":null,"score":null/),
    });
    for (const asker of ["reviewer", "reviewer-3"])
      expect([asker, (await answers(asker)).status]).toEqual([asker, 403]);
    for (const asker of ["mill", "assessor", "office", "oversight"]) {
      const { status, text } = await answers(asker);
      expect([asker, status]).toEqual([asker, 200]);
      expect(text).toContain("round/hours");
      expect(text, asker).not.toContain("round/welcome");
    }
    expect((await get("reviewer-3", "/exports/observations?format=csv")).status).toBe(403);
    const table = await get("assessor", "/exports/observations?format=csv");
    expect(table.text).toContain("hours");
    expect(table.text).not.toContain("welcome");
    expect((await get("mill", `/applications/${applicationId}/form`)).text).not.toContain('"answer":1');
  });

  test("the unit sees no score yet, nor does anybody outside", async () => {
    for (const [asker, status] of [
      ["mill", 404],
      ["reviewer-3", 404],
      [null, 404],
      ["office", 200],
    ] as const) {
      expect([asker, (await get(asker, `/scorecards/${round.unit.mill}`)).status]).toEqual([asker, status]);
      expect([asker, (await get(asker, `/scorecards/${round.unit.mill}/explanation`)).status]).toEqual([asker, status]);
    }
  });

  test("nor is it found out by what would be if", async () => {
    const preview = async (asker: string): Promise<number> => {
      const told = await on.app.inject({
        method: "POST",
        url: "/api/v1/programmes/round/preview",
        headers: { "x-test-account": round.account(asker) },
        payload: { period: "2025", unit: round.unit.mill, changes: [] },
      });
      return told.statusCode;
    };
    expect(await preview("mill")).toBe(403);
    expect(await preview("office")).toBe(200);
  });

  test("with the score all of it is told to whom it is for", async () => {
    await rated("reviewer-3", 2);
    expect((await settleDue(on.touchstone, "round")).stopped).toEqual([]);
    for (const asker of ["mill", "office"]) {
      expect((await answers(asker)).text, asker).toContain("round/welcome");
      expect((await get(asker, `/scorecards/${round.unit.mill}`)).status).toBe(200);
    }
    expect((await get(null, `/scorecards/${round.unit.mill}`)).status).toBe(404); // not before its notice
  });
});
