import { expect, test } from "vitest";
import { scalesThatAreTurnedRound } from "./direction.ts";
import { anIndex, refusals, villages, withIndicator } from "./villages.ts";

const amount = { kind: "amount", unit: "h/week", goalposts: [0, 40] };

const TURNED: [string, object, string][] = [
  ["goalposts", { goalposts: [40, 0] }, "criteria.0.indicators.3.goalposts"],
  ["to", { normalise: { method: "minmax", to: [100, 0] } }, "criteria.0.indicators.3.normalise.to"],
  ["from", { normalise: { method: "scaled", from: [40, 0] } }, "criteria.0.indicators.3.normalise.from"],
  ["a factor", { normalise: { method: "scaled", factor: -1 } }, "criteria.0.indicators.3.normalise.factor"],
];
test.each(TURNED)("a scale that runs downwards is refused, with its place: %s", (_, change, path) => {
  const indicator = { ...amount, ...change };
  const findings = scalesThatAreTurnedRound(withIndicator(indicator));
  expect(findings.map((finding) => [finding.level, finding.code, finding.path.join(".")])).toEqual([
    ["refused", "scale-turned-round", path],
  ]);
  const index = anIndex({ indicators: [{ id: "one", title: "One", measures: "service", ...indicator }] });
  expect(refusals(index)).toEqual(["scale-turned-round"]);
});

test("the scale of the whole and of a variant run upwards too", () => {
  const normalise = { method: "goalposts", to: [100, 1] };
  expect(refusals(villages({ scoring: { normalise } }))).toContain("scale-turned-round");
  expect(refusals(villages({ robustness: { vary: { normalise: ["minmax", normalise] } } }))).toEqual([
    "scale-turned-round",
  ]);
});

test("a scale that runs upwards is fine, also where less is better", () => {
  const normalise = { method: "scaled", from: [0, 40], to: [1, 100], factor: 100 };
  expect(refusals(withIndicator({ ...amount, normalise }))).toEqual([]);
  expect(refusals(withIndicator({ ...amount, better: "lower" }))).toEqual([]);
  expect(refusals(villages({ scoring: { normalise: { method: "goalposts", to: [1, 100] } } }))).toEqual([]);
});

test("a voice may be counted on a scale of its own that runs upwards", () => {
  const normalise = { method: "scaled", from: [0, 40], to: [1, 100], factor: 100 };
  expect(refusals(withIndicator({ kind: "count", counts: "complaints", normalise }))).toEqual([]);
});

test("a factor made of an amount is fine where the amount can't be negative", () => {
  const by = (range?: [number, number]): string[] =>
    refusals(
      villages({
        context: [{ id: "area", title: "Area", class: "size", kind: "amount", unit: "km²", ...(range && { range }) }],
        indicators: [
          {
            id: "one",
            title: "One",
            measures: "service",
            kind: "status",
            reduce: { when: "unit.runs_water", by: "unit.area" },
          },
        ],
      }),
    );
  expect(by([0, 9])).toEqual([]);
  expect(by([-1, 9])).toEqual(["factor-below-zero"]);
  expect(by()).toEqual(["factor-below-zero"]);
});
