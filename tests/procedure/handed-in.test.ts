/** What was handed in, attacked over HTTP: by the office's file, by its form; and what may come in all the same. */
import { roundStandard, type SampleRound, sampleRound, setClock } from "@touchstone/server/testing";
import { type TestService, testService } from "@touchstone/service/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const clock = setClock("2026-03-02");
const OFFICE_REPORTS =
  "      - { id: budget, title: Budget, reportedBy: office, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }\n";
let on: TestService;
let round: SampleRound;
beforeAll(async () => {
  on = await testService({}, clock.now);
  const yaml = roundStandard("round", { rated: false }).replace("grades:\n", `${OFFICE_REPORTS}grades:\n`);
  round = await sampleRound(on.touchstone, { yaml, opens: "2026-03-02", closes: "2026-04-06" });
  await round.applied("mill");
}, 120_000);
afterAll(() => on.end());

async function sent(path: string, type: string, payload: string) {
  const url = `/api/v1/programmes/round/${path}`;
  const headers = { "x-test-account": round.office, "content-type": type };
  const answer = await on.app.inject({ method: "POST", url, headers, payload });
  return { status: answer.statusCode, json: answer.json<Record<string, unknown>>() };
}

const file = (cells: string) => sent("observations", "text/csv", cells);
const WANT = "got another answer than the unit has handed in, want the one it has handed in";

describe("answers that a unit has handed in", () => {
  test("are not changed by a file of the office, which hears of each", async () => {
    const answer = await file("unit,period,hours,forms\nmill,2025,12,no\n");
    expect(answer).toMatchObject({ status: 422, json: { detail: "2 problems. Nothing was recorded." } });
    expect(answer.json.errors).toMatchObject([
      { pointer: "/mill/2025/forms", detail: expect.stringContaining(WANT) },
      { pointer: "/mill/2025/hours", detail: expect.stringContaining(WANT) },
    ]);
  });

  test("are not changed by the office in the unit's form", async () => {
    const said = JSON.stringify({ period: "2025", answers: { hours: 12 } });
    expect(await sent(`units/${round.unit.mill}/answers`, "application/json", said)).toMatchObject({
      status: 422,
      json: { errors: [{ pointer: "/answers/hours", detail: expect.stringContaining(WANT) }] },
    });
  });

  test("are in a file as they are, beside what the office reports itself", async () => {
    expect(await file("unit,period,hours,forms,budget\nmill,2025,40,yes,20\n")).toMatchObject({
      status: 200,
      json: { said: 3, same: 2, recorded: 1 },
    });
  });
});
