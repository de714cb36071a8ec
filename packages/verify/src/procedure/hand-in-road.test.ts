import { describe, expect, test } from "vitest";
import type { EventData } from "../record/event-shapes.ts";
import type { Recorded } from "../record/recorded.ts";
import { brokenRoad } from "./hand-in-road.ts";
import { roundOf } from "./round.ts";

const ID = { applicationId: "a" } as const;
const to = (state: string) => ({ ...ID, moved: { to: state, deadline: null } });
const ON_RECORD = { size: 1, root: "", answers: "", own: "", proofs: "", nAnswers: 1, nProofs: 0 };
type Told = { readonly [T in keyof EventData]: readonly [T, Partial<EventData[T]>] }[keyof EventData];

const MADE: Told = ["ApplicationMade", to("answering")];
const handsIn = (state: string): Told => ["ApplicationHandedIn", { ...to(state), ...ON_RECORD }];
const LIST: Told = ["CompletenessChecked", { ...to("mending"), toMend: [{ at: "hours", text: [] }] }];
const COMPLETE: Told = ["CompletenessChecked", { ...to("review"), toMend: [] }];
const PASSED: Told = ["ApplicationMoved", { ...to("review"), onRecord: ON_RECORD }];
const REST: readonly Told[] = [
  ["RatingsSettled", to("settling")],
  ["ScoreReady", to("deciding")],
  ["DecisionMade", to("decided")],
  ["ApplicationMoved", to("noticed")],
];
const COMPLETENESS = { stages: [{ stage: "completeness", days: 5, actsAt: null }] };

/** What is broken of these open events; null: nothing. */
function told(road: readonly Told[], cycle: Parameters<typeof brokenRoad>[2] = COMPLETENESS) {
  const events = [...road, ...REST].map(
    ([type, data], seq) => ({ type, seq, at: "2026-03-02T12:00:00.000Z", by: "a", stream: "s", data }) as Recorded, // with the fields that are looked at
  );
  return brokenRoad(roundOf(events, events.length), "a", cycle);
}

const ROADS: readonly [name: string, road: readonly Told[]][] = [
  ["complete at once", [handsIn("handedIn"), COMPLETE]],
  ["handed in again", [handsIn("handedIn"), LIST, handsIn("review")]],
  ["not handed in again", [handsIn("handedIn"), LIST, PASSED]],
];

describe.each(ROADS)("a road to its reviewers, %s,", (_, road) => {
  test("is whole", () => expect(told([MADE, ...road])).toBeNull());
  test("is not with any of it closed", () => {
    for (let open = 0; open < 2 ** road.length - 1; open++) {
      const some = road.filter((__, i) => (open >> i) % 2 === 1);
      expect(told([MADE, ...some]), `${open}`).not.toBeNull();
    }
  });
  test("is not with one of them twice", () => {
    for (const one of road) expect(told([MADE, ...road, one])).not.toBeNull();
  });
  test("is not in another order", () => expect(told([MADE, ...[...road].reverse()])).not.toBeNull());
});

test("a round in which nobody looks through it goes on with the first hand-in, and has no second", () => {
  const cycle = { stages: [] };
  expect(told([MADE, handsIn("settling")], cycle)).toBeNull();
  expect(told([MADE, handsIn("handedIn"), COMPLETE], cycle)).toMatchObject({
    found: expect.stringMatching(/handedIn$/),
  });
  expect(told([MADE, handsIn("settling"), handsIn("settling")], cycle)).toEqual({
    found: "ApplicationHandedIn at settling",
    wanted: "nothing more to hand in",
  });
});

test("what lacks is named", () => {
  const lacks = (...road: readonly Told[]) => told([MADE, ...road])?.found;
  expect(lacks()).toBe("no hand-in that is open");
  expect(lacks(handsIn("handedIn"))).toBe("no check that is open of whether it was complete");
  expect(lacks(handsIn("handedIn"), LIST)).toBe("nothing that is open of how it stood when it was mended");
  expect(lacks(handsIn("review"))).toBe("ApplicationHandedIn, by which it is at review");
});

test("there is one list", () =>
  expect(told([MADE, handsIn("handedIn"), LIST, handsIn("mending"), PASSED])).toEqual({
    found: "ApplicationHandedIn, by which it is at mending",
    wanted: "on its way to its score, for it can be mended once",
  }));
