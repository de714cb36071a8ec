/**
 * Values per so many of something: x ÷ (denominator ÷ times).
 * @param denominators one per unit, such as residents
 * @param times 1000 for "per 1000 residents"
 * @param out receives one rate per unit; may be `values`. NaN where either is missing, and where the denominator
 * is not above 0, because there is nothing to divide by: a village without residents has no doctors per resident
 * @throws {RangeError} if the lengths disagree, or `times` is not above 0
 */
export function denominate(values: Float64Array, denominators: Float64Array, times: number, out: Float64Array): void {
  if (denominators.length !== values.length || out.length !== values.length)
    throw new RangeError(
      `denominate: got ${denominators.length} denominators and ${out.length} places, want ${values.length} of each`,
    );
  if (!(times > 0)) throw new RangeError(`denominate: got times ${times}, want above 0`);
  for (let i = 0; i < out.length; i++) out[i] = denominators[i] > 0 ? values[i] / (denominators[i] / times) : NaN;
}
