import { evaluate, type Sight } from "./evaluate.ts";
import type { Model } from "./model.ts";
import type { Points } from "./scored.ts";
import { State } from "./table.ts";

/** Shares of node k, 0 to 1, one per unit: of its points, or of its leaves where it is worth nothing. */
export interface Shares {
  readonly done: (k: number) => Float64Array;
  readonly planned: (k: number) => Float64Array;
}

/** What `pointsOf` works on; every array has node k of unit i at k × nUnits + i. */
export interface Answered {
  /** a `State` per cell */
  readonly states: Uint8Array;
  /** of the node's own answer, 0 to 1; NaN where it has none */
  readonly done: Float64Array;
  readonly planned: Float64Array;
  /** from `potentialsOf` */
  readonly potential: Float64Array;
}

/**
 * Points from the leaves up. A node's own answer decides for it, whatever was said below; a leaf
 * without an answer leaves its points unfilled; what does not apply has none.
 */
export function pointsOf(model: Model, answered: Answered, sight: Sight): { points: Points; shares: Shares } {
  const { nodes } = model;
  const n = sight.nUnits;
  const { states, potential } = answered;
  const size = nodes.length * n;
  const points: Points = {
    potential,
    done: new Float64Array(size),
    planned: new Float64Array(size),
    notDone: new Float64Array(size),
    unfilled: new Float64Array(size),
    answered: new Int32Array(size),
    leaves: new Int32Array(size),
  };
  // the same shares by number of leaves, for nodes that are worth nothing
  const leafDone = new Float64Array(size);
  const leafPlanned = new Float64Array(size);

  for (let k = nodes.length - 1; k >= 0; k--) {
    const { first, count } = nodes[k];
    for (let i = 0; i < n; i++) {
      const at = k * n + i;
      let leaves = count === 0 ? 1 : 0;
      for (let c = first; c < first + count; c++) leaves += points.leaves[c * n + i];
      points.leaves[at] = leaves;
      if (states[at] === State.notApplicable) {
        points.leaves[at] = points.answered[at] = leavesRightBelow(model, k);
        continue;
      }
      const done = answered.done[at];
      if (!Number.isNaN(done)) {
        const planned = answered.planned[at];
        points.done[at] = done * potential[at];
        points.planned[at] = planned * potential[at];
        points.notDone[at] = Math.max(0, 1 - done - planned) * potential[at];
        points.answered[at] = leaves;
        leafDone[at] = done * leaves;
        leafPlanned[at] = planned * leaves;
      } else if (count === 0) points.unfilled[at] = potential[at];
      else
        for (let c = first; c < first + count; c++) {
          const below = c * n + i;
          points.done[at] += points.done[below];
          points.planned[at] += points.planned[below];
          points.notDone[at] += points.notDone[below];
          points.unfilled[at] += points.unfilled[below];
          points.answered[at] += points.answered[below];
          leafDone[at] += leafDone[below];
          leafPlanned[at] += leafPlanned[below];
        }
    }
  }
  const done = leafDone;
  const planned = leafPlanned;
  for (let at = 0; at < size; at++) {
    const worth = potential[at] > 0;
    const whole = worth ? potential[at] : points.leaves[at];
    done[at] = (worth ? points.done[at] : leafDone[at]) / whole;
    planned[at] = (worth ? points.planned[at] : leafPlanned[at]) / whole;
  }
  applyScoreRules(model, points, done, answered, sight);
  const column = (of: Float64Array, k: number): Float64Array => of.subarray(k * n, (k + 1) * n);
  return { points, shares: { done: (k) => column(done, k), planned: (k) => column(planned, k) } };
}

/** How a node that does not apply is counted, as answered: by the leaves right below it, at least 1. */
function leavesRightBelow({ nodes }: Model, k: number): number {
  const { first, count } = nodes[k];
  let leaves = 0;
  for (let c = first; c < first + count; c++) if (nodes[c].count === 0) leaves++;
  return Math.max(1, leaves);
}

/**
 * Replaces the share done of nodes with a rule: the points done of the node and of all below are
 * scaled, parents are summed again. Rules read the shares as they were before any rule.
 */
function applyScoreRules(
  model: Model,
  points: Points,
  shareDone: Float64Array,
  answered: Answered,
  sight: Sight,
): void {
  const { nodes } = model;
  if (!nodes.some((node) => node.scoreRule)) return;
  const n = sight.nUnits;
  const before = shareDone.slice();
  const column = (k: number): Float64Array => before.subarray(k * n, (k + 1) * n);
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { scoreRule } = nodes[k];
    if (!scoreRule) continue;
    const wanted = evaluate(scoreRule, { ...sight, node: (_of, of) => column(of) });
    for (let i = 0; i < n; i++) {
      const at = k * n + i;
      const change = wanted[i] * points.potential[at] - points.done[at];
      if (Number.isNaN(change) || points.done[at] === 0) continue;
      scaleDone(model, points.done, k, i, n, (points.done[at] + change) / points.done[at]);
      for (let up = nodes[k].parent; up >= 0 && Number.isNaN(answered.done[up * n + i]); up = nodes[up].parent)
        points.done[up * n + i] += change;
    }
  }
  for (let at = 0; at < before.length; at++)
    if (points.potential[at] > 0) shareDone[at] = points.done[at] / points.potential[at];
}

function scaleDone(model: Model, done: Float64Array, k: number, i: number, n: number, by: number): void {
  done[k * n + i] *= by;
  const { first, count } = model.nodes[k];
  for (let c = first; c < first + count; c++) scaleDone(model, done, c, i, n, by);
}
