import { countChildren } from "./children.ts";

/** Two sums of weights closer than this share of the whole are taken as equal, so that rounding decides no comparison. */
const EVEN = 1e-9;

/** Weight of the children in which unit i beats unit j, less that in which j beats i, and the weight of them all. */
interface Duel {
  lead: number;
  whole: number;
}

interface Field {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly nUnits: number;
  readonly nChildren: number;
}

/** Compares two units child by child. A child that one of them lacks is a draw, as is an equal value. */
function meet({ values, weights, nUnits, nChildren }: Field, i: number, j: number, duel: Duel): void {
  const perCell = weights.length !== nChildren;
  duel.lead = 0;
  duel.whole = 0;
  for (let c = 0; c < nChildren; c++) {
    const of = c * nUnits;
    // with a weight per cell, the mean of the two units' weights: the same seen from either side
    const weight = perCell ? (weights[of + i] + weights[of + j]) / 2 : weights[c];
    duel.whole += weight;
    if (values[of + i] > values[of + j]) duel.lead += weight;
    else if (values[of + i] < values[of + j]) duel.lead -= weight;
  }
}

/**
 * The share of weight by which each unit beats each other: o_ij = weight of the children in which i is higher, plus
 * half of that in which they are equal or one of them is missing. o_ij + o_ji = 1, and no order of units can matter.
 * Cost: nUnits² × nChildren.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum
 * @param out receives o_ij at i × nUnits + j; 0 on the diagonal; NaN where no child has a weight
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 * @see G. Munda, M. Nardo, Noncompensatory/nonlinear composite indicators for ranking countries (2009)
 */
export function outrankingMatrix(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = Math.round(Math.sqrt(out.length));
  if (nUnits * nUnits !== out.length)
    throw new RangeError(`outrankingMatrix: got ${out.length} places, want a square number, one per pair of units`);
  const nChildren = countChildren("outrankingMatrix", values, weights, nUnits);
  const field = { values, weights, nUnits, nChildren };
  const duel = { lead: 0, whole: 0 };
  for (let i = 0; i < nUnits; i++) {
    out[i * nUnits + i] = 0;
    for (let j = i + 1; j < nUnits; j++) {
      meet(field, i, j, duel);
      out[i * nUnits + j] = (duel.whole + duel.lead) / 2 / duel.whole;
      out[j * nUnits + i] = (duel.whole - duel.lead) / 2 / duel.whole;
    }
  }
}

/**
 * Copeland score of each unit: how many others it outranks, less how many outrank it, on the un-normalised weights.
 * Weights within a billionth of even are a draw. Cost: nUnits² × nChildren.
 * @param values child after child: child c of unit i at c × nUnits + i; NaN is missing, a draw with anything
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0, of any sum; 0 takes no part
 * @param out receives one whole number per unit, from −(nUnits − 1) to nUnits − 1; NaN where a unit has nothing with a weight
 * @throws {RangeError} if the lengths disagree or a weight is below 0
 */
export function copeland(values: Float64Array, weights: Float64Array, out: Float64Array): void {
  const nUnits = out.length;
  const nChildren = countChildren("copeland", values, weights, nUnits);
  const field = { values, weights, nUnits, nChildren };
  const duel = { lead: 0, whole: 0 };
  out.fill(0);
  for (let i = 0; i < nUnits; i++)
    for (let j = i + 1; j < nUnits; j++) {
      meet(field, i, j, duel);
      if (Math.abs(duel.lead) <= EVEN * duel.whole) continue;
      out[i] += Math.sign(duel.lead);
      out[j] -= Math.sign(duel.lead);
    }
  const perCell = weights.length !== nChildren;
  for (let i = 0; i < nUnits; i++) {
    let any = false;
    for (let c = 0; c < nChildren && !any; c++) {
      const at = c * nUnits + i;
      any = !Number.isNaN(values[at]) && weights[perCell ? at : c] > 0;
    }
    if (!any) out[i] = NaN;
  }
}
