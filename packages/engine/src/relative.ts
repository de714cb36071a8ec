import type { Aggregate, Model, Normalise } from "./model.ts";

const FIXED: ReadonlySet<Normalise["method"]> = new Set(["none", "goalposts", "target", "scaled"]);

/** Aggregates that compare units with each other. */
export const SEES_ALL: ReadonlySet<Aggregate["method"]> = new Set(["copeland", "benefitOfTheDoubt"]);

/** Whether a unit's score can depend on who else is in the table. */
export function isRelative(model: Model): boolean {
  return (
    model.impute.method !== "none" ||
    model.nodes.some(
      ({ input, aggregate, count }) =>
        (count > 0 && SEES_ALL.has(aggregate.method)) ||
        (input !== null && (input.treat !== null || !FIXED.has(input.normalise.method))),
    )
  );
}
