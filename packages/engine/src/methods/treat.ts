import type { Treat } from "../model.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { transform } from "./transform.ts";
import { passes, winsorise } from "./winsorise.ts";

/** What was done about the outliers of a column, and why: enough to explain every changed point. */
export interface Treatment {
  /** the treated column */
  readonly values: Float64Array;
  /**
   * `none`: it passed as it is; `winsorised`: the points in `high` and `low` were moved; `transformed`: every point
   * was; `undecided`: the tests can't be made, with too few values or all of them the same, and nothing was changed
   */
  readonly outcome: "none" | "winsorised" | "transformed" | "undecided";
  /** units moved to the next value at the high and the low end; under `transformed` they count only where the model combines */
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly before: Tested;
  /** null where winsorising was not tried */
  readonly winsorised: Tested | null;
  /** null where no transformation was tried; kept even where it fails */
  readonly transformed: Tested | null;
}

export interface Tested extends Shape {
  /** null: can't be told */
  readonly passes: boolean | null;
}

/**
 * Treats the outliers of a column: passes it if |skewness| < `skew` or kurtosis < `kurtosis`; else winsorises up to
 * `winsorise` points; if it still fails and `otherwise` names a transformation, applies that to the original column,
 * or with `combine` to the winsorised one. The direction of the indicator plays no part.
 * @param values NaN is missing and stays
 * @throws {MethodError} where the transformation can't take the column
 * @see OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 4; W. Becker, COINr, vignette "treat"
 */
export function treatColumn(values: Float64Array, treat: Treat): Treatment {
  const test = (column: Float64Array): Tested => {
    const shape = shapeOf(column);
    return { ...shape, passes: passes(shape, treat) };
  };
  const before = test(values);
  const untouched = { values: values.slice(), high: [], low: [], before, winsorised: null, transformed: null };
  if (before.passes === null) return { ...untouched, outcome: "undecided" };
  if (before.passes) return { ...untouched, outcome: "none" };

  const moved = winsorise(values, treat.winsorise, treat);
  const winsorised = test(moved.values);
  if (winsorised.passes === null) return { ...untouched, outcome: "undecided", winsorised };
  if (winsorised.passes || treat.otherwise === null)
    return { ...moved, outcome: "winsorised", before, winsorised, transformed: null };

  const column = transform(treat.combine ? moved.values : values, treat.otherwise);
  const transformed = test(column);
  if (transformed.passes === null) return { ...untouched, outcome: "undecided", winsorised, transformed };
  return { ...moved, values: column, outcome: "transformed", before, winsorised, transformed };
}
