import type { Model } from "../model.ts";
import type { Scored } from "../scored.ts";
import { State } from "../table.ts";
import { aggregateNodes, innerNodes, type TreeNode } from "./tree.ts";

/** What is read of a `Model`. */
export type TreeModel = Pick<Model, "scale" | "missing"> & { readonly nodes: readonly TreeNode[] };

/**
 * The scores of every node as the plain tree makes them from the leaves of a scored table: what
 * `leaveOneOut` and `optimiseWeights` start from. The same as `scored.exact` where weights are the
 * same for every unit and no inner node has an answer of its own; otherwise what does not apply
 * leaves its weight to its siblings in proportion, and own answers of inner nodes count for nothing.
 * Units that were screened out have no score on any node.
 * @returns node k of unit i at k × nUnits + i
 */
export function treeScores(
  { nodes, missing, scale }: TreeModel,
  { exact, states, screened }: Pick<Scored, "exact" | "states" | "screened">,
): Float64Array {
  const scores = exact.slice();
  if (missing === "zero")
    for (let at = 0; at < scores.length; at++)
      if (Number.isNaN(scores[at]) && states[at] !== State.notApplicable && screened[at % screened.length] === 0)
        scores[at] = scale[0];
  aggregateNodes(nodes, innerNodes(nodes), scores);
  return scores;
}
