import { MethodError } from "../methods/method-error.ts";
import { ScoreError } from "../score.ts";
import { factorOf, type Plan } from "./plan.ts";

/** A replicate that could not be scored: never a silent gap, as it would be if it were left out of the counts. */
export class ReplicateError extends Error {
  override readonly name = "ReplicateError";
  /** −1: the standard itself */
  readonly replicate: number;

  constructor(replicate: number, message: string) {
    super(message);
    this.replicate = replicate;
  }
}

/** The error of a replicate for what stopped it; a fault of ours stays one. */
export function replicateError(plan: Plan, replicate: number, options: readonly number[], fault: unknown): unknown {
  const expected = fault instanceof ScoreError || fault instanceof MethodError || fault instanceof RangeError;
  if (!expected) return fault;
  const chosen = plan.factors.flatMap((factor, f) => {
    const name = factorOf(factor).options[options[f]];
    return options[f] > 0 && name !== undefined ? [`${factor.kind}: ${name}`] : [];
  });
  const which = replicate < 0 ? "the standard itself" : `replicate ${replicate}`;
  const how = chosen.join(", ") || "the standard's own options";
  return new ReplicateError(replicate, `${which} of seed ${plan.seed} (${how}): ${fault.message}`);
}
