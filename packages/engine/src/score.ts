import { checkTable } from "./check-table.ts";
import type { Sight } from "./evaluate.ts";
import { gatesOf, gradesOf, type Judged } from "./grades.ts";
import { asShown, inputsOf } from "./inputs.ts";
import { aggregate } from "./methods/aggregate.ts";
import { MethodError } from "./methods/method-error.ts";
import { rankPublished } from "./methods/rank-published.ts";
import { publish } from "./methods/round.ts";
import type { Model } from "./model.ts";
import { pointsOf, type Shares } from "./points.ts";
import { potentialsOf, weighsPerUnit } from "./potentials.ts";
import { Holds, type Points, type Scored } from "./scored.ts";
import { applicabilityOf } from "./states.ts";
import { columnOf, State, type Table } from "./table.ts";

/**
 * Scores every unit of a table under a model: what applies, the answers' stages, the tree from the
 * leaves up, then published digits, ranks, gates and grades. Pure: same model, same table, same bytes.
 *
 * @param options.stages keep every stage of every answer
 * @throws {RangeError} if the table's columns are not the model's, or its units are not in order
 * @throws {ScoreError} if a method meets a value that it can't take, naming unit and node
 */
export function score(model: Model, table: Table, options: { readonly stages?: boolean } = {}): Scored {
  return judge(model, table, options.stages === true).scored;
}

/** As `score`, with what the grades were judged by: for `explain` and the path to the next grade. */
export function judge(model: Model, table: Table, stages: boolean): { scored: Scored; judged: Judged } {
  checkTable(model, table);
  const n = table.units.length;
  const { states, byRule, undecided } = applicabilityOf(model, table);
  const inputs = inputsOf(model, table, { states, byRule }, stages);
  const answeredItself = answeredInside(model, inputs.scores, n);
  const tableSight: Sight = { nUnits: n, column: (j) => columnOf(table, j) };
  const potential = weighsPerUnit(model) ? potentialsOf(model, states, tableSight) : null;
  const inside: Inside = { model, table, states, own: inputs.scores, potential, sight: tableSight };
  const { exact, shares, points } = model.points && potential ? byPoints(inside, potential) : byWeights(inside);

  settleStates(model, exact, states, inputs.screened);
  const scores = publish(exact);
  const total = scores.subarray(0, n);
  const nodeSight: Sight = {
    ...tableSight,
    node: (of, k) => {
      const column = of === "score" ? scores.subarray(k * n, (k + 1) * n) : shares[of](k);
      return model.nodes[k].count === 0 ? asShown(column, inputs.imputed, k) : column;
    },
  };
  const gates = gatesOf(model, nodeSight);
  const gate = (g: number): Float64Array =>
    Float64Array.from(gates.subarray(g * n, (g + 1) * n), (holds) => (holds === Holds.unknown ? NaN : holds));
  const judged: Judged = { total, gates, byRule, shares, answeredItself, sight: { ...nodeSight, gate } };
  const scored: Scored = {
    units: table.units,
    exact,
    scores,
    states,
    ranks: rankPublished(total, new Int32Array(n)),
    answeredShare: inputs.answeredShare,
    screened: inputs.screened,
    gates,
    ...gradesOf(model, judged),
    weights: potential,
    points,
    sealed: inputs.sealed,
    undecided,
    stages: inputs.stages,
  };
  return { scored, judged };
}

/** No score for who was screened out, whose answers are there all the same; else a state says whether there is a score. */
function settleStates({ nodes }: Model, exact: Float64Array, states: Uint8Array, screened: Uint8Array): void {
  const n = screened.length;
  nodes.forEach(({ count }, k) => {
    const scores = exact.subarray(k * n, (k + 1) * n);
    const own = states.subarray(k * n, (k + 1) * n);
    for (let i = 0; i < n; i++) {
      const out = screened[i] === 1;
      if (out) scores[i] = NaN;
      if (!Number.isNaN(scores[i])) own[i] = State.present;
      else if (own[i] === State.present && (count > 0 || !out)) own[i] = State.missing;
    }
  });
}

/** Whether an inner node was answered itself. */
function answeredInside({ nodes }: Model, own: Float64Array, n: number): (k: number, i: number) => boolean {
  const answered = new Map<number, Uint8Array>();
  nodes.forEach(({ input, count }, k) => {
    if (!input || count === 0) return;
    answered.set(
      k,
      Uint8Array.from(own.subarray(k * n, (k + 1) * n), (score) => (Number.isNaN(score) ? 0 : 1)),
    );
  });
  return (k, i) => answered.get(k)?.[i] === 1;
}

/** A method of the standard met a score that it can't take, such as a geometric mean a 0. */
export class ScoreError extends Error {
  override readonly name = "ScoreError";
  readonly unit: string;
  readonly node: string;

