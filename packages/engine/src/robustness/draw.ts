import { ln } from "../elementary.ts";
import type { Model } from "../model.ts";
import { columnOf, State, type Table } from "../table.ts";
import { nOptions, type Plan, type PlanFactor, type Rated } from "./plan.ts";
import { type Stream, streamOf } from "./stream.ts";

/** One replicate's choices: everything in which it departs from the standard. */
export interface Draw {
  /** per factor of the plan the option, 0 the standard's own; 0 for what varies without steps */
  readonly options: readonly number[];
  /** per node */
  readonly weights: Float64Array;
  /** per column of the table that is moved, its values; null: none is */
  readonly moved: ReadonlyMap<number, Float64Array> | null;
}

/** The stream of each kind of factor, whatever else a plan varies. */
const STREAMS: Readonly<Record<PlanFactor["kind"], number>> = {
  weights: 1,
  impute: 2,
  treat: 3,
  normalise: 4,
  aggregate: 5,
  leaveOut: 6,
  error: 7,
  reviewers: 8,
};

/** Of reviewers, the share that gives the level above the agreed one, and again the share that gives the one below. */
const OFF_BY_ONE = 0.15;

/**
 * Draws every factor of one run.
 * @param from per factor the replicate whose stream it is drawn from; −1: the standard's own
 */
export function drawOf(model: Model, table: Table, plan: Plan, from: readonly number[]): Draw {
  const options = plan.factors.map(() => 0);
  const weights = new Float64Array(model.nodes.length);
  for (let k = 0; k < weights.length; k++) weights[k] = model.nodes[k].weight;
  const moved = new Map<number, Float64Array>();
  let leftOut = -1;
  plan.factors.forEach((factor, f) => {
    if (from[f] < 0) return;
    const stream = streamOf(plan.seed, from[f], STREAMS[factor.kind]);
    if (factor.kind === "weights") noisyWeights(model, factor.by, stream, weights);
    else if (factor.kind === "error") measureAgain(table, factor.columns, stream, moved);
    else if (factor.kind === "reviewers") rateAgain(table, factor.columns, stream, moved);
    else options[f] = stream.below(nOptions(factor));
    if (factor.kind === "leaveOut") leftOut = factor.options[options[f]].value;
  });
  if (leftOut > 0) leaveOut(model, weights, leftOut);
  return { options, weights, moved: moved.size > 0 ? moved : null };
}

function noisyWeights({ nodes, points }: Model, by: number, stream: Stream, weights: Float64Array): void {
  const factors = points ? new Float64Array(nodes.length).fill(1) : null;
  for (let k = 1; k < nodes.length; k++) {
    let factor = 1 + by * (2 * stream.uniform() - 1);
    // points add up from below: a node's own share moves by what is in it
    if (factors) factor = factors[k] = factor * factors[nodes[k].parent];
    weights[k] *= factor;
  }
}

/** Takes the weight from a node, and from those above it that are left without a child. */
function leaveOut({ nodes }: Model, weights: Float64Array, node: number): void {
  weights[node] = 0;
  for (let k = nodes[node].parent; k > 0; k = nodes[k].parent) {
    const { first, count } = nodes[k];
    for (let c = first; c < first + count; c++) if (weights[c] > 0) return;
    weights[k] = 0;
  }
}

function measureAgain(
  table: Table,
  columns: Extract<PlanFactor, { kind: "error" }>["columns"],
  stream: Stream,
  moved: Map<number, Float64Array>,
): void {
  const n = table.units.length;
  for (const { column, error, low, high } of columns) {
    const values = columnOf(table, column);
    let out: Float64Array | null = null;
    for (let i = 0; i < n; i++) {
      const at = column * n + i;
      const known = errorAt(table, at, error);
      if (table.states[at] !== State.present || !(known > 0)) continue;
      out ??= values.slice();
      out[i] = Math.min(high, Math.max(low, values[i] + known * stream.normal(ln)));
    }
    if (out) moved.set(column, out);
  }
}

/** A level by another panel of as many reviewers; where a standard error of the level is known, by that. */
function rateAgain(table: Table, columns: readonly Rated[], stream: Stream, moved: Map<number, Float64Array>): void {
  const n = table.units.length;
  for (const { column, levels, reviewers } of columns) {
    const values = columnOf(table, column);
    const out = values.slice();
    for (let i = 0; i < n; i++) {
      const at = column * n + i;
      if (table.states[at] !== State.present) continue;
      const known = errorAt(table, at, NaN);
      const off = known > 0 ? Math.round(known * stream.normal(ln)) : panelOff(reviewers, stream);
      out[i] = Math.min(levels - 1, Math.max(0, values[i] + off));
    }
    moved.set(column, out);
  }
}

/** How far a panel's level lies from the agreed one: the mean of its reviewers; between two levels, either. */
function panelOff(reviewers: number, stream: Stream): number {
  let sum = 0;
  for (let one = 0; one < reviewers; one++) {
    const u = stream.uniform();
    sum += u < OFF_BY_ONE ? -1 : u >= 1 - OFF_BY_ONE ? 1 : 0;
  }
  const mean = sum / reviewers;
  const below = Math.floor(mean);
  const past = mean - below;
  if (past === 0.5) return below + (stream.uniform() < 0.5 ? 0 : 1);
  return past < 0.5 ? below : below + 1;
}

function errorAt(table: Table, at: number, otherwise: number): number {
  const own = table.errors?.[at] ?? NaN;
  return Number.isNaN(own) ? otherwise : own;
}
