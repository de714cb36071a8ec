import { pow } from "../elementary.ts";
import { momentsOf } from "./moments.ts";

/** A series over time: `values[t]` at `times[t]`, times rising; NaN is missing. */
export interface Series {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

/** What a series rests on. */
export interface Coverage {
  /** share of its points that have a value */
  readonly availableShare: number;
  /** time of the first and of the last value; NaN where fewer than two have one */
  readonly first: number;
  readonly last: number;
}

/** How much of a series there is. */
export function coverageOf(series: Series): Coverage {
  const { times } = present(series);
  const some = times.length > 1;
  return {
    availableShare: times.length / series.values.length,
    first: some ? times[0] : Number.NaN,
    last: some ? times[times.length - 1] : Number.NaN,
  };
}

/**
 * Compound growth per unit of time between the first and the last value, as a share: 0.02 is 2 %.
 * @returns 0 where the ends are equal, Infinity from a first value of 0; NaN for fewer than two values or ends of opposite sign
 */
export function compoundGrowth(series: Series): number {
  const { times, values } = present(series);
  const last = values.length - 1;
  if (last < 1) return Number.NaN;
  if (values[last] === values[0]) return 0;
  const ratio = values[last] / values[0];
  return ratio < 0 ? Number.NaN : pow(ratio, 1 / (times[last] - times[0])) - 1;
}

/**
 * Percentage change per `per` units of time, against the start: the slope of a straight line through
 * three or more values over where that line starts, or through two values as they are.
 * A start below 0 turns the sign, as any percentage of a negative number does.
 * @returns 0 where all values are equal; NaN for fewer than two values
 */
export function percentageChange(series: Series, per = 1): number {
  const { times, values } = present(series);
  if (values.length < 2) return Number.NaN;
  const ofValues = momentsOf(values);
  if (ofValues.min === ofValues.max) return 0;
  const meanTime = momentsOf(times).mean;
  let product = 0;
  let spread = 0;
  for (let t = 0; t < times.length; t++) {
    product += (times[t] - meanTime) * (values[t] - ofValues.mean);
    spread += (times[t] - meanTime) * (times[t] - meanTime);
  }
  const slope = product / spread;
  const start = values.length === 2 ? values[0] : ofValues.mean + slope * (times[0] - meanTime);
  return ((slope * per) / start) * 100;
}

/**
 * The series at other times: its own value where it has one, between two values on the straight line
 * through them, NaN outside. It never extrapolates.
 * @param at times wanted, in any order
 */
export function interpolate(series: Series, at: Float64Array): Float64Array {
  const { times, values } = present(series);
  return at.map((time) => {
    const after = times.findIndex((t) => t >= time);
    if (after < 0) return Number.NaN;
    if (times[after] === time) return values[after];
    if (after === 0) return Number.NaN;
    const share = (time - times[after - 1]) / (times[after] - times[after - 1]);
    return values[after - 1] + share * (values[after] - values[after - 1]);
  });
}

/** The points with a value; this is where times are checked. */
function present({ times, values }: Series): Series {
  if (times.length !== values.length)
    throw new RangeError(`trends: got ${times.length} times for ${values.length} values`);
  for (let t = 0; t < times.length; t++)
    if (!(t === 0 ? Number.isFinite(times[0]) : times[t] > times[t - 1]))
      throw new RangeError(`trends: time ${times[t]} at ${t}, want times that rise`);
  const has = (_: number, t: number): boolean => !Number.isNaN(values[t]);
  return { times: times.filter(has), values: values.filter(has) };
}
