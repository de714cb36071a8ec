import type { Explanation, Path, Scored } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import type { LoadedStandard } from "./load-standard.ts";
import type { Uncertainty } from "./robustness/uncertainty.ts";

/** A table scored by a standard: everything that is printed or written comes from here. */
export interface Result {
  readonly loaded: LoadedStandard;
  readonly input: InputTable;
  readonly scored: Scored;
  /** per unit, share of the leaves asked of it that it answered; NaN where none was asked */
  readonly present: Float64Array;
  /** absent or null where it was not computed, and a reader has to be told */
  readonly uncertainty?: Uncertainty | null;
}

/** One unit on its way from each observation to the grade. */
export interface Explained extends Pick<Result, "loaded" | "input" | "uncertainty"> {
  readonly explanation: Explanation;
  /** the unit's place in the table */
  readonly i: number;
  /** null where scores depend on who else takes part */
  readonly path: Path | null;
}

/** Of what each unit was asked, the share that it answered; in a points standard, "does not apply" is an answer too. */
export function presentShares({ points, units, answeredShare }: Scored): Float64Array {
  if (!points) return answeredShare;
  return Float64Array.from(units, (_, i) => (points.answered[i] ?? 0) / (points.leaves[i] ?? 0));
}

/** Places of the units by rank, those without a rank last, equal ones by id. */
export function byRank({ ranks }: Scored): Uint32Array {
  const order = Uint32Array.from({ length: ranks.length }, (_, i) => i);
  const key = (i: number): number => ranks[i] || Number.POSITIVE_INFINITY;
  return order.sort((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b)));
}
