import type { Aggregate } from "../model.ts";
import { arithmeticMean } from "./arithmetic-mean.ts";
import { benefitOfTheDoubt } from "./benefit-of-the-doubt.ts";
import { countChildren } from "./children.ts";
import { geometricMean } from "./geometric-mean.ts";
import { harmonicMean } from "./harmonic-mean.ts";
import { mazziottaPareto } from "./mazziotta-pareto.ts";
import { minimum } from "./minimum.ts";
import { copeland } from "./outranking.ts";
import { powerMean } from "./power-mean.ts";
import { weightedMedian } from "./weighted-median.ts";

/**
 * Children become one score. A missing child is dropped and leaves its weight to the others.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum. 0 takes no part: such
 * a child is neither missed nor, in the geometric and similar means, looked at
 * @param dataThreshold least share of children present, 0 to 1; strictly below it a unit has no score
 * @param out receives one score per unit; must not overlap `values`
 * @throws {RangeError} if the lengths disagree, a weight is below 0, or the power is 0
 * @throws {MethodError} at a value that the method can't take
 */
export function aggregate(
  how: Aggregate,
  values: Float64Array,
  weights: Float64Array,
  dataThreshold: number,
  out: Float64Array,
): void {
  switch (how.method) {
    case "arithmetic":
      arithmeticMean(values, weights, out);
      break;
    case "geometric":
      geometricMean(values, weights, out);
      break;
    case "harmonic":
      harmonicMean(values, weights, out);
      break;
    case "power":
      powerMean(how.p, values, weights, out);
      break;
    case "median":
      weightedMedian(values, weights, out);
      break;
    case "minimum":
      minimum(values, weights, out);
      break;
    case "copeland":
      copeland(values, weights, out);
      break;
    case "mazziottaPareto":
      mazziottaPareto(how.penalty, values, weights, out);
      break;
    case "benefitOfTheDoubt":
      benefitOfTheDoubt(how.shares, values, weights, out);
      break;
  }
  if (dataThreshold > 0) withhold(values, weights, dataThreshold, out);
}

/** Takes the score from units with too few children present. Children without weight are counted only where present. */
function withhold(values: Float64Array, weights: Float64Array, dataThreshold: number, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("aggregate", values, weights, nUnits);
  const step = weights.length === nChildren ? 0 : 1;
  const present = new Float64Array(nUnits);
  const wanted = new Float64Array(nUnits);
  for (let c = 0, at = 0; c < nChildren; c++)
    for (let i = 0, w = step === 0 ? c : at; i < nUnits; i++, at++, w += step) {
      const here = Number.isNaN(values[at]) ? 0 : 1;
      present[i] += here;
      wanted[i] += here === 1 || weights[w] > 0 ? 1 : 0;
    }
  for (let i = 0; i < nUnits; i++) if (present[i] / wanted[i] < dataThreshold) out[i] = NaN;
}
