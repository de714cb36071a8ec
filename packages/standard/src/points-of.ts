import type { Named } from "./names.ts";
import { formatPath } from "./path.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";

/** What every node weighs among its siblings, in the order of `namesOf`. */
export interface Places {
  /** true: absolute points */
  readonly points: boolean;
  /** weights, or the points of each node before any answer */
  readonly weights: readonly number[];
  readonly findings: readonly Finding[];
}

type Item = Exclude<Named, { role: "whole" }>;
const isItem = (node: Named): node is Item => node.role !== "whole";

/**
 * The points of every node before any answer, worked out from what is written:
 * 1. points stand as they are; a percentage is of the parent's points;
 * 2. a node that says neither is worth the sum of what is below it, where everything below says its points;
 * 3. else siblings that say neither share the parent's points equally; an explicit 0 stays 0.
 */
export function pointsOf(standard: Standard, names: readonly Named[]): Places {
  const findings: Finding[] = [];
  for (const { item, path } of names.filter(isItem)) {
    if (item.weight !== undefined)
      findings.push({
        level: "error",
        code: "weight-among-points",
        path: [...path, "weight"],
        got: `weight ${item.weight} in a standard that counts points`,
        want: "points or percent (or neither, for an equal share)",
      });
    if (item.points !== undefined && item.percent !== undefined)
      findings.push({
        level: "error",
        code: "points-and-percent",
        path: [...path, "percent"],
        got: `${item.points} points and ${item.percent} percent`,
        want: "one of the two",
      });
  }

  const sums = sumsFromBelow(names);
  const worth: (number | null)[] = names.map(() => null);
  worth[0] = standard.scoring.total ?? null;
  const lost = new Set<number>(); // what has no points is told once, not again for all that is below it
  names.forEach((parent, k) => {
    if (parent.count === 0) return;
    const has = worth[k] ?? null; // parents come before their children
    const children = names.slice(parent.first, parent.first + parent.count).filter(isItem);
    const shares = shareOut({ parent, has, children, names }, sums);
    shares.points.forEach((points, c) => {
      worth[parent.first + c] = points;
      if (points === null && (lost.has(k) || shares.hopeless[c])) lost.add(parent.first + c);
    });
    if (!lost.has(k)) findings.push(...shares.findings);
  });

  const weights = names.map((_, k) => worth[k] ?? 0);
  for (let k = names.length - 1; k >= 0; k--) {
    const { first, count } = names[k]!;
    if (count > 0 && worth[k] === null) weights[k] = sum(weights.slice(first, first + count));
  }
  findings.push(...sumFindings(names, weights, findings.length > 0));
  return { points: true, weights, findings };
}

/** Points that follow from what is written at a node or below it, without its parent; null: they don't. */
function sumsFromBelow(names: readonly Named[]): (number | null)[] {
  const sums: (number | null)[] = names.map(() => null);
  for (let k = names.length - 1; k >= 0; k--) {
    const node = names[k]!;
    const { first, count } = node;
    const below = sums.slice(first, first + count);
    if (isItem(node) && node.item.points !== undefined) sums[k] = node.item.points;
    else if (isItem(node) && node.item.percent !== undefined) sums[k] = node.item.percent === 0 ? 0 : null;
    else if (count > 0 && below.every((points) => points !== null)) sums[k] = sum(below);
  }
  return sums;
}

/** One set of siblings and what their parent has to share. */
interface Family {
  readonly parent: Named;
  /** the parent's points, null where they are the sum of what is below */
  readonly has: number | null;
  readonly children: readonly Item[];
  readonly names: readonly Named[];
}

