import { expect, test } from "vitest";
import { nounsOf } from "./catalogue.ts";
import { refusals, villages, withIndicator } from "./villages.ts";

const safe = { kind: "share", counts: "households_served", range: [0.01, 0.99] };
const context = (item: object): ReturnType<typeof villages> =>
  villages({ context: [{ id: "c", title: "C", class: "size", kind: "count", ...item }] });

test("a share of people that a service reached, inside 0 and 1, is fine", () => {
  expect(refusals(withIndicator(safe))).toEqual([]);
});

test.each(nounsOf("size"))("%s divide; they never score", (counts) => {
  expect(refusals(context({ counts }))).toEqual([]);
  for (const kind of ["count", "share", "yes-no"])
    expect(refusals(withIndicator({ kind, counts, range: [0.1, 0.9] })), kind).toContain("people-scored");
  expect(refusals(withIndicator({ kind: "count", counts, weight: 0 }))).toContain("people-scored");
  expect(refusals(context({ counts, class: "geography" }))).toContain("people-not-as-size");
  expect(refusals(context({ counts, kind: "share" }))).toContain("people-not-as-size");
});

test.each(nounsOf("served"))("%s are a safe share, nothing else", (counts) => {
  const survey = counts.startsWith("survey") ? { measures: "experience", reportedBy: "survey" } : {};
  const one = { ...safe, ...survey, counts };
  expect(refusals(withIndicator(one))).toEqual([]);
  expect(refusals(withIndicator({ ...one, kind: "count" }))).toContain("people-not-a-share");
  expect(refusals(withIndicator({ ...one, kind: "rubric", rubric: ["Few", "Many"] }))).toContain("people-not-a-share");
  expect(refusals(withIndicator({ ...one, per: { context: "residents" } }))).toContain("people-not-a-share");
  expect(refusals(context({ counts }))).toContain("context-of-people");
});

const UNSAFE: [string, object][] = [
  ["no range at all", { ...safe, range: undefined }],
  ["the whole range", { ...safe, range: [0, 1] }],
  ["nobody", { ...safe, range: [0, 0.99] }],
  ["everybody", { ...safe, range: [0.01, 1] }],
  ["beyond everybody", { ...safe, range: [0.01, 100] }],
];
test.each(UNSAFE)("a share that may speak of everyone is refused: %s", (_, one) => {
  expect(refusals(withIndicator(one))).toEqual(["people-share-unsafe"]);
});

const teams = (minimum?: number): ReturnType<typeof villages> =>
  villages({
    units: [
      { type: "crew", title: "Crew", kind: "team", assessed: true, ...(minimum === undefined ? {} : { minimum }) },
    ],
    cycle: undefined,
    indicators: [{ id: "one", title: "One", measures: "service", ...safe }],
  });
test("a share of five people is no aggregate", () => {
  expect(refusals(teams())).toEqual(["people-share-of-few"]);
  expect(refusals(teams(29))).toEqual(["people-share-of-few"]);
  expect(refusals(teams(30))).toEqual([]);
});

test("what people ask and what they were answered is no circumstance of a unit", () => {
  for (const counts of [...nounsOf("voice"), ...nounsOf("response")])
    expect(refusals(context({ counts, class: "facility" })), counts).toContain("context-of-people");
});
