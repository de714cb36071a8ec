import { aggregate } from "../methods/aggregate.ts";
import type { Node } from "../model.ts";

/** What re-aggregation needs of a node; a `Node` of a model is one. Breadth-first, children next to each other. */
export type TreeNode = Pick<Node, "parent" | "first" | "count" | "weight" | "aggregate" | "dataThreshold">;

/** How a re-aggregation departs from the tree as it is. */
export interface Departure {
  /** in place of the nodes' own weights, one per node */
  readonly weights?: Float64Array;
  /** nodes that are taken out, as though the tree had never had them */
  readonly without?: ReadonlySet<number>;
}

/**
 * Fills the scores of inner nodes from those of their children, in the order given.
 * Weights are the same for every unit, and a missing child leaves its weight to its siblings.
 * @param inner inner nodes, each after every one below it
 * @param scores node k of unit i at k × nUnits + i; the columns of `inner` are written
 * @throws {MethodError} if a mean meets a value that it can't take
 */
export function aggregateNodes(
  nodes: readonly TreeNode[],
  inner: readonly number[],
  scores: Float64Array,
  { weights, without }: Departure = {},
): void {
  const nUnits = scores.length / nodes.length;
  for (const k of inner) {
    const { first, count, aggregate: how, dataThreshold } = nodes[k];
    const column = scores.subarray(k * nUnits, (k + 1) * nUnits);
    const children = Array.from({ length: count }, (_, c) => first + c).filter((c) => !without?.has(c));
    if (children.length === 0) {
      column.fill(Number.NaN);
      continue;
    }
    const ownWeights = Float64Array.from(children, (c) => weights?.[c] ?? nodes[c].weight);
    aggregate(how, columnsOf(scores, children, first, count, nUnits), ownWeights, dataThreshold, column);
  }
}

/** The children's columns one after the other: in place where none is left out. */
function columnsOf(
  scores: Float64Array,
  children: readonly number[],
  first: number,
  count: number,
  nUnits: number,
): Float64Array {
  if (children.length === count) return scores.subarray(first * nUnits, (first + count) * nUnits);
  const values = new Float64Array(children.length * nUnits);
  for (const [at, c] of children.entries()) values.set(scores.subarray(c * nUnits, (c + 1) * nUnits), at * nUnits);
  return values;
}

/** Every inner node, each after all below it. */
export function innerNodes(nodes: readonly TreeNode[]): number[] {
  return [...nodes.keys()].filter((k) => nodes[k].count > 0).reverse();
}

/** The nodes above these, up to the whole: each once, lower ones first. */
export function ancestorsOf(nodes: readonly TreeNode[], elements: Iterable<number>): number[] {
  const above = new Set<number>();
  for (const element of elements) for (let k = nodes[element].parent; k >= 0; k = nodes[k].parent) above.add(k);
  return [...above].sort((a, b) => b - a); // breadth-first: a child comes after its parent
}

/** The leaves below a node, in their order; a leaf has itself. */
export function leavesBelow(nodes: readonly TreeNode[], k: number): number[] {
  const { first, count } = nodes[k];
  if (count === 0) return [k];
  return Array.from({ length: count }, (_, c) => leavesBelow(nodes, first + c)).flat();
}
