import { describe, expect, test } from "vitest";
import { decideHandIn, type Snapshot } from "./hand-in.ts";
import { at, calendar, cycle, OWN, standardWith } from "./sample-applied.ts";
import { eventsOf, on, refusalOf } from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const snapshot: Snapshot = { size: 9, root: "r", answers: "d", own: "o", proofs: "p", nAnswers: 2, nProofs: 1 };
const handIn = (loaded = at("answering"), today = "2026-03-09", taken = snapshot, nCounting = 2) =>
  decideHandIn({ applicationId: "a1" }, { ...loaded, snapshot: taken, nCounting }, on(today, OWN));
const moved = (...args: Parameters<typeof handIn>) =>
  eventsOf(handIn(...args)).map(({ type, data }) => [type, "moved" in data ? data.moved : null]);

describe("handing in", () => {
  test("records what was on record, and gives the office its days", () =>
    expect(eventsOf(handIn())).toEqual([
      {
        type: "ApplicationHandedIn",
        stream: "application/a1",
        data: {
          applicationId: "a1",
          ...snapshot,
          moved: { to: "handedIn", deadline: { until: "2026-03-17", days: 5, provisional: false } },
        },
      },
    ]));

  const review = { to: "review", deadline: { until: "2026-03-24", days: 10, provisional: false } };
  test.each<[string, Parameters<typeof handIn>[0], unknown]>([
    [
      "goes to its reviewers where nobody checks",
      at("answering", {}, { cycle: { ...cycle, stages: cycle.stages.slice(2) } }),
      review,
    ],
    ["goes to its reviewers after mending", at("mending"), review],
    [
      "goes to its score where nothing is rated",
      at("mending", {}, { standard: standardWith({ rated: false }) }),
      { to: "settling", deadline: null },
    ],
    [
      "goes to its reviewers without a limit where the round has no such stage",
      at("mending", {}, { cycle: { ...cycle, stages: [] } }),
      { to: "review", deadline: null },
    ],
  ])("%s", (_, loaded, to) => expect(moved(loaded)).toEqual([["ApplicationHandedIn", to]]));

  test("is for an application that is being answered or mended, and for no other", () => {
    for (const state of APPLICATION_STATES)
      expect(handIn(at(state)).ok, state).toBe(state === "answering" || state === "mending");
    expect(refusalOf(handIn(at("review")))).toMatchObject({ code: "application-state", state: "review" });
  });

  test("is too late on the day after the last", () => {
    expect(handIn(at("answering"), "2026-03-30").ok).toBe(true);
    expect(refusalOf(handIn(at("answering"), "2026-03-31"))).toEqual({
      code: "stage-over",
      applicationId: "a1",
      until: "2026-03-31",
      today: "2026-03-31",
    });
  });

  test("is in time where days off have become known since, whether the clock has come by or not", () => {
    const provisional = { deadline: { until: "2026-03-31", days: 20, provisional: true } };
    const known = { calendar: { ...calendar, exceptions: [{ day: "2026-03-20", working: false }] } };
    expect(handIn(at("answering", provisional, known), "2026-03-31").ok).toBe(true);
    expect(handIn(at("answering", provisional, known), "2026-04-01").ok).toBe(false);
    const worked = { calendar: { ...calendar, exceptions: [{ day: "2026-03-21", working: true }] } };
    expect(handIn(at("answering", provisional, worked), "2026-03-30").ok).toBe(true); // never earlier than was said
  });

  test("needs no new answer where what is asked is known already", () =>
    expect(handIn(at("answering"), "2026-03-09", { ...snapshot, nAnswers: 0 }, 1).ok).toBe(true));

  test("is not done without an answer, nor without an application", () => {
    expect(refusalOf(handIn(at("answering"), "2026-03-09", { ...snapshot, nAnswers: 0 }, 0))).toEqual({
      code: "nothing-answered",
      applicationId: "a1",
    });
    expect(refusalOf(decideHandIn({ applicationId: "a1" }, null, on("2026-03-09")))).toMatchObject({ code: "unknown" });
  });
});
