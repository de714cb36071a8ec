/** Hard rule 5: withdrawing is one step at any stage; each stage is come to by the commands of those whose it is. */
import type { ApplicationState } from "@touchstone/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkStore } from "../ledger/check-store.ts";
import { liveUnits } from "../observations/enrol-units.ts";
import { rebuild } from "../rebuild.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { runDue } from "./jobs.ts";
import { applicationOf } from "./load-application.ts";

const clock = setClock("2026-03-02");
let on: TestTouchstone;
let round: SampleRound;
beforeAll(async () => {
  on = await testTouchstone(clock.now);
  const yaml = roundStandard("round", { rated: false });
  round = await sampleRound(on.touchstone, { yaml, opens: "2026-03-02", closes: "2026-04-06" });
}, 120_000);
afterAll(() => on.end());

const words = (text: string) => [{ text, lang: "en", origin: "source", review: null }] as const;

/** The steps of a road, each with the state that it leads to. */
const ROAD: readonly (readonly [ApplicationState, (applicationId: string) => Promise<unknown>])[] = [
  [
    "mending",
    (applicationId) =>
      round.does("office", {
        type: "CheckCompleteness",
        applicationId,
        toMend: [{ at: "hours", text: words("The hours of June") }],
      }),
  ],
  ["settling", (applicationId) => round.does("mill", { type: "HandIn", applicationId })],
  ["reply", () => runDue(on.touchstone, round.programme.slug)],
  ["recommending", (applicationId) => round.does("mill", { type: "ReplyToFindings", applicationId, text: null })],
  [
    "deciding",
    (applicationId) => round.does("assessor", { type: "Recommend", applicationId, grade: "bronze", reasons: [] }),
  ],
  [
    "decided",
    (applicationId) =>
      round.does("decider", {
        type: "Decide",
        applicationId,
        grade: "bronze",
        reasons: [],
        whyCertain: words("It holds in every re-scoring"),
      }),
  ],
  [
    "noticed",
    (applicationId) =>
      round.does("office", {
        type: "PublishNotice",
        noticeId: on.touchstone.newId(),
        cycleId: round.cycleId,
        applicationIds: [applicationId],
        text: [],
      }),
  ],
];

const stateOf = async (applicationId: string): Promise<ApplicationState | undefined> =>
  (await transaction(on.touchstone, (tx) => applicationOf(tx, round.programme, applicationId)))?.application.state;

describe.each(ROAD.map(([state], k) => [state, k] as const))("an application that is %s", (state, k) => {
  test("is withdrawn by its unit in one step, and by nobody else", async () => {
    const applicationId = await round.applied("mill");
    for (const [next, step] of ROAD.slice(0, k + 1)) {
      await step(applicationId);
      expect(await stateOf(applicationId)).toBe(next);
    }
    for (const by of ["office", "coordinator", "assessor", "decider", "well", "north"])
      expect(await round.ask(by, { type: "WithdrawApplication", applicationId }), by).toMatchObject({
        ok: false,
        refusal: { code: "not-allowed" },
      });
    expect(await stateOf(applicationId)).toBe(state);
    await round.does("mill", { type: "WithdrawApplication", applicationId });
    expect(await stateOf(applicationId)).toBe("withdrawn");
    const live = await transaction(on.touchstone, (tx) => liveUnits(tx, round.programme, "2026-03-02"));
    expect(live.has(round.unit.mill)).toBe(false);
    expect(await runDue(on.touchstone, round.programme.slug)).toMatchObject({ stopped: [] });
    expect(await stateOf(applicationId)).toBe("withdrawn"); // nothing goes on with it
  }, 60_000);
});

test("what was withdrawn is withdrawn in tables made again too", async () => {
  const before = await dumpProjections(on.touchstone);
  expect(before.application).toHaveLength(ROAD.length);
  await rebuild(on.touchstone);
  expect(await dumpProjections(on.touchstone)).toEqual(before);
  expect(await checkStore(on.touchstone)).toMatchObject({ faults: [] });
}, 60_000);
