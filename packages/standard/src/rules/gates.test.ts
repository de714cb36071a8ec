import { expect, test } from "vitest";
import { refusals, villages } from "./villages.ts";

const gate = (id: string, holds = "criteria.services >= 10", more: object = {}): object => ({
  id,
  title: id,
  holds,
  ...more,
});
const five = ["a", "b", "c", "d", "e"].map((id) => gate(id));
const grades = [{ id: "good", title: "Good", atLeast: 70 }];
const refusalsOf = (gates: object[], more: object = {}): string[] => refusals(villages({ gates, grades, ...more }));
const ground = "No water, no recognition: decided by the assembly.";

test("five gates need no ground, six need one each", () => {
  expect(refusalsOf(five)).toEqual([]);
  expect(refusalsOf([...five, gate("f")])).toEqual(["gates-too-many"]);
  expect(refusalsOf([...five, gate("f")].map((one) => ({ ...one, ground })))).toEqual([]);
  expect(refusalsOf([...five.map((one) => ({ ...one, ground })), gate("f", undefined, { ground: "-" })])).toEqual([
    "gates-too-many",
  ]);
});

const atLeast = (id: string): string => `indicators.${id} >= 10`;
const ids = ["notices", "in_time", "hours", "desk", "meals", "notices"];
test.each([
  ["joined by &&", ids.map(atLeast).join(" && ")],
  [
    "joined in brackets",
    `(${ids.slice(0, 3).map(atLeast).join(" && ")}) && (${ids.slice(3).map(atLeast).join(" && ")})`,
  ],
  ["turned inside out", `!(${ids.map((id) => `indicators.${id} < 10`).join(" || ")})`],
  ["the smallest of six", `min(${ids.map((id) => `indicators.${id}`).join(", ")}) >= 10`],
  ["one after the other", ids.map(atLeast).reduceRight((rest, one) => `${one} ? (${rest}) : false`)],
])("six in one are six: %s", (_, holds) => {
  expect(refusalsOf([gate("a", holds)])).toContain("gates-too-many");
});

test("what the lowest grade asks of everyone counts, what it repeats does not", () => {
  const holds = "criteria.places >= 10 && gates.a && gates.b";
  expect(refusalsOf(five, { grades: [{ ...grades[0], holds }] })).toEqual(["gates-too-many"]);
  expect(refusalsOf(five, { grades: [{ ...grades[0], holds: "gates.a && gates.b" }] })).toEqual([]);
  expect(refusalsOf(five, { grades: [{ id: "top", title: "Top", atLeast: 90, holds }, ...grades] })).toEqual([]);
});

test("alternatives are one condition", () => {
  expect(refusalsOf([gate("a", ids.map(atLeast).join(" || "))])).toEqual([]);
});
