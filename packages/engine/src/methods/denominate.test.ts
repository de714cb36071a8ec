import { expect, test } from "vitest";
import { denominate } from "./denominate.ts";

test("a value is divided by so many of its denominator", () => {
  const out = new Float64Array(2);
  denominate(Float64Array.of(3, 10), Float64Array.of(1500, 250), 1000, out); // 3 ÷ 1.5, 10 ÷ 0.25
  expect([...out]).toEqual([2, 40]);
});

test("what has nothing to be divided by, or is missing, is missing", () => {
  const out = new Float64Array(4);
  denominate(Float64Array.of(3, 0, NaN, 4), Float64Array.of(0, 0, 5, NaN), 1, out);
  expect([...out]).toEqual([NaN, NaN, NaN, NaN]);
});

test("lengths and the number of times are checked at the door", () => {
  const two = new Float64Array(2);
  expect(() => denominate(two, new Float64Array(3), 1, two)).toThrow(
    "denominate: got 3 denominators and 2 places, want 2 of each",
  );
  expect(() => denominate(two, two, 0, two)).toThrow("denominate: got times 0, want above 0");
});
