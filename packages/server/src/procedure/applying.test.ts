import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";

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

describe("a unit", () => {
  test("applies, answers, hands in, mends, and goes on to its reviewers", async () => {
    const applicationId = await round.applied("mill");
    expect(await stateOf(applicationId)).toMatchObject({
      state: "handedIn",
      deadline: { until: "2026-03-10", days: 5, provisional: true },
      handedIn: { nAnswers: 2, nProofs: 0 },
    });
    const text = [{ text: "The hours of June", lang: "en", origin: "source", review: null }] as const;
    await round.does("coordinator", { type: "CheckCompleteness", applicationId, toMend: [{ at: "hours", text }] });
    expect(await stateOf(applicationId)).toMatchObject({ state: "mending", toMend: [{ at: "hours" }] });
    await round.does("mill", { type: "HandIn", applicationId });
    expect(await stateOf(applicationId)).toMatchObject({ state: "review", deadline: { until: "2026-03-17" } });
    expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
    const before = await dumpProjections(on.touchstone);
    expect(before.application).toHaveLength(1);
    expect(before.application_event).toHaveLength(4);
    await rebuild(on.touchstone);
    expect(await dumpProjections(on.touchstone)).toEqual(before);
  });
});