  constructor(method: string, unit: string, node: string, value: number, want: string) {
    super(`${method} mean: got ${value} for ${node} of ${unit}, want ${want}`);
    this.unit = unit;
    this.node = node;
  }
}

interface Inside {
  readonly model: Model;
  readonly table: Table;
  readonly states: Uint8Array;
  /** the nodes' own answers on the model's scale */
  readonly own: Float64Array;
  readonly potential: Float64Array | null;
  readonly sight: Sight;
}
interface Tree {
  readonly exact: Float64Array;
  readonly shares: Shares;
  readonly points: Points | null;
}

/** A points standard: what is done of what could be. */
function byPoints({ model, table, states, own, sight }: Inside, potential: Float64Array): Tree {
  const [low, high] = model.scale;
  const n = sight.nUnits;
  const done = own.map((score) => (score - low) / (high - low));
  const planned = new Float64Array(own.length);
  model.nodes.forEach((_, k) => {
    plannedOf(model, table, k, planned.subarray(k * n, (k + 1) * n));
  });
  const { points, shares } = pointsOf(model, { states, done, planned, potential }, sight);
  const exact = own; // own answers are in `done` now
  model.nodes.forEach(({ count }, k) => {
    const share = shares.done(k);
    for (let i = 0; i < n; i++) {
      const at = k * n + i;
      const none = states[at] === State.notApplicable || (count === 0 && Number.isNaN(done[at]));
      exact[at] = none ? NaN : low + (high - low) * share[i];
    }
  });
  return { exact, shares, points };
}

/** An index: each node's children, from the leaves up, become one score. */
function byWeights(inside: Inside): Tree {
  const { model, table, states, own, potential } = inside;
  const { nodes, missing, scale } = model;
  const n = table.units.length;
  const exact = own; // worked in place: a node's children are read before anything above is written
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { first, count, dataThreshold, input } = nodes[k];
    if (count === 0) continue;
    const column = exact.subarray(k * n, (k + 1) * n);
    const answered = input ? column.slice() : null;
    const from = first * n;
    const to = (first + count) * n;
    const values = exact.subarray(from, to);
    const filled = missing === "zero" ? fillMissing(values, states.subarray(from, to), scale[0]) : values;
    const weights = potential
      ? potential.subarray(from, to)
      : Float64Array.from({ length: count }, (_, c) => nodes[first + c].weight);
    aggregateNode(inside, k, filled, weights, column);
    for (let i = 0; i < n; i++) {
      if (answered && !Number.isNaN(answered[i])) column[i] = answered[i];
      else if (states[k * n + i] === State.notApplicable) column[i] = NaN;
      else if (dataThreshold > 0 && tooFew(values, states.subarray(from, to), i, n, dataThreshold)) column[i] = NaN;
    }
  }
  const done = (k: number): Float64Array =>
    exact.slice(k * n, (k + 1) * n).map((score) => (score - scale[0]) / (scale[1] - scale[0]));
  const planned = (k: number): Float64Array => {
    const out = new Float64Array(n);
    plannedOf(model, table, k, out);
    return out;
  };
  return { exact, shares: { done, planned }, points: null };
}

/** Names the unit and the node where a method can't take a value. */
function aggregateNode(
  { model, table }: Inside,
  k: number,
  values: Float64Array,
  weights: Float64Array,
  out: Float64Array,
): void {
  try {
    aggregate(model.nodes[k].aggregate, values, weights, 0, out);
  } catch (fault) {
    if (!(fault instanceof MethodError)) throw fault;
    const { unit, child, value, want } = fault;
    throw new ScoreError(
      model.nodes[k].aggregate.method,
      table.units[unit],
      model.nodes[model.nodes[k].first + child].id,
      value,
      want,
    );
  }
}

function fillMissing(values: Float64Array, states: Uint8Array, low: number): Float64Array {
  return values.map((value, at) => (Number.isNaN(value) && states[at] !== State.notApplicable ? low : value));
}

/** Whether, of the children that apply, a smaller share than `threshold` has a score. */
function tooFew(values: Float64Array, states: Uint8Array, i: number, n: number, threshold: number): boolean {
  let applicable = 0;
  let present = 0;
  for (let at = i; at < values.length; at += n) {
    if (!Number.isNaN(values[at])) present++;
    else if (states[at] === State.notApplicable) continue;
    applicable++;
  }
  return present < threshold * applicable;
}

/** The share planned of node k, where it was answered with a status; 0 beside any other answer. */
function plannedOf({ nodes }: Model, table: Table, k: number, out: Float64Array): void {
  const planned = nodes[k].input?.planned ?? -1;
  if (planned < 0) return;
  columnOf(table, planned).forEach((share, i) => {
    out[i] = Number.isNaN(share) ? 0 : share;
  });
}
