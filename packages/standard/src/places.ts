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

/** Whether anything in a standard is said in points or percent; everything is, then. */
export function isPoints(standard: Standard, names: readonly Named[]): boolean {
  const said = names.filter(isItem).some(({ item }) => item.points !== undefined || item.percent !== undefined);
  return said || standard.scoring.total !== undefined;
}

/**
 * Weights as written (1 where nothing is said), or points worked out from what is written:
 * 1. points stand as they are; a percentage is of the parent's points;
 * 2. a node that says neither is worth the sum of what is below it, where everything below says its points;
 * 3. else siblings that say neither share the parent's points equally; an explicit 0 stays 0.
 */
export function placesOf(standard: Standard, names: readonly Named[]): Places {
  return isPoints(standard, names) ? pointsOf(standard, names) : weightsOf(names);
}

function weightsOf(names: readonly Named[]): Places {
  const weights = names.map((node) => (isItem(node) ? (node.item.weight ?? 1) : 1));
  const findings: Finding[] = [];
  for (const { first, count, path } of names)
    if (count > 0 && weights.slice(first, first + count).every((weight) => weight === 0))
      findings.push({
        level: "error",
        code: "weightless",
        path: path.length > 0 ? path : ["criteria"],
        got: `weight 0 for each of ${count}`,
        want: "a weight above 0 for at least one of them",
      });
  return { points: false, weights, findings };
}

function pointsOf(standard: Standard, names: readonly Named[]): Places {
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
  names.forEach((parent, k) => {
    if (parent.count === 0) return;
    const has = worth[k] ?? null; // parents come before their children
    const shares = shareOut(
      parent,
      has,
      names.slice(parent.first, parent.first + parent.count).filter(isItem),
      sums,
      names,
    );
    shares.points.forEach((points, c) => {
      worth[parent.first + c] = points;
    });
    findings.push(...shares.findings);
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

/** The points of one set of siblings; null where they can only come from below. */
function shareOut(
  parent: Named,
  has: number | null,
  children: readonly Item[],
  sums: readonly (number | null)[],
  names: readonly Named[],
): { points: (number | null)[]; findings: Finding[] } {
  const { first, path } = parent;
  const findings: Finding[] = [];
  const place = isItem(parent) ? path : ["criteria"];
  const percents = children.map(({ item }) => item.percent ?? null);
  const total = sum(percents);
  const byPercent = percents.some((percent) => percent !== null && percent > 0);
  if (byPercent && Math.abs(total - 100) > 1e-6)
    findings.push({
      level: "error",
      code: "percent-sum",
      path: place,
      got: `${children.map(({ id }, c) => `${id} ${percents[c] ?? "—"}`).join(", ")}: ${Number(total.toFixed(6))} together`,
      want: "percentages of siblings that add up to 100",
    });

  const own = children.map(({ item }, c) => {
    if (item.points !== undefined) return item.points;
    const percent = percents[c] ?? null;
    if (percent === 0) return 0;
    if (percent !== null) return has === null ? null : (has * percent) / 100;
    return byPercent ? null : (sums[first + c] ?? null);
  });
  const silent = children.flatMap(({ item }, c) =>
    item.points === undefined && item.percent === undefined && own[c] === null ? [c] : [],
  );
  const fromPercent = children.flatMap((_, c) => (own[c] === null && (percents[c] ?? 0) > 0 ? [c] : []));
  const mixed = byPercent || own.some((points) => points !== null && points > 0);
  // without a parent's points a node may still have its own from below, once its children are known
  const hopeless = silent.filter((c) => (has === null ? !sayAnything(names, first + c) : mixed));
  for (const c of [...hopeless, ...fromPercent]) {
    const child = children[c]!;
    findings.push({
      level: "error",
      code: fromPercent.includes(c) ? "percent-of-nothing" : "points-unsaid",
      path: child.path,
      got: fromPercent.includes(c)
        ? `${child.item.percent} percent of a parent without points`
        : `no points and no percent for ${child.id}`,
      want: fromPercent.includes(c)
        ? "points for the parent (or scoring.total for the whole)"
        : mixed
          ? "points or percent, as its siblings have"
          : "points or percent here, points below, or points for the parent to share",
    });
  }
  const equal = has !== null && !mixed ? has / silent.length : null;
  return { points: own.map((points, c) => (silent.includes(c) ? equal : points)), findings };
}

/** Whether points or percentages are written anywhere below. */
function sayAnything(names: readonly Named[], k: number): boolean {
  const { first, count } = names[k]!;
  for (let c = first; c < first + count; c++) {
    const node = names[c]!;
    if (isItem(node) && (node.item.points !== undefined || node.item.percent !== undefined)) return true;
    if (sayAnything(names, c)) return true;
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
