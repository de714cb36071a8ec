import { type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestService, testService } from "../../../testing/index.ts";

const clock = setClock("2026-03-02");
let on: TestService;
let round: SampleRound;
beforeAll(async () => {
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 240_000);
afterAll(() => on.end());

const preview = (asker: string, unit: string) =>
  on.app.inject({
    method: "POST",
    url: "/api/v1/programmes/round/preview",
    headers: { "x-test-account": round.account(asker) },
    payload: {
      period: "2025",
      unit,
      changes: [
        { item: "hours", value: 20 },
        { item: "forms", value: true },
      ],
    },
  });

describe("a draft, before anything of it is recorded", { timeout: 120_000 }, () => {
  test("is no draft of who has not applied", async () => {
    expect((await preview("mill", round.unit.mill)).statusCode).toBe(409);
  });

  test("gives its unit the score, the grade, what is left to gain, and the way to the next grade", async () => {
    const { cycleId, unit } = round;
    const applicationId = on.touchstone.newId();
    await round.does("mill", { type: "Apply", applicationId, cycleId, unitId: unit.mill, grade: "gold" });
    const told = await preview("mill", unit.mill);
    expect(told.statusCode).toBe(200);
    expect(told.json()).toMatchObject({
      before: null,
      after: { score: 75, grade: "bronze", nodes: { hours: { score: 50 }, forms: { score: 100 } } },
      gaps: [
        { node: "hours", state: "present" },
        { node: "welcome", state: "missing" },
      ],
      path: { grade: "gold", reaches: true },
    });
  });

  test("is nobody's but the unit's, and of those who help it", async () => {
    for (const [asker, status] of [
      ["office", 200],
      ["coordinator", 200],
      ["well", 403],
      ["reviewer", 403],
      ["assessor", 403],
    ] as const)
      expect([asker, (await preview(asker, round.unit.mill)).statusCode]).toEqual([asker, status]);
  });
});
