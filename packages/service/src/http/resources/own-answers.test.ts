import { type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestService, testService } from "../../testing/test-service.ts";

const clock = setClock("2026-03-02");
let on: TestService;
let round: SampleRound;
beforeAll(async () => {
  on = await testService({}, clock.now);
  round = await sampleRound(on.touchstone, { opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

async function post(by: string | null, path: string, payload: unknown, headers: Record<string, string> = {}) {
  const answer = await on.app.inject({
    method: "POST",
    url: `/api/v1/programmes/round/${path}`,
    headers: {
      ...(by !== null && { "x-test-account": round.account(by) }),
      "content-type": "application/json",
      ...headers,
    },
    payload: typeof payload === "string" ? payload : JSON.stringify(payload),
  });
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
}
const answers = (by: string | null, of: "mill" | "well", said: unknown, headers: Record<string, string> = {}) =>
  post(by, `units/${round.unit[of]}/answers`, { period: "2025", answers: said }, headers);

describe("a unit on a phone", () => {
  it("applies, answers and hands in, and gets a receipt each time", async () => {
    const { cycleId, unit } = round;
    const applied = await post(
      "mill",
      "commands/Apply",
      { cycleId, unitId: unit.mill, grade: "bronze" },
      { "idempotency-key": "apply-1" },
    );
    expect(applied).toMatchObject({ status: 200, json: { log: "round", first: expect.any(Number) } });
    const said = { hours: { value: 32, error: 0.5, source: "door counts" }, forms: true };
    const sent = await answers("mill", "mill", said, { "idempotency-key": "answers-1" });
    expect(sent).toMatchObject({
      status: 200,
      json: { said: 2, same: 0, recorded: 2, held: { tooFew: 0 }, receipt: { log: "round-council" } },
    });
    const again = await answers("mill", "mill", said, { "idempotency-key": "answers-1" });
    expect(again.json.receipt).toEqual(sent.json.receipt);
    const { rows } = await on.touchstone.pool.query<{ application_id: string }>(
      "SELECT application_id FROM application",
    );
    const handedIn = await post("mill", "commands/HandIn", { applicationId: rows[0]?.application_id });
    expect(handedIn).toMatchObject({ status: 200, json: { log: "round" } });
    expect(await answers("mill", "mill", { hours: 40 })).toMatchObject({
      status: 422,
      json: { refusal: { code: "not-answering", state: "handedIn" } },
    });
  });

  it("is told of each answer that can't be, at its question", async () => {
    const { cycleId, unit } = round;
    await post("well", "commands/Apply", { cycleId, unitId: unit.well, grade: "gold" });
    const wrong = await answers("well", "well", { hours: "many", "a/b": 1 });
    expect(wrong).toMatchObject({
      status: 422,
      json: {
        detail: "2 problems. Nothing was recorded.",
        errors: [
          { pointer: "/answers/hours", detail: expect.stringContaining("want a finite number") },
          { pointer: "/answers/a~1b", detail: expect.stringContaining("the standard asks it") },
        ],
      },
    });
  });

  it("can't answer for another, nor without signing in, nor more than a form holds", async () => {
    expect(await answers("mill", "well", { hours: 1 })).toMatchObject({ status: 403 });
    expect(await answers(null, "well", { hours: 1 })).toMatchObject({ status: 401 });
    expect(await answers("well", "well", [])).toMatchObject({ status: 400 });
    expect(await answers("well", "well", {}, { "idempotency-key": "with space" })).toMatchObject({ status: 400 });
    const many = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`q${n}`, 1]));
    expect(await answers("well", "well", many)).toMatchObject({ status: 400 });
    const long = JSON.stringify({ period: "2025", answers: { hours: { value: 1, note: "x".repeat(1_000_000) } } });
    expect(await post("well", `units/${round.unit.well}/answers`, long)).toMatchObject({ status: 413 });
    const deep = `{"period":"2025","answers":{"hours":${"[".repeat(5000)}${"]".repeat(5000)}}}`;
    expect((await post("well", `units/${round.unit.well}/answers`, deep)).status).toBeLessThan(500);
    const huge = `{"period":"2025","answers":{"hours":1e999}}`;
    expect(await post("well", `units/${round.unit.well}/answers`, huge)).toMatchObject({ status: 422 });
  });
});
