import type { Node } from "../model.ts";

/**
 * What each node counts in the whole: its weight's share among its siblings, times its parent's, down the tree.
 * Leaves add up to 1; so does each generation where all leaves are equally deep.
 * @param nodes parents before their children; a parent of −1 is the whole. Siblings whose weights add up to 0 count 0
 * @throws {RangeError} if a node comes before its parent or a weight is not ≥ 0
 */
export function effectiveWeights(nodes: readonly Pick<Node, "parent" | "weight">[]): Float64Array {
  const ofChildren = new Float64Array(nodes.length); // sum of the children's weights
  nodes.forEach(({ parent, weight }, k) => {
    if (parent >= k) throw new RangeError(`effectiveWeights: got node ${k} before its parent ${parent}`);
    if (!(weight >= 0)) throw new RangeError(`effectiveWeights: got weight ${weight} at node ${k}, want ≥ 0`);
    if (parent >= 0) ofChildren[parent] += weight;
  });
  const effective = new Float64Array(nodes.length);
  nodes.forEach(({ parent, weight }, k) => {
    if (parent < 0) effective[k] = 1;
    else effective[k] = weight === 0 ? 0 : (effective[parent] * weight) / ofChildren[parent];
  });
  return effective;
}
