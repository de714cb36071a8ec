import { expect, test } from "vitest";
import { type Counting, discloseObservations, HELD_BACK, type Observed } from "./observations.ts";

const items = new Map<string, Counting>([
  ["p/respect", { key: "p/respect", people: { kind: "share", baseFrom: null }, base: "p/respect.base" }],
  ["p/pupils", { key: "p/pupils", people: { kind: "number", least: 10, noun: "pupils", whole: false }, base: null }],
]);
const one = (item: string, answer: Observed["answer"], submission = "1", unit = "a"): Observed => ({
  unit,
  period: "2026",
  item,
  submission,
  answer,
});

test("a share stands with the number of people that it is of, in one submission", () => {
  const safe = [one("p/respect", 0.5), one("p/respect.base", 60)];
  expect(discloseObservations(safe, items, null)).toEqual(safe);
  const apart = [one("p/respect", 0.5), one("p/respect.base", 60, "2")];
  expect(discloseObservations(apart, items, null).map(({ answer }) => answer)).toEqual([HELD_BACK, null]);
});

test("a share of too few becomes insufficient, and the number of people goes with it", () => {
  const few = [one("p/respect", { value: 0.9, error: 0.04 }), one("p/respect.base", 60)];
  expect(discloseObservations(few, items, null).map(({ answer }) => answer)).toEqual([HELD_BACK, null]);
});

test("a number of people without a figure is not shown", () => {
  expect(discloseObservations([one("p/respect.base", 12)], items, null)[0]?.answer).toBeNull();
});

test("what counts no people passes, and so does what says that there is no figure", () => {
  const others = [one("p/hours", 3), one("p/respect", { state: "refused" }), one("p/pupils", { state: "n/a" })];
  expect(discloseObservations(others, items, null)).toEqual(others);
});

test("doing it again changes nothing", () => {
  const history = [
    one("p/respect", 0.5),
    one("p/respect.base", 60),
    one("p/respect", 0.52, "2"),
    one("p/respect.base", 60, "2"),
    one("p/pupils", 9, "2"),
    one("p/pupils", 40, "3"),
    one("p/pupils", 41, "4"),
    one("p/respect", 0.1, "3", "b"),
    one("p/respect.base", 50, "3", "b"),
  ];
  const once = discloseObservations(history, items, null);
  expect(once.map(({ answer }) => answer)).toEqual([
    0.5,
    60,
    HELD_BACK,
    null,
    HELD_BACK,
    40,
    HELD_BACK,
    HELD_BACK,
    null,
  ]);
  expect(discloseObservations(once, items, null)).toEqual(once);
});

test("how many pupils there are is one figure, whichever programme asks", () => {
  const two = new Map([...items, ["q/pupils", { ...items.get("p/pupils"), key: "q/pupils" } as Counting]]);
  const both = [one("p/pupils", 40), one("q/pupils", 43, "2")];
  expect(discloseObservations(both, two, null).map(({ answer }) => answer)).toEqual([40, HELD_BACK]);
});
