import { describe, expect, test } from "vitest";
import { State } from "../table.ts";
import { availabilityOf, screenUnits } from "./screen.ts";

// three units, four columns
const values = Float64Array.of(1, NaN, NaN, /**/ 0, NaN, NaN, /**/ 0, 5, NaN, /**/ 4, 6, NaN);
const all = State.present;
const none = State.missing;
const na = State.notApplicable;
const states = Uint8Array.of(all, none, na, all, na, na, all, all, na, all, all, na);

describe("availability and screening", () => {
  test("counts what is missing and what is zero", () => {
    const got = availabilityOf(values, null, 3);
    expect([...got.nMissing]).toEqual([0, 2, 4]);
    expect([...got.nZero]).toEqual([2, 0, 0]);
    expect([...got.present]).toEqual([1, 0.5, 0]);
    expect([...got.nonZero]).toEqual([0.5, 1, NaN]);
  });

  test("what does not apply is not missed", () => {
    const got = availabilityOf(values, states, 3);
    expect([...got.nMissing]).toEqual([0, 1, 0]);
    expect([...got.present]).toEqual([1, 2 / 3, NaN]);
  });

  test("a unit exactly at a threshold stays, one below it or without any value goes", () => {
    const at = screenUnits(values, null, 3, { present: 0.5, nonZero: 0.5 });
    expect([...at.screened]).toEqual([0, 0, 1]);
    const above = screenUnits(values, null, 3, { present: 0.51, nonZero: 0.51 });
    expect([...above.tooFew]).toEqual([0, 1, 1]);
    expect([...above.tooManyZeros]).toEqual([1, 0, 0]);
    expect([...above.screened]).toEqual([1, 1, 1]);
    expect([...screenUnits(values, null, 3, { present: 0, nonZero: 0 }).screened]).toEqual([0, 0, 1]);
  });

  test("as many states as values are wanted", () => {
    expect(() => availabilityOf(values, new Uint8Array(2), 3)).toThrow(
      "availabilityOf: got 12 values and 2 states, want one of each per cell of 3 units",
    );
    expect(() => availabilityOf(values, null, 5)).toThrow(RangeError);
  });
});
