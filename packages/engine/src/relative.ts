import type { Model, Normalise } from "./model.ts";

const FIXED: ReadonlySet<Normalise["method"]> = new Set(["none", "goalposts", "target", "scaled"]);

/** Whether a unit's score can depend on who else is in the table. */
export function isRelative(model: Model): boolean {
  return (
    model.impute.method !== "none" ||
    model.nodes.some(
      ({ input, aggregate, count }) =>
        (count > 0 && aggregate.method === "copeland") ||
        (input !== null && (input.treat !== null || !FIXED.has(input.normalise.method))),
    )
  );
}
