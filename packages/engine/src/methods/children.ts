/**
 * Checks, at the door of an aggregation, that children and weights fit the units, and says how many children there are.
 * @param weights one per child, or one per cell in the order of `values`; each ≥ 0
 * @throws {RangeError} naming what was got and what is wanted
 */
export function countChildren(method: string, values: Float64Array, weights: Float64Array, nUnits: number): number {
  const nChildren = nUnits === 0 ? 0 : values.length / nUnits;
  if (!Number.isInteger(nChildren) || (nUnits === 0 && values.length > 0))
    throw new RangeError(`${method}: got ${values.length} values, want a multiple of ${nUnits} units`);
  if (nUnits > 0 && weights.length !== nChildren && weights.length !== values.length)
    throw new RangeError(
      `${method}: got ${weights.length} weights, want ${nChildren} (per child) or ${values.length} (per cell)`,
    );
  for (let at = 0; at < weights.length; at++)
    if (!(weights[at] >= 0)) throw new RangeError(`${method}: got weight ${weights[at]} at ${at}, want ≥ 0`);
  return nChildren;
}
