import { expect, test } from "vitest";
import { disclose, type Pieces } from "./disclose.ts";
import { countsOf, type Figure, isSafe } from "./figure.ts";
import type { PeopleRule } from "./people-rule.ts";

const SHARE: PeopleRule = { kind: "share", baseFrom: null };
const MEAN: PeopleRule = { kind: "mean", baseFrom: null };
const RESIDENTS: PeopleRule = { kind: "number", least: 50, noun: "residents", whole: true };
const PUPILS: PeopleRule = { kind: "number", least: 10, noun: "pupils", whole: false };

const share = (unit: string, counted: number, rest: number, submission = "1"): Figure => ({
  family: "f",
  unit,
  submission,
  rule: SHARE,
  counted,
  rest,
});
const number = (unit: string, counted: number, rule: PeopleRule, submission = "1"): Figure => ({
  family: "f",
  unit,
  submission,
  rule,
  counted,
  rest: null,
});

test.each([
  [10, 20, true],
  [20, 10, true],
  [9, 91, false],
  [91, 9, false],
  [10, 19, false],
  [0, 100, false],
  [100, 0, false],
])("a share of %d counted and %d not is safe: %s", (counted, rest, safe) => {
  expect(isSafe(SHARE, { counted, rest })).toBe(safe);
});

test("a mean needs thirty answers, a number ten people, all of a unit's people its own minimum", () => {
  expect([29, 30].map((counted) => isSafe(MEAN, { counted, rest: null }))).toEqual([false, true]);
  expect([0, 9, 10].map((counted) => isSafe(PUPILS, { counted, rest: null }))).toEqual([false, false, true]);
  expect([49, 50].map((counted) => isSafe(RESIDENTS, { counted, rest: null }))).toEqual([false, true]);
});

test("how many people a share counts is the whole number nearest to it; without a whole base it can't be known", () => {
  expect(countsOf(SHARE, 0.85, 66)).toEqual({ counted: 56, rest: 10 });
  expect(countsOf(SHARE, 0.15, 66)).toEqual({ counted: 10, rest: 56 });
  for (const base of [Number.NaN, 12.5, -1, Number.POSITIVE_INFINITY]) expect(countsOf(SHARE, 0.5, base)).toBeNull();
});

test("a correction is shown where at least ten people differ on each side, and only once", () => {
  const verdicts = disclose(
    [
      share("a", 23, 17, "1"),
      share("a", 24, 16, "2"),
      share("a", 34, 6, "3"),
      share("a", 40, 100, "4"),
      share("a", 90, 200, "5"),
    ],
    null,
  );
  expect(verdicts).toEqual(["shown", "too-near", "too-few", "shown", "too-near"]);
});

test("people who were only added are at least thirty, and some of them count and some don't", () => {
  expect(disclose([share("a", 50, 50), share("a", 60, 60, "2")], null)).toEqual(["shown", "too-near"]);
  expect(disclose([share("a", 50, 50), share("a", 65, 65, "2")], null)).toEqual(["shown", "shown"]);
  expect(disclose([share("a", 50, 50), share("a", 90, 50, "2")], null)).toEqual(["shown", "too-near"]);
});

test("the same figure again gives nothing away", () => {
  expect(disclose([share("a", 50, 50), share("a", 50, 50, "2"), share("a", 50, 50, "3")], null)).toEqual([
    "shown",
    "shown",
    "shown",
  ]);
});

test("how many people live somewhere may be corrected by one; how many pupils there are, not", () => {
  expect(
    disclose(
      [730, 731, 732, 729].map((n, at) => number("a", n, RESIDENTS, `${at}`)),
      null,
    ),
  ).toEqual(["shown", "shown", "shown", "shown"]);
  expect(disclose([number("a", 73, PUPILS, "1"), number("a", 74, PUPILS, "2")], null)).toEqual(["shown", "too-near"]);
});

const pieces: Pieces = (unit) =>
  new Set({ town: ["town", "a", "b", "c"], school: ["school", "c", "d"], ab: ["ab", "a", "b"] }[unit] ?? [unit]);

test("a total is shown only if what it leaves for those held back is nobody or enough", () => {
  const [a, b] = [share("a", 50, 50), share("b", 60, 40)];
  const town = (counted: number, rest: number): Figure => share("town", counted, rest);
  expect(disclose([a, b, town(115, 95)], pieces).at(-1)).toBe("through-others");
  expect(disclose([a, b, town(130, 109)], pieces).at(-1)).toBe("shown");
  expect(disclose([a, b, town(110, 90)], pieces).at(-1)).toBe("shown");
  expect(disclose([a, b, town(100, 90)], pieces).at(-1)).toBe("through-others");
});

test("old and new borders together leave nobody alone", () => {
  expect(disclose([share("ab", 100, 100), share("a", 95, 60)], pieces)).toEqual(["shown", "through-others"]);
  expect(disclose([share("ab", 100, 100), share("a", 60, 60)], pieces)).toEqual(["shown", "shown"]);
});

test("of units that cross only the first is shown", () => {
  expect(disclose([share("town", 100, 100), share("school", 100, 100)], pieces)).toEqual(["shown", "through-others"]);
});

test("figures of two moments do not stand together where units overlap: who came in between would show", () => {
  expect(disclose([share("a", 50, 50, "1"), share("town", 150, 150, "2")], pieces)).toEqual([
    "shown",
    "through-others",
  ]);
  expect(disclose([share("a", 50, 50, "1"), share("b", 50, 50, "2")], pieces)).toEqual(["shown", "shown"]);
});

test("what is shown at any time is the beginning of what is shown later", () => {
  const figures = [
    share("a", 50, 50),
    share("b", 12, 11),
    share("b", 20, 20),
    share("town", 80, 80),
    share("ab", 70, 70),
    share("a", 51, 50, "2"),
  ];
  const all = disclose(figures, pieces);
  for (let n = 0; n <= figures.length; n++) expect(disclose(figures.slice(0, n), pieces)).toEqual(all.slice(0, n));
});

test("families say nothing of each other", () => {
  const other = { ...share("a", 51, 50, "2"), family: "g" };
  expect(disclose([share("a", 50, 50), other], null)).toEqual(["shown", "shown"]);
});
