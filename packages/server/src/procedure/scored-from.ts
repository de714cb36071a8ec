import type { Cycle } from "@touchstone/domain";
import { type ColumnSpec, isReadFrom, parsePeriod, type Standard, TIMELESS } from "@touchstone/standard";

/**
 * Whether what is said of a column in a period counts in a round: in the round's own period, in those that the column's
 * `use` takes too, or without one.
 */
export type ScoredFrom = (spec: Pick<ColumnSpec, "use" | "role">, period: string) => boolean;

/** @param standard of the round */
export function scoredFrom({ period: own }: Pick<Cycle, "period">, standard: Pick<Standard, "period">): ScoredFrom {
  const round = own === TIMELESS ? null : parsePeriod(own, standard.period);
  return (spec, period) => isReadFrom(spec, round, period === TIMELESS ? null : parsePeriod(period, "none"));
}
