import { nOptions, type Plan } from "./plan.ts";

/**
 * Every run of a plan, in one row: the replicates; then, for each factor without steps, the first
 * replicates with that factor held still; then, for each factor, the first replicates with that
 * factor drawn from another replicate (the AB blocks of Sobol's design, whose A and B are the
 * replicates from 0 and from `influence` on).
 */
export function nRunsOf(plan: Plan): number {
  return plan.replicates + steplessOf(plan).length * plan.still + plan.factors.length * plan.influence;
}

/** The factors that vary without steps, by their place in the plan. */
export function steplessOf(plan: Plan): number[] {
  return plan.factors.flatMap((factor, f) => (nOptions(factor) === 0 ? [f] : []));
}

export interface Run {
  readonly part: "replicate" | "still" | "mixed";
  /** the replicate that it is, or departs from */
  readonly replicate: number;
  /** the factor held still or drawn anew, −1 for none */
  readonly factor: number;
  /** per factor the replicate whose stream it is drawn from; −1: the standard's own */
  readonly from: readonly number[];
}

/** @throws {RangeError} if there is no such run */
export function runAt(plan: Plan, at: number): Run {
  const { replicates, still, influence, factors } = plan;
  const all = (replicate: number, factor: number, other: number): number[] =>
    factors.map((_, f) => (f === factor ? other : replicate));
  if (at >= 0 && at < replicates) return { part: "replicate", replicate: at, factor: -1, from: all(at, -1, -1) };
  const stepless = steplessOf(plan);
  let rest = at - replicates;
  if (rest >= 0 && rest < stepless.length * still) {
    const factor = stepless[Math.floor(rest / still)];
    const replicate = rest % still;
    return { part: "still", replicate, factor, from: all(replicate, factor, -1) };
  }
  rest -= stepless.length * still;
  if (!(rest >= 0 && rest < factors.length * influence))
    throw new RangeError(`runAt: got run ${at}, want 0 to ${nRunsOf(plan) - 1}`);
  const factor = Math.floor(rest / influence);
  const replicate = rest % influence;
  return { part: "mixed", replicate, factor, from: all(replicate, factor, influence + replicate) };
}
