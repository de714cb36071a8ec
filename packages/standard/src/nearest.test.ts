import { expect, test } from "vitest";
import { nearest, slipsBetween } from "./nearest.ts";

test("a slip is a letter added, dropped, replaced, or two neighbours swapped", () => {
  expect(slipsBetween("weight", "weight")).toBe(0);
  expect(slipsBetween("wieght", "weight")).toBe(1);
  expect(slipsBetween("weigt", "weight")).toBe(1);
  expect(slipsBetween("weeight", "weight")).toBe(1);
  expect(slipsBetween("height", "weight")).toBe(1);
  expect(slipsBetween("", "abc")).toBe(3);
  expect(slipsBetween("kitten", "sitting")).toBe(3);
});

test.each([
  ["wieght", "weight"],
  ["normalize", "normalise"],
  ["licence", "license"],
  ["reported_by", "reportedBy"],
  ["Criteria", "criteria"],
  ["indicator", "indicators"],
])("%s is near %s", (word, meant) => {
  expect(nearest(word, ["title", "kind", meant, "of"])).toBe(meant);
});

test("a short word allows one slip only, and a different word none at all", () => {
  expect(nearest("done", ["name"])).toBeNull();
  expect(nearest("a", ["b"])).toBeNull();
  expect(nearest("petitions", ["notices", "bus_stops"])).toBeNull();
});

test("the nearest wins over the first, the first over an equal one", () => {
  expect(nearest("trees", ["treat", "tree", "trees2"])).toBe("tree");
});

test("an endless word is near to nothing, at once", () => {
  expect(nearest("x".repeat(2_000_000), ["x".repeat(1_999_999)])).toBeNull();
});
