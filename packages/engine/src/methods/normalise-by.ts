import type { Normalise, Range } from "../model.ts";
import type { ColumnParameters } from "./column-parameters.ts";
import { MethodError } from "./method-error.ts";

/** What a relative method read off the column; with `distanceToReference`, the reference unit's value too. */
export interface SealedParameters extends ColumnParameters {
  readonly reference?: number;
}

/** The methods that give a unit its score from its own value and a few parameters: all but those by rank. */
export type ByValue =
  | Exclude<Normalise, { method: "rank" | "borda" | "percentileRank" | "fractionOfMax" | "distanceToMax" }>
  | { readonly method: "fractionOfMax" | "distanceToMax" };

/** A score is to[0] + share × gain, with share = (x − from) ÷ span, held at 0 and 1 where asked. */
export interface ScoreLine {
  readonly from: number;
  readonly span: number;
  readonly to: Range;
  /** to[1] − to[0] where left out */
  readonly gain?: number;
  readonly holdLow: boolean;
  readonly holdHigh: boolean;
}

/**
 * Normalises with parameters known beforehand: those sealed in a scorecard, or of a panel's periods taken together.
 * @param parameters as `columnParameters` reads them; fixed methods need none
 * @param out receives one score per unit; may be `values`
 * @throws {RangeError} if a parameter or the direction makes no sense for the method
 * @throws {MethodError} where the parameters leave the method without a scale
 */
export function normaliseBy(
  values: Float64Array,
  how: ByValue,
  direction: 1 | -1,
  parameters: SealedParameters,
  out: Float64Array,
): void {
  if (how.method === "none") {
    for (let i = 0; i < out.length; i++) out[i] = direction * values[i];
    return;
  }
  if (how.method === "target") {
    towardsTarget(values, how, out);
    return;
  }
  const { from, span, to, holdLow, holdHigh, ...line } = lineOf(how, direction, parameters);
  const [low, high] = to;
  const gain = line.gain ?? high - low;
  const length = span === 0 ? NaN : span;
  if (!holdLow && !holdHigh && low + gain === high) {
    for (let i = 0; i < out.length; i++) out[i] = low + ((values[i] - from) / length) * gain; // needs no look at the ends
    return;
  }
  const least = holdLow ? 0 : -Infinity;
  const most = holdHigh ? 1 : Infinity;
  for (let i = 0; i < out.length; i++) {
    let share = (values[i] - from) / length;
    if (share < least) share = least;
    if (share > most) share = most;
    out[i] = share === 1 ? high : low + share * gain; // the end itself, to the last bit
  }
}

/**
 * The line that a method and its parameters come to.
 * @throws {RangeError} if a parameter or the direction makes no sense for the method
 * @throws {MethodError} where the parameters leave the method without a scale
 */
export function lineOf(
  how: Exclude<ByValue, { method: "none" | "target" }>,
  direction: 1 | -1,
  parameters: SealedParameters,
): ScoreLine {
  const { min, max } = parameters;
  const worst = direction === 1 ? min : max;
  const open = { holdLow: false, holdHigh: false };
  switch (how.method) {
    case "goalposts": {
      const [low, high] = ascending("goalposts", [how.low, how.high]);
      const [from, span] = direction === 1 ? [low, high - low] : [high, low - high];
      return { from, span, to: how.to, holdLow: how.truncate, holdHigh: how.truncate };
    }
    case "scaled": {
      const [low, high] = ascending("scaled", how.from);
      const [from, span] = direction === 1 ? [low, high - low] : [high, low - high];
      return { from, span, to: [0, how.factor], ...open };
    }
    case "minmax":
      return { from: worst, span: direction * (max - min), to: how.to, ...open };
    case "distanceToMax":
      return { from: worst, span: direction * (max - min), to: [0, 1], ...open };
    case "zscore": {
      const { mean, sd } = parameters;
      if (!how.to)
        return { from: mean, span: direction * sd, to: [how.mean, how.mean + how.sd], gain: how.sd, ...open };
      const [low, high] = ascending("zscore", how.to);
      const valueAt = (score: number): number => mean + direction * sd * ((score - how.mean) / how.sd);
      return { from: valueAt(low), span: valueAt(high) - valueAt(low), to: how.to, holdLow: true, holdHigh: true };
    }
    case "fractionOfMax":
      if (direction !== 1)
        throw new RangeError("fractionOfMax: got direction -1, want 1; reverse the column first, or use minmax");
      if (max <= 0)
        throw new MethodError(how.method, { unit: -1, child: -1, value: max, want: "a highest value above 0" });
      return { from: 0, span: max, to: [0, 1], ...open };
    case "distanceToTarget": {
      const span = how.target - worst;
      // at or behind the lowest value there is no way left to cover: whoever is there has arrived
      if (direction * span <= 0) return { from: worst, span: 1, to: [1, 1], ...open };
      return { from: worst, span, to: [0, 1], holdLow: false, holdHigh: how.cap };
    }
    case "distanceToReference": {
      const reference = parameters.reference ?? NaN;
      const span = reference - worst;
      if (!(direction * span > 0))
        throw new MethodError(how.method, {
          unit: -1,
          child: -1,
          value: reference,
          want: `a value of the reference unit ${how.unit} that is better than the worst, ${worst}`,
        });
      return { from: worst, span, to: [0, 1], holdLow: false, holdHigh: how.cap };
    }
  }
}

function towardsTarget(values: Float64Array, how: Extract<Normalise, { method: "target" }>, out: Float64Array): void {
  if (!(how.tolerance > 0)) throw new RangeError(`target: got tolerance ${how.tolerance}, want above 0`);
  const [low, high] = how.to;
  for (let i = 0; i < out.length; i++) {
    const away = Math.abs(values[i] - how.target) / how.tolerance;
    out[i] = away === 0 ? high : away >= 1 ? low : high - away * (high - low);
  }
}

function ascending(method: string, range: Range): Range {
  if (!(range[0] < range[1]) || !Number.isFinite(range[1] - range[0]))
    throw new RangeError(`${method}: got ${range[0]} and ${range[1]}, want two numbers in ascending order`);
  return range;
}
