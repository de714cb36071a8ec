import { type Named, namesOf } from "../names.ts";
import type { Standard } from "../schema.ts";

/** A node of the tree with the part of the whole that it decides, 0 to 1. */
export interface Shared {
  readonly node: Named;
  /** as stated, before anything is reduced */
  readonly share: number;
  /** where every `reduce` that lifts it acts on it, and every one that lowers acts on the others */
  readonly most: number;
}

/**
 * What each node decides of the whole, whichever way the standard says it: weights among siblings, points,
 * or percent of the parent; siblings of which nothing is said share alike. Sums that don't add up
 * are brought to one, so that a broken tree is judged as well. Zero weights everywhere: all zero.
 */
export function sharesOf(standard: Standard): Shared[] {
  const nodes = namesOf(standard);
  const points = nodes.map(() => Number.NaN);
  for (let k = nodes.length - 1; k > 0; k--) points[k] = pointsOf(nodes, points, k); // children come after their parents
  const inPoints = points.some((value) => !Number.isNaN(value)) || nodes.some((node) => of(node).percent !== undefined);
  const shared: Shared[] = nodes.map((node) => ({ node, share: 1, most: 1 }));
  for (let k = 0; k < nodes.length; k++) {
    const { first, count } = nodes[k]!; // k is below the length
    const siblings = Array.from({ length: count }, (_, at) => first + at);
    const sizes = inPoints ? sizesInPoints(nodes, points, siblings) : siblings.map((at) => of(nodes[at]!).weight ?? 1);
    siblings.forEach((at, j) => {
      const others = sizes.map((size, i) =>
        i === j ? size * factor(nodes[at]!, Math.max) : size * factor(nodes[siblings[i]!]!, Math.min),
      );
      shared[at] = {
        node: nodes[at]!,
        share: shared[k]!.share * part(sizes, j),
        most: shared[k]!.most * part(others, j),
      };
    });
  }
  return shared;
}

type Own = {
  readonly weight?: number | undefined;
  readonly points?: number | undefined;
  readonly percent?: number | undefined;
};
const of = (node: Named): Own => (node.role === "whole" ? {} : node.item);

function part(sizes: readonly number[], j: number): number {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return total > 0 ? sizes[j]! / total : 0;
}

/** A node's own points, or the sum of those below where any are said. */
function pointsOf(nodes: readonly Named[], points: readonly number[], k: number): number {
  const { first, count } = nodes[k]!;
  const own = of(nodes[k]!).points;
  if (own !== undefined) return own;
  const below = points.slice(first, first + count).filter((value) => !Number.isNaN(value));
  return below.length > 0 ? below.reduce((sum, value) => sum + value, 0) : Number.NaN;
}

/** Sizes of siblings in one measure: percents where any is said, else points, what is left shared alike. */
function sizesInPoints(nodes: readonly Named[], points: readonly number[], siblings: readonly number[]): number[] {
  const percents = siblings.map((at) => of(nodes[at]!).percent ?? Number.NaN);
  const said = percents.some((percent) => percent > 0) ? percents : siblings.map((at) => points[at]!);
  const known = said.filter((size) => !Number.isNaN(size));
  const sum = known.reduce((total, size) => total + size, 0);
  const unsaid = siblings.length - known.length;
  const rest = said === percents ? Math.max(0, 100 - sum) / Math.max(1, unsaid) : known.length > 0 && sum > 0 ? 0 : 1;
  return said.map((size) => (Number.isNaN(size) ? rest : size));
}

/** By how much the node's `reduce` may change it; a factor that is worked out is not foreseen. */
function factor(node: Named, most: (a: number, b: number) => number): number {
  const by = node.role === "whole" ? undefined : node.item.reduce?.by;
  return typeof by === "number" ? most(1, by) : 1;
}
