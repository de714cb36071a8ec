import type { Aggregate, Model } from "../model.ts";
import type { Plan, PlanFactor } from "./plan.ts";

/** For tests: a plan of few replicates; Sobol's blocks and held runs where there are factors. */
export function samplePlan(factors: readonly PlanFactor[], over: Partial<Plan> = {}): Plan {
  const some = factors.length > 0 ? 1 : 0;
  return { seed: 7, replicates: 200, certainAt: 0.9, influence: 50 * some, still: 100 * some, factors, ...over };
}

/** For tests: the standard's aggregates, or one of these for every node. */
export function aggregatesOf(model: Model, methods: readonly Aggregate[]): PlanFactor {
  const own = { name: "own", value: model.nodes.map(({ aggregate }) => aggregate) };
  const others = methods.map((aggregate) => ({ name: aggregate.method, value: model.nodes.map(() => aggregate) }));
  return { kind: "aggregate", options: [own, ...others] };
}

/** For tests: no node, or each leaf in turn. */
export function leaveOutLeaves(model: Model): PlanFactor {
  const leaves = model.nodes.flatMap(({ id, count }, k) => (count === 0 ? [{ name: `without ${id}`, value: k }] : []));
  return { kind: "leaveOut", options: [{ name: "none", value: -1 }, ...leaves] };
}
