import { describe, expect, it } from "vitest";
import { type Continued, carryOver } from "./carry-over.ts";

const nothing = { done: 0, planned: 0, notDone: 0 };
const old = (points: number, done: number, weight = 1): Continued => ({ ...nothing, points, done, weight });

/** To the three decimals that the published examples are given in. */
function expectDone(newPoints: number, from: readonly Continued[], done: number, unfilled: number): void {
  const carried = carryOver(newPoints, from);
  expect(carried.done).toBeCloseTo(done, 3);
  expect(carried.unfilled).toBeCloseTo(unfilled, 3);
  expect(carried.planned).toBe(0);
  expect(carried.notDone).toBe(0);
}

describe("carryOver", () => {
  // the worked examples 17 to 20 of the French national standards for local government
  it("brings the progress of two older criteria to a new one of the same worth", () => {
    expectDone(5, [old(3, 2 / 3), old(4, 0.75, 0.5)], 3.5, 1.5);
  });

  it("shrinks what it brings to a new criterion that is worth less", () => {
    expectDone(4, [old(3, 2 / 3), old(4, 0.75, 0.5)], 2.8, 1.2);
  });

  it("counts an unanswered older criterion as unfilled, by its weight", () => {
    expectDone(3, [old(0.8, 1), old(0.8, 1), old(0.8, 1), old(0.8, 0, 0.5)], 2.571, 0.429);
  });

  it("ignores what had lowered the worth of the older criterion", () => {
    expectDone(1.2, [old(2, 1)], 1.2, 0);
  });

  it("carries planned and not done alike, and keeps the total", () => {
    const carried = carryOver(10, [{ points: 4, done: 0.5, planned: 0.25, notDone: 0.125, weight: 1 }]);
    expect(carried).toEqual({ done: 5, planned: 2.5, notDone: 1.25, unfilled: 1.25 });
  });

  it("leaves a criterion that continues nothing of any worth unfilled", () => {
    expect(carryOver(3, [])).toEqual({ ...nothing, unfilled: 3 });
    expect(carryOver(3, [old(0, 1)])).toEqual({ ...nothing, unfilled: 3 });
  });
});
