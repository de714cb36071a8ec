import type { Ladder, Model } from "@touchstone/engine";
import { namesOf } from "./names.ts";
import type { Criterion, Indicator, Standard } from "./schema.ts";

/** Into how many steps the way from the worst to the best post of an amount is cut. */
const PARTS = 10;

/**
 * What each answer can be raised to, and what each step costs: `cost` as written (of every step, or
 * one per step), 1 where nothing is said. Answers that units do not give themselves (from child
 * units, derived from others) have no ladder, nor has an amount without posts.
 */
export function laddersOf(standard: Standard, model: Model): Ladder[] {
  return namesOf(standard).flatMap((named, node): Ladder[] => {
    if (named.role === "whole" || !model.nodes[node]?.input || model.nodes[node].input.column < 0) return [];
    const item = named.item;
    const values = named.role === "criterion" ? [1] : valuesOf(named.item, model, node);
    const kind = "kind" in item ? item.kind : "status";
    return values.length === 0 ? [] : [{ node, whole: kind === "count", rungs: withCosts(item, values) }];
  });
}

/** Values of the table, or of what `per` makes of them, from worse to better; the worst is not a step. */
function valuesOf(item: Indicator, model: Model, node: number): number[] {
  if (item.reportedBy === "childUnits") return [];
  switch (item.kind) {
    case "yes-no":
      return [item.better === "lower" ? 0 : 1];
    case "status":
      return [1];
    case "rubric":
      return ascending(item, item.rubric?.length ?? 0, (level) => level);
    case "choice":
      return ascending(item, item.of?.length ?? 0, (place) => item.of?.[place]?.value ?? place);
    case "checklist":
      return cumulativeShares(item.items ?? []);
    case "amount":
    case "share":
    case "count":
      return posts(model, node);
    case "derived":
      return [];
  }
}

/** Places of a list from the second worst to the best, by their worth. */
function ascending(item: Indicator, count: number, worth: (place: number) => number): number[] {
  const sign = item.better === "lower" ? -1 : 1;
  const places = Array.from({ length: count }, (_, place) => place);
  return places.sort((a, b) => sign * (worth(a) - worth(b))).slice(1);
}

/** The share held after each further item, heaviest first. */
function cumulativeShares(items: NonNullable<Indicator["items"]>): number[] {
  const weights = items.map((item) => item.weight).sort((a, b) => b - a);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let held = 0;
  return weights.map((weight) => (held += weight / sum));
}

function posts(model: Model, node: number): number[] {
  const input = model.nodes[node]?.input;
  if (!input) return [];
  const { normalise, direction } = input;
  const part = (from: number, to: number): number[] =>
    Array.from({ length: PARTS }, (_, at) => from + ((to - from) * (at + 1)) / PARTS);
  if (normalise.method === "goalposts")
    return direction === 1 ? part(normalise.low, normalise.high) : part(normalise.high, normalise.low);
  if (normalise.method === "target") return [normalise.target];
  return [];
}

function withCosts(item: Indicator | Criterion, values: readonly number[]): Ladder["rungs"] {
  const cost = "cost" in item ? item.cost : undefined;
  const last = Array.isArray(cost) ? (cost.at(-1) ?? 1) : 1;
  return values.map((value, at) => ({ value, cost: Array.isArray(cost) ? (cost[at] ?? last) : (cost ?? 1) }));
}
