import { evaluate, type Sight } from "./evaluate.ts";
import type { Model } from "./model.ts";
import { State } from "./table.ts";

/** Whether weights differ from unit to unit, so that they have to be worked out per cell. */
export function weighsPerUnit(model: Model): boolean {
  return model.points || model.nodes.some((node) => node.factor !== null || node.redistribute !== "proportional");
}

/**
 * What each node can bring to each unit: its points, times the factors above it, with the points of
 * whatever does not apply handed on as the node above says. Without points, shares of a whole of 1.
 *
 * In this order: factors go down; then, from the leaves up, each parent shares out what its
 * inapplicable children leave (in proportion, equally, or not at all) among applicable children
 * that are worth something, each with all that is below it; a parent is then worth the sum of its
 * applicable children, or keeps its own worth where it was answered itself and nothing below applies.
 *
 * @param states a `State` per node and unit, from `applicabilityOf`
 * @returns node k of unit i at k × nUnits + i, ≥ 0; 0 where a node does not apply
 */
export function potentialsOf(model: Model, states: Uint8Array, sight: Sight): Float64Array {
  const { nodes } = model;
  const n = sight.nUnits;
  const worth = ownWorth(model);
  const out = new Float64Array(nodes.length * n);

  const factors = new Float64Array(nodes.length * n);
  nodes.forEach((node, k) => {
    const at = k * n;
    if (node.parent < 0) factors.fill(1, at, at + n);
    else factors.copyWithin(at, node.parent * n, (node.parent + 1) * n);
    if (node.factor) {
      const when = evaluate(node.factor.when, sight);
      const by = evaluate(node.factor.by, sight);
      for (let i = 0; i < n; i++) if (when[i] === 1 && !Number.isNaN(by[i])) factors[at + i] *= by[i];
    }
    for (let i = 0; i < n; i++) out[at + i] = worth[k] * factors[at + i];
  });
  sumUp(model, worth, out, n);

  const inapplicable = (k: number, i: number): boolean => states[k * n + i] === State.notApplicable;
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { first, count, redistribute } = nodes[k];
    if (count === 0) continue;
    for (let i = 0; i < n; i++) {
      if (inapplicable(k, i)) continue; // its own parent still has to know what it was worth
      let lost = 0;
      let kept = 0;
      let receivers = 0;
      for (let c = first; c < first + count; c++) {
        const points = out[c * n + i];
        if (inapplicable(c, i)) lost += points;
        else if (points > 0) {
          kept += points;
          receivers++;
        }
      }
      if (lost > 0 && receivers > 0 && redistribute !== "none") {
        for (let c = first; c < first + count; c++) {
          const points = out[c * n + i];
          if (points === 0 || inapplicable(c, i)) continue;
          const gained = redistribute === "equal" ? points + lost / receivers : points * ((kept + lost) / kept);
          scaleBelow(model, out, c, i, n, gained / points);
          out[c * n + i] = gained;
        }
        kept += lost;
      }
      const nothingBelow = everyChild(first, count, (c) => inapplicable(c, i));
      if (!nothingBelow) out[k * n + i] = kept;
    }
  }
  for (let at = 0; at < out.length; at++) if (states[at] === State.notApplicable) out[at] = 0;
  return out;
}

/** Points as they are; weights as shares of the parent's, the whole being 1. */
function ownWorth({ nodes, points }: Model): Float64Array {
  const worth = Float64Array.from(nodes, (node) => node.weight);
  if (points) return worth;
  worth[0] = 1;
  nodes.forEach(({ first, count }, k) => {
    let sum = 0;
    for (let c = first; c < first + count; c++) sum += nodes[c].weight;
    for (let c = first; c < first + count; c++) worth[c] = sum > 0 ? (worth[k] * nodes[c].weight) / sum : 0;
  });
  return worth;
}

/** Where the children make up the parent before any answer, they do so after the factors too. */
function sumUp({ nodes }: Model, worth: Float64Array, out: Float64Array, n: number): void {
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { first, count } = nodes[k];
    let sum = 0;
    for (let c = first; c < first + count; c++) sum += worth[c];
    if (count === 0 || Math.abs(sum - worth[k]) > 1e-9 * Math.max(1, worth[k])) continue;
    for (let i = 0; i < n; i++) {
      let points = 0;
      for (let c = first; c < first + count; c++) points += out[c * n + i];
      out[k * n + i] = points;
    }
  }
}

function scaleBelow(model: Model, out: Float64Array, k: number, i: number, n: number, by: number): void {
  const { first, count } = model.nodes[k];
  for (let c = first; c < first + count; c++) {
    out[c * n + i] *= by;
    scaleBelow(model, out, c, i, n, by);
  }
}

function everyChild(first: number, count: number, holds: (c: number) => boolean): boolean {
  for (let c = first; c < first + count; c++) if (!holds(c)) return false;
  return true;
}
