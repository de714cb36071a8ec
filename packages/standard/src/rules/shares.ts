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
    const sizes = inPoints ? sizesInPoints(nodes, points, k) : siblings.map((at) => of(nodes[at]!).weight ?? 1);
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

/** Sizes of siblings in one measure: percents where any is above 0, else points; those of which nothing is said share the rest. */
function sizesInPoints(nodes: readonly Named[], points: readonly number[], parent: number): number[] {
  const { first, count } = nodes[parent]!;
  const percents = nodes.slice(first, first + count).map((node) => of(node).percent);
  const inPercent = percents.some((percent) => percent !== undefined && percent > 0);
  const said = percents.map((percent, at) => {
    if (inPercent) return percent ?? Number.NaN;
    const own = points[first + at]!;
    return Number.isNaN(own) && percent === 0 ? 0 : own;
  });
  const known = said.filter((size) => !Number.isNaN(size)).reduce((sum, size) => sum + size, 0);
  const whole = inPercent ? 100 : (of(nodes[parent]!).points ?? (known > 0 ? known : 1));
  const nUnsaid = said.filter((size) => Number.isNaN(size)).length;
  return said.map((size) => (Number.isNaN(size) ? Math.max(0, whole - known) / nUnsaid : size));
}

/** By how much the node's `reduce` may change it; a factor that is worked out is not foreseen. */
function factor(node: Named, most: (a: number, b: number) => number): number {
  const by = node.role === "whole" ? undefined : node.item.reduce?.by;
  return typeof by === "number" ? most(1, by) : 1;
}
