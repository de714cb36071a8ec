import { State } from "../table.ts";

/** How much of each unit's data is there; per unit. */
export interface Availability {
  /** cells that apply and have no value, and values that are exactly 0 */
  readonly nMissing: Int32Array;
  readonly nZero: Int32Array;
  /** share of the cells that apply that have a value; NaN where none applies */
  readonly present: Float64Array;
  /** share of the values present that are not 0; NaN where none is present */
  readonly nonZero: Float64Array;
}

export interface Screening extends Availability {
  /** 1 where the share present, or the share that is not 0, is strictly below its threshold */
  readonly tooFew: Uint8Array;
  readonly tooManyZeros: Uint8Array;
  /** 1 where either holds, or no cell has a value at all */
  readonly screened: Uint8Array;
}

/**
 * How much of each unit's data is there.
 * @param values column after column: unit i of column j at j × nUnits + i; NaN is missing
 * @param states a `State` per cell, so that what does not apply is not missed; null where everything applies
 * @throws {RangeError} if the lengths disagree
 */
export function availabilityOf(values: Float64Array, states: Uint8Array | null, nUnits: number): Availability {
  const nColumns = nUnits === 0 ? 0 : values.length / nUnits;
  if (!Number.isInteger(nColumns) || (states !== null && states.length !== values.length))
    throw new RangeError(
      `availabilityOf: got ${values.length} values and ${states?.length ?? "no"} states, want one of each per cell of ${nUnits} units`,
    );
  const nMissing = new Int32Array(nUnits);
  const nZero = new Int32Array(nUnits);
  const nPresent = new Int32Array(nUnits);
  for (let j = 0, at = 0; j < nColumns; j++)
    for (let i = 0; i < nUnits; i++, at++) {
      if (!Number.isNaN(values[at])) {
        nPresent[i]++;
        if (values[at] === 0) nZero[i]++;
      } else if (states === null || states[at] !== State.notApplicable) nMissing[i]++;
    }
  const present = Float64Array.from(nPresent, (n, i) => n / (n + nMissing[i]));
  const nonZero = Float64Array.from(nPresent, (n, i) => 1 - nZero[i] / n);
  return { nMissing, nZero, present, nonZero };
}

/**
 * Marks the units that have too little data to be scored, or too many zeros in it.
 * @param values column after column: unit i of column j at j × nUnits + i; NaN is missing
 * @param states a `State` per cell, so that what does not apply is not missed; null where everything applies
 * @param thresholds least shares, 0 to 1; 0 does not screen; compared strictly: exactly at the threshold is enough
 * @throws {RangeError} if the lengths disagree
 */
export function screenUnits(
  values: Float64Array,
  states: Uint8Array | null,
  nUnits: number,
  thresholds: { readonly present: number; readonly nonZero: number },
): Screening {
  return screenBy(availabilityOf(values, states, nUnits), thresholds);
}

/** The same from what is known of the units' data. */
export function screenBy(
  availability: Availability,
  thresholds: { readonly present: number; readonly nonZero: number },
): Screening {
  const tooFew = Uint8Array.from(availability.present, (share) => (share < thresholds.present ? 1 : 0));
  const tooManyZeros = Uint8Array.from(availability.nonZero, (share) => (share < thresholds.nonZero ? 1 : 0));
  const screened = tooFew.map((few, i) => few | tooManyZeros[i] | (Number.isNaN(availability.nonZero[i]) ? 1 : 0));
  return { ...availability, tooFew, tooManyZeros, screened };
}
