import type { Normalise } from "../model.ts";
import { type ColumnParameters, columnParameters } from "./column-parameters.ts";
import { MethodError } from "./method-error.ts";
import { type ByValue, normaliseBy, type SealedParameters } from "./normalise-by.ts";
import { rankAscending, rankDescending } from "./rank.ts";

/** What a method that looks at nothing but the unit itself is told of the column. */
const NOTHING: ColumnParameters = { n: 0, min: NaN, max: NaN, mean: NaN, sd: NaN };

/**
 * Brings a column to a common scale, better upwards. Parameters are on the user's own scale, whatever the direction.
 * A column whose values are all the same has no score by `minmax`, `zscore` and `distanceToMax`: NaN.
 * @param values NaN is missing and stays
 * @param direction 1: more is better; −1: less is better
 * @param out receives one score per unit; may be `values`
 * @param referenceUnit index of the unit that `distanceToReference` names; −1 for none
 * @returns what was read off the column, null for methods that look at nothing but the unit itself
 * @throws {RangeError} if a parameter or the direction makes no sense for the method, or the lengths disagree
 * @throws {MethodError} where the column leaves the method without a scale: no reference value, or none above the worst
 */
export function normaliseColumn(
  values: Float64Array,
  how: Normalise,
  direction: 1 | -1,
  out: Float64Array,
  referenceUnit = -1,
): SealedParameters | null {
  if (out.length !== values.length)
    throw new RangeError(`normaliseColumn: got ${out.length} places, want ${values.length}, one per unit`);
  const relative = (by: ByValue, parameters: SealedParameters): SealedParameters => {
    normaliseBy(values, by, direction, parameters, out);
    return parameters;
  };
  switch (how.method) {
    case "none":
    case "goalposts":
    case "target":
    case "scaled":
      normaliseBy(values, how, direction, NOTHING, out);
      return null;
    case "distanceToTarget":
    case "minmax":
    case "zscore":
      return relative(how, columnParameters(values));
    case "fractionOfMax":
    case "distanceToMax":
      return relative({ method: how.method }, columnParameters(values));
    case "distanceToReference": {
      const reference = values[referenceUnit] ?? NaN;
      if (Number.isNaN(reference)) {
        const want = `a value of the reference unit ${how.unit}`;
        throw new MethodError(how.method, { unit: referenceUnit, child: -1, value: NaN, want });
      }
      return relative(how, { ...columnParameters(values), reference });
    }
    case "rank":
    case "borda":
    case "percentileRank": {
      const parameters = columnParameters(values);
      const ties = how.method === "rank" ? how.ties : "min";
      // counted from the worst, so that the best has the most
      const ranks = direction === 1 ? rankAscending(values, ties) : rankDescending(values, ties);
      const first = how.method === "rank" ? 0 : 1;
      const of = how.method === "percentileRank" ? parameters.n - 1 : 1;
      for (let i = 0; i < out.length; i++) out[i] = (ranks[i] - first) / of; // a unit alone: 0 ÷ 0, no place among others
      return parameters;
    }
  }
}
