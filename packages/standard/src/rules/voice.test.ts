import { expect, test } from "vitest";
import { nounsOf } from "./catalogue.ts";
import { anIndex, refusals, villages, withIndicator } from "./villages.ts";
import { voiceThatCosts } from "./voice.ts";

const count = { kind: "count", counts: "complaints", goalposts: [0, 50] };

test.each(nounsOf("voice"))("%s may be counted upwards, and in no other way", (counts) => {
  const one = { ...count, counts };
  expect(refusals(withIndicator(one))).toEqual([]);
  expect(refusals(withIndicator({ ...one, per: { context: "residents", times: 1000 } }))).toEqual([]);
  expect(refusals(withIndicator({ ...one, better: "lower" }))).toEqual(["voice-not-upwards"]);
  expect(refusals(withIndicator({ ...one, kind: "share", better: "lower" }))).toEqual(["voice-not-upwards"]);
});

test.each(nounsOf("response"))("%s are better for being more", (counts) => {
  expect(refusals(withIndicator({ kind: "share", counts }))).toEqual([]);
  expect(refusals(withIndicator({ kind: "share", counts, better: "lower" }))).toContain("voice-not-upwards");
});

test.each(nounsOf("served"))("%s are better for being more, in a formula too", (counts) => {
  const share = {
    kind: "share",
    counts,
    range: [0.01, 0.99],
    goalposts: [0, 1],
    measures: "experience",
    reportedBy: "survey",
  };
  expect(refusals(withIndicator(share))).toEqual([]);
  for (const better of ["lower", { target: 0.5 }])
    expect(refusals(withIndicator({ ...share, better }))).toContain("voice-not-upwards");
  const said = { id: "said", title: "Said", ...share };
  expect(refusals(formula("1.0 - answers.said", {}, [said]))).toEqual(["voice-in-formula"]);
  expect(refusals(formula("answers.said", { better: "lower" }, [said]))).toEqual(["voice-in-formula"]);
  expect(refusals(formula("answers.said * 1.0", {}, [said]))).toEqual([]);
});

const DOWNWARDS: [string, object][] = [
  ["a target instead of lower", { better: { target: 0 } }],
  ["a target with a tolerance", { better: { target: 10, tolerance: 5 } }],
  ["distance to a target", { target: 3, normalise: "distanceToTarget" }],
  ["a method with a target", { target: 3, normalise: { method: "target" } }],
  ["goalposts turned round", { goalposts: [50, 0] }],
  ["a scale turned round", { normalise: { method: "goalposts", to: [100, 1] } }],
  ["a negative factor", { normalise: { method: "scaled", from: [0, 50], factor: -100 } }],
  ["limits turned round", { normalise: { method: "scaled", from: [50, 0], factor: 100 } }],
  ["lower per residents", { better: "lower", per: { context: "residents", times: 1000 } }],
  ["lower at no weight", { better: "lower", weight: 0 }],
  ["lower, as what a survey says", { better: "lower", reportedBy: "survey" }],
];
test.each(DOWNWARDS)("fewer complaints never score: %s", (_, change) => {
  expect(refusals(withIndicator({ ...count, ...change }))).toContain("voice-not-upwards");
  const index = anIndex({ indicators: [{ id: "one", title: "One", measures: "service", ...count, ...change }] });
  expect(refusals(index)).toContain("voice-not-upwards");
});

test("the scale of the whole standard turns nothing round either", () => {
  for (const normalise of [{ method: "goalposts", to: [100, 1] }, { method: "target" }])
    expect(
      refusals(
        villages({ scoring: { normalise }, indicators: [{ id: "one", title: "One", measures: "service", ...count }] }),
      ),
    ).toContain("voice-not-upwards");
});

test.each(["share", "rubric", "choice", "yes-no", "checklist", "status", "amount"])(
  "a %s of complaints says which of them are right",
  (kind) => {
    const more = {
      rubric: { rubric: ["Many complaints", "Some", "None"] },
      choice: {
        of: [
          { id: "many", value: 0 },
          { id: "none", value: 1 },
        ],
      },
      checklist: { items: [{ id: "none", title: "No complaints" }] },
      amount: { unit: "points" },
    }[kind];
    expect(refusals(withIndicator({ kind, counts: "complaints", ...more }))).toContain("voice-judged");
  },
);

const asked = { id: "asked", title: "Asked", measures: "service", ...count };
const formula = (from: string, more: object = {}, others: readonly object[] = []): ReturnType<typeof villages> =>
  villages({
    indicators: [
      asked,
      ...others,
      { id: "one", title: "One", measures: "service", kind: "derived", from, goalposts: [0, 1], ...more },
    ],
  });

const HIDDEN = [
  "100.0 - answers.asked",
  "answers.hours / answers.asked",
  "answers.asked / answers.asked",
  "0.0 - answers.asked",
  "-answers.asked",
  "answers.hours * (1.0 - answers.asked / 50.0)",
  "answers.asked > 10.0 ? 0.0 : 1.0",
  "answers.asked == 0.0 ? 1.0 : 0.0",
  "min(answers.hours, 50.0 - answers.asked)",
  "max(0.0, 1.0 - answers.asked / unit.residents)",
  "answers.hours / (1.0 + answers.asked)",
  "1.0 / (0.0 - (0.0 - answers.asked))",
];
test.each(HIDDEN)("no formula hides it: %s", (from) => {
  expect(refusals(formula(from))).toEqual(["voice-in-formula"]);
});

test("better: lower of a formula turns it round, and so does a formula of a formula", () => {
  expect(refusals(formula("answers.asked / unit.residents"))).toEqual([]);
  expect(refusals(formula("answers.asked / unit.residents", { better: "lower" }))).toEqual(["voice-in-formula"]);
  const between = {
    id: "between",
    title: "Between",
    measures: "service",
    kind: "derived",
    weight: 0,
    from: "100.0 - answers.asked",
  };
  expect(voiceThatCosts(formula("answers.between * 2.0", {}, [between])).map(({ path }) => path.at(-2))).toEqual([
    4, 5,
  ]);
  expect(voiceThatCosts(formula("100.0 - answers.between", {}, [between])).map(({ path }) => path.at(-2))).toEqual([4]);
});

test("formulas that lean on each other a hundred deep are followed once", () => {
  const chain = Array.from({ length: 100 }, (_, k) => ({
    id: `d${k}`,
    title: "D",
    measures: "service",
    kind: "derived",
    from: k === 0 ? "answers.asked * 1.0" : `answers.d${k - 1} + answers.d${Math.max(0, k - 2)}`,
  }));
  expect(refusals(formula("0.0 - answers.d99", {}, chain))).toEqual(["voice-in-formula"]);
  const circle = { id: "two", title: "Two", measures: "service", kind: "derived", from: "answers.one - answers.asked" };
  expect(refusals(formula("answers.two + 1.0", {}, [circle]))).toContain("voice-in-formula");
});

test("what is divided by how many ask rises when fewer do", () => {
  const standard = villages({
    context: [{ id: "asked", class: "size", title: "Asked", kind: "count", counts: "service_requests" }],
    indicators: [
      { id: "one", title: "One", measures: "service", kind: "count", counts: "answers", per: { context: "asked" } },
    ],
  });
  expect(refusals(standard)).toEqual(["context-of-people", "voice-as-divisor"]);
});
