import { expect, test } from "vitest";
import { isTypo } from "./typo.ts";

test.each([
  ["Colour of the bus", "Color of the bus"],
  ["Recieved within 30 days", "Received within 30 days"],
  ["", "ab"],
])("%s → %s is a slip mended", (before, after) => {
  expect(isTypo(before, after)).toBe(true);
});

test.each([
  ["Open to all", "Not open to all"],
  ["Bus stops", "Churches"],
  ["A desk", "A desk, every working day"],
])("%s → %s is more than that", (before, after) => {
  expect(isTypo(before, after)).toBe(false);
});

test("a long text may hold one slip in ten letters, and one that is not the same is told at once", () => {
  const long = "ten letter".repeat(500);
  expect(isTypo(long, long.replaceAll("ten letterten", "ten lettertan"))).toBe(false); // spread over more than is compared
  expect(isTypo(long, `${long.slice(0, 100)}${"x".repeat(150)}${long.slice(250)}`)).toBe(true);
  expect(isTypo(long, "x".repeat(5000))).toBe(false);
});
