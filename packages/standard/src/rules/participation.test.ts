import { expect, test } from "vitest";
import { refusals, villages } from "./villages.ts";

const children = (from: object, more: object = {}): string[] =>
  refusals(
    villages({
      indicators: [
        { id: "one", title: "One", measures: "service", kind: "derived", from: { childUnits: "hamlet", ...from } },
      ],
      ...more,
    }),
  );

test("what child units earned is fine", () => {
  expect(children({ share: "gradeAtLeast('designated')" })).toEqual([]);
  expect(children({ share: "score >= 50" })).toEqual([]);
  expect(children({ mean: "score" })).toEqual([]);
});

test.each([
  { share: "true" },
  { share: "1 == 1" },
  { share: "score >= 0" },
  { share: "score > -1" },
  { share: "score >= 0 || gradeAtLeast('designated')" },
  { share: "gradeAtLeast('designated') || true" },
  { share: "score >= 101" },
  { mean: "1.0" },
  { mean: "score * 0.0 + 1.0" },
  { mean: "score >= 50 ? 1.0 : 1.0" },
  { mean: "min(score, 0.0)" },
])("what every unit that takes part has is refused: %o", (from) => {
  expect(children(from)).toContain("participation-counted");
});

test("a grade that costs nothing is taking part by another name", () => {
  const free = { id: "joined", title: "Joined", atLeast: 0 };
  const earned = { id: "designated", title: "Designated", atLeast: 70 };
  expect(children({ share: "gradeAtLeast('joined')" }, { grades: [earned, free] })).toEqual(["participation-counted"]);
  expect(children({ share: "gradeAtLeast('designated')" }, { grades: [earned, free] })).toEqual([]);
  const scale = { scoring: { normalise: { method: "goalposts", to: [1, 100] } } };
  expect(
    children({ share: "gradeAtLeast('joined')" }, { ...scale, grades: [earned, { ...free, atLeast: 1 }] }),
  ).toEqual(["participation-counted"]);
  expect(children({ share: "score >= 1" }, scale)).toEqual(["participation-counted"]);
  expect(
    children({ share: "gradeAtLeast('joined')" }, { grades: [earned, { ...free, holds: "score >= 40" }] }),
  ).toEqual([]);
});
