import type { Ladder, Model } from "@touchstone/engine";
import { namesOf } from "./names.ts";
import type { Indicator, Standard } from "./schema.ts";

/** Into how many steps the way from the worst to the best post of an amount is cut. */
const PARTS = 10;

/**
 * What each answer can be raised to, and what each step costs: `cost` as written (of every step, or
 * one per step), 1 where nothing is said. Answers that are not the unit's to raise (from child
 * units, from a survey, derived from others) have no ladder, nor has an amount without posts.
 */
export function laddersOf(standard: Standard, model: Model): Ladder[] {
  return namesOf(standard).flatMap((named, node): Ladder[] => {
    if (named.role === "whole" || !model.nodes[node]?.input || model.nodes[node].input.column < 0) return [];
    const rungs = named.role === "criterion" ? [{ value: 1, cost: 1 }] : rungsOf(named.item, model, node);
    const whole = named.role === "indicator" && named.item.kind === "count";
    return rungs.length === 0 ? [] : [{ node, whole, rungs }];
  });
}

function rungsOf(item: Indicator, model: Model, node: number): Ladder["rungs"] {
  if (item.reportedBy === "childUnits" || item.reportedBy === "survey") return [];
  if (item.kind === "checklist") return itemRungs(item.items ?? []);
  const costs = Array.isArray(item.cost) ? item.cost : [item.cost ?? 1];
  return valuesOf(item, model, node).map((value, at) => ({ value, cost: costs[at] ?? costs.at(-1) ?? 1 }));
}

/** Values of the table, or of what `per` makes of them, from worse to better; the worst is not a step. */
function valuesOf(item: Indicator, model: Model, node: number): number[] {
  switch (item.kind) {
    case "yes-no":
      return [item.better === "lower" ? 0 : 1];
    case "status":
      return [1];
    case "rubric":
      return ascending(item, item.rubric?.length ?? 0, (level) => level);
    case "choice":
      return ascending(item, item.of?.length ?? 0, (place) => item.of?.[place]?.value ?? place);
    case "amount":
    case "share":
    case "count":
      return posts(model, node);
    case "checklist":
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

/** The share held after each further item, cheapest for its weight first, each at its own cost. */
function itemRungs(items: NonNullable<Indicator["items"]>): Ladder["rungs"] {
  const costOf = (item: (typeof items)[number]): number => item.cost ?? 1;
  const order = items.toSorted((a, b) => costOf(a) / a.weight - costOf(b) / b.weight);
  const sum = items.reduce((total, item) => total + item.weight, 0);
  let held = 0;
  return order.map((item) => {
    held += item.weight;
    return { value: held / sum, cost: costOf(item) };
  });
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