/** The points of one set of siblings; null where they can only come from below, or, if hopeless, from nowhere. */
function shareOut(
  family: Family,
  sums: readonly (number | null)[],
): { points: (number | null)[]; hopeless: boolean[]; findings: Finding[] } {
  const { parent, has, children, names } = family;
  const byPercent = children.some(({ item }) => (item.percent ?? 0) > 0);
  const own = children.map(({ item }, c) => {
    if (item.points !== undefined) return item.points;
    if (item.percent === undefined) return byPercent ? null : (sums[parent.first + c] ?? null);
    if (item.percent === 0) return 0;
    return has === null ? null : (has * item.percent) / 100;
  });
  const silent = own.map((points, c) => points === null && children[c]?.item.percent === undefined);
  const mixed = byPercent || own.some((points) => points !== null && points > 0);
  const equal = has === null || mixed ? null : has / silent.filter(Boolean).length;
  const hopeless = own.map((points, c) => {
    if (points !== null || !silent[c]) return points === null;
    // without its parent's points a node may still get its own from below, once its children are looked at
    return has === null ? !saysAnything(names, parent.first + c) : mixed;
  });
  return {
    points: own.map((points, c) => (silent[c] ? equal : points)),
    hopeless,
    findings: [
      ...(byPercent ? percentFindings(family) : []),
      ...children.flatMap((child, c) => (silent[c] && hopeless[c] ? [unsaid(child, mixed)] : [])),
    ],
  };
}

function unsaid({ id, path }: Item, mixed: boolean): Finding {
  return {
    level: "error",
    code: "points-unsaid",
    path,
    got: `no points and no percent for ${id}`,
    want: mixed
      ? "points or percent, as its siblings have"
      : "points or percent here, points below, or points for the parent to share",
  };
}

/** Percentages of siblings that don't make a whole, or of a parent that has nothing to share. */
function percentFindings({ parent, has, children }: Family): Finding[] {
  const findings: Finding[] = [];
  const total = sum(children.map(({ item }) => item.percent ?? null));
  if (Math.abs(total - 100) > 1e-6)
    findings.push({
      level: "error",
      code: "percent-sum",
      path: isItem(parent) ? parent.path : ["criteria"],
      got: `${children.map(({ id, item }) => `${id} ${item.percent ?? "—"}`).join(", ")}: ${Number(total.toFixed(6))} together`,
      want: "percentages of siblings that add up to 100",
    });
  for (const { item, path } of children)
    if (has === null && item.points === undefined && (item.percent ?? 0) > 0)
      findings.push({
        level: "error",
        code: "percent-of-nothing",
        path: [...path, "percent"],
        got: `${item.percent} percent of a parent without points`,
        want: "points for the parent (or scoring.total for the whole)",
      });
  return findings;
}

/** Whether points or percentages are written anywhere below. */
function saysAnything(names: readonly Named[], k: number): boolean {
  const { first, count } = names[k]!;
  for (let c = first; c < first + count; c++) {
    const node = names[c]!;
    if (isItem(node) && (node.item.points !== undefined || node.item.percent !== undefined)) return true;
    if (saysAnything(names, c)) return true;
  }
  return false;
}

/** Siblings that are worth more or less than their parent: a slip, unless some of them exclude one another. */
function sumFindings(names: readonly Named[], weights: readonly number[], broken: boolean): Finding[] {
  if (broken) return [];
  const findings: Finding[] = names.flatMap((node, k): Finding[] => {
    const { first, count, path } = node;
    if (count === 0) return [];
    const children = names.slice(first, first + count).filter(isItem);
    const below = sum(weights.slice(first, first + count));
    const has = weights[k] ?? 0;
    if (Math.abs(below - has) <= 1e-6 * Math.max(1, has)) return [];
    if (children.some(({ item }) => item.appliesWhen !== undefined)) return [];
    return [
      {
        level: "warning",
        code: "points-sum",
        path: isItem(node) ? path : ["scoring", "total"],
        got: `${below} points below ${isItem(node) ? formatPath(path) : "the whole"}, which has ${has}`,
        want: "children that add up to their parent, or appliesWhen on those that exclude one another",
      },
    ];
  });
  if (!((weights[0] ?? 0) > 0))
    findings.push({
      level: "error",
      code: "pointless",
      path: ["criteria"],
      got: "0 points in all",
      want: "points above 0",
    });
  return findings;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
