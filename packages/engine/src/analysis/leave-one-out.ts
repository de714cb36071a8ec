import { rankDescending } from "../methods/rank.ts";
import { aggregateNodes, ancestorsOf, type TreeNode } from "./tree.ts";

export interface LeftOut {
  readonly node: number;
  /** the whole without the node: one score and one rank (1 is best, NaN not ranked) per unit */
  readonly scores: Float64Array;
  readonly ranks: Float64Array;
  /** mean over the units ranked both ways of how many places they move; NaN where there is none */
  readonly meanAbsoluteRankChange: number;
}

/**
 * What the whole would be without each of some nodes, taken out one at a time: its siblings share its
 * weight, and a parent left without children goes too. What is small here could be left unasked.
 * @param scores node k of unit i at k × nUnits + i, every node filled; left as it is
 * @param elements nodes to leave out in turn, none of them the whole
 * @throws {RangeError} if `scores` is not one column per node, or the whole is to be left out
 */
export function leaveOneOut(nodes: readonly TreeNode[], scores: Float64Array, elements: readonly number[]): LeftOut[] {
  const nUnits = scores.length / nodes.length;
  if (!Number.isInteger(nUnits))
    throw new RangeError(`leaveOneOut: got ${scores.length} scores, want a multiple of ${nodes.length} nodes`);
  const nominal = rankDescending(scores.subarray(0, nUnits));
  const scratch = scores.slice();
  return elements.map((node) => {
    const whole = wholeWithout(nodes, scratch, node);
    const ranks = rankDescending(whole);
    return { node, scores: whole, ranks, meanAbsoluteRankChange: meanAbsoluteDifference(nominal, ranks) };
  });
}

/**
 * The whole's scores without one node.
 * @param scores every node filled; worked in, and left as it was
 * @throws {RangeError} if the node is the whole
 */
export function wholeWithout(nodes: readonly TreeNode[], scores: Float64Array, node: number): Float64Array {
  const parent = nodes[node]?.parent ?? -1;
  if (parent < 0) throw new RangeError(`wholeWithout: got node ${node}, want one below the whole`);
  const nUnits = scores.length / nodes.length;
  const above = ancestorsOf(nodes, [node]);
  const before = above.map((k) => scores.slice(k * nUnits, (k + 1) * nUnits));
  aggregateNodes(nodes, above, scores, { without: emptiedBy(nodes, node) });
  const whole = scores.slice(0, nUnits);
  for (const [at, k] of above.entries()) scores.set(before[at], k * nUnits);
  return whole;
}

/** The node, and those above it that have no other child. */
function emptiedBy(nodes: readonly TreeNode[], node: number): Set<number> {
  const without = new Set([node]);
  for (let k = nodes[node].parent; k > 0 && nodes[k].count === 1; k = nodes[k].parent) without.add(k);
  return without;
}

/** Over the places where both have a value. */
function meanAbsoluteDifference(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
    sum += Math.abs(a[i] - b[i]);
    n++;
  }
  return sum / n;
}
