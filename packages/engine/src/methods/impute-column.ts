import { unitsByGroup } from "./groups.ts";
import { mean, median } from "./sums.ts";

/**
 * Fills what is missing in a column with the mean or the median of what is there, in place.
 * @param groups one number per unit that names its group: filled from the group alone. NaN is in no group, and such
 * a unit's missing value stays missing, as do those of a group without any value. null: from the whole column
 * @throws {RangeError} if the lengths disagree
 */
export function imputeColumn(values: Float64Array, how: "mean" | "median", groups: Float64Array | null): void {
  if (groups !== null && groups.length !== values.length)
    throw new RangeError(`imputeColumn: got ${groups.length} groups, want ${values.length}, one per unit`);
  if (!values.includes(NaN)) return; // `includes` finds NaN
  const centre = how === "mean" ? mean : median;
  if (groups === null) {
    const filling = centre(values);
    for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) values[i] = filling;
    return;
  }
  for (const units of unitsByGroup(groups).values()) {
    const filling = centre(Float64Array.from(units, (i) => values[i]));
    for (const i of units) if (Number.isNaN(values[i])) values[i] = filling;
  }
}
