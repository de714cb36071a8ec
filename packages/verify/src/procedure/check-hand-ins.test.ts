import { expect, test } from "vitest";
import { sha256Hex } from "../files/digest.ts";
import { ALL, answers, HAND_IN, RIGHT, type Told, to, told, UNITS } from "./sample-hand-in.ts";

test("the last answer before the hand-in counts, in the periods that the round is made from", () =>
  expect(told({})).toEqual([]));

test("what came after it does not count", () => {
  const before = { size: 4, root: "root of 4" };
  const [all, own] = [ALL, UNITS].map((text) => sha256Hex(text.replace("30", "20")));
  expect(told({ said: { ...before, answers: all ?? "", own: own ?? "" } })).toEqual([]);
  expect(told({ said: before })).toEqual([
    expect.stringMatching(/^own: .* of the 2 answers of the unit itself$/),
    expect.stringMatching(/^answers: .* of the 3 answers$/),
  ]);
});

test("of whom nothing was answered, nothing can have been handed in", () =>
  expect(told({ answers: null })).toContain("3 answers, want 0, which were on record"));

test("answers of who takes part no more can't be looked at", () =>
  expect(told({ published: false, answers: null })).toEqual(["handed in, withheld"]));

test("nothing of a hand-in can be looked at behind the end of the organisation's ledger", () =>
  expect(told({ ledger: 5 })).toEqual(["handed in, beyond"]));

test("what the unit had handed in is what is scored, whatever others add", () => {
  const scored = { ...RIGHT, size: 5, root: "root of 5" };
  expect(told({ said: scored, scored: { size: 6, day: "2026-03-20" } })).toEqual([]);
  const before = answers([1, "2025", "opening_hours@1", 20]);
  const said = { ...RIGHT, size: 4, root: "root of 4", nAnswers: 1 };
  const digest = sha256Hex('[["opening_hours@1","2025",20]]');
  const given = { said: { ...said, own: digest, answers: digest }, scored: { size: 6, day: "2026-03-20" } };
  expect(told({ ...given, answers: before })).toEqual([]);
  expect(told({ ...given, answers: [...before, ...answers([4, "2025", "opening_hours@1", 30])] })).toEqual([
    "scored with other answers of the unit itself: opening_hours@1, want those it had handed in",
  ]);
});

test("an application on notice has something that it handed in, and an assessment that scored it", () => {
  expect(told({ road: [] })).toEqual([
    "no hand-in that is open, want all that was handed in, opened with all that led to its decision",
  ]);
  const elsewhere: Told = ["ScoreReady", { ...to("decided"), assessmentId: "y" }];
  expect(told({ road: [HAND_IN, elsewhere] })).toEqual(["scored by y, want an assessment that is in the ledger"]);
});

test("after its days for mending what it had on record is said, but by an early event", () => {
  const list: Told = ["CompletenessChecked", { ...to("mending"), toMend: [{ at: "hours", text: [] }] }];
  const stages = [{ stage: "completeness", days: 5, actsAt: null }];
  expect(told({ stages, road: [HAND_IN, list, ["ApplicationMoved", to("settling")]] })).toEqual([
    "handed in, early mending",
  ]);
});
