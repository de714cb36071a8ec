import { expect, test } from "vitest";
import { burdenOf } from "./burden.ts";
import { parseAs } from "./parse-as.ts";
import { Standard } from "./schema.ts";

const burdenOfText = (criteria: string, more = "") => {
  const source = `touchstone: 1\nid: a\nversion: "1"\ntitle: A\nlanguages: [en]\n${more}criteria: ${criteria}\n`;
  const parsed = parseAs(source, Standard);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return burdenOf(parsed.value.value);
};

const TREE = `
  - id: a
    title: A
    criteria:
      - id: b
        title: B
        answer: status
        minutes: 5
        indicators:
          - {id: c, title: C, kind: yes-no, minutes: 10, evidence: {atLeast: 2}}
          - {id: d, title: D, kind: amount, reportedBy: office, minutes: 2.5}
    indicators:
      - {id: e, title: E, kind: rubric, rubric: [x, y], rating: {reviewers: 2}, reviewMinutes: 15, minutes: 20, evidence: {}}
      - {id: f, title: F, kind: yes-no}
      - {id: g, title: G, kind: derived, from: answers.c * 2, minutes: 99}
      - {id: h, title: H, kind: share, reportedBy: childUnits, minutes: 99}
      - {id: i, title: I, kind: rubric, rubric: [x, y], rating: {reviewers: 3}}
      - {id: j, title: J, kind: amount, reviewMinutes: 6}
`;

test("minutes of answering add up over all levels, by who answers; what is derived is not asked", () => {
  expect(burdenOfText(TREE)).toMatchObject({
    answers: 7,
    minutes: 37.5,
    minutesBy: { unit: 35, office: 2.5, reviewer: 0, survey: 0, childUnits: 0 },
    withoutMinutes: 3,
    proofs: 3,
  });
});

test("hours of reviewing are reviewers times minutes, times the units that are expected", () => {
  expect(burdenOfText(TREE)).toMatchObject({ reviewHoursPerUnit: 0.6, reviewHours: null, withoutReviewMinutes: 1 });
  expect(burdenOfText(TREE, "forecastUnits: 500\n").reviewHours).toBeCloseTo(300, 10);
});

test("a quantity that two indicators ask for is answered once, at the larger cost", () => {
  const asks = `[{id: a, title: A, indicators: [
    {id: b, title: B, kind: amount, asks: notices@1, minutes: 4},
    {id: c, title: C, kind: amount, asks: notices@1, minutes: 6},
    {id: d, title: D, kind: amount, asks: notices@2},
    {id: e, title: E, kind: amount, asks: notices@2, minutes: 1}]}]`;
  expect(burdenOfText(asks)).toMatchObject({ answers: 2, minutes: 7, withoutMinutes: 0 });
});

test("a standard that says nothing of its cost says how much it leaves open", () => {
  const silent = "[{id: a, title: A, indicators: [{id: b, title: B, kind: amount}]}]";
  expect(burdenOfText(silent)).toMatchObject({ answers: 1, minutes: 0, withoutMinutes: 1, reviewHoursPerUnit: 0 });
});
