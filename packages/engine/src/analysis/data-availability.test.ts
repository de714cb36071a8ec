import { describe, expect, it } from "vitest";
import { State } from "../table.ts";
import { dataAvailability } from "./data-availability.ts";

const missing = Number.NaN;
// three columns of three units
const values = Float64Array.of(1, 0, missing, /**/ 2, missing, missing, /**/ 0, 0, missing);

describe("dataAvailability", () => {
  it("counts per unit what is missing and what is 0", () => {
    const { missing: absent, zero, availableShare, nonZeroShare } = dataAvailability(values, 3);
    expect([...absent]).toEqual([0, 1, 3]);
    expect([...zero]).toEqual([1, 2, 0]);
    expect([...availableShare]).toEqual([1, 2 / 3, 0]);
    expect(nonZeroShare[0]).toBeCloseTo(2 / 3, 15);
    expect(nonZeroShare[1]).toBe(0);
    expect(nonZeroShare[2]).toBeNaN();
  });

  it("counts within groups of columns", () => {
    expect([...dataAvailability(values, 3, [[0, 1], [2]]).byGroup]).toEqual([1, 0.5, 0, 1, 1, 0]);
  });

  it("leaves out cells that do not apply", () => {
    const states = new Uint8Array(9);
    states[4] = State.notApplicable;
    const { missing: absent, availableShare, byGroup } = dataAvailability(values, 3, [[1]], states);
    expect(absent[1]).toBe(0);
    expect(availableShare[1]).toBe(1);
    expect(byGroup[1]).toBeNaN();
  });
});
