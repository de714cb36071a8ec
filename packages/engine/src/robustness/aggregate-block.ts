import { exp, ln } from "../elementary.ts";
import { aggregate } from "../methods/aggregate.ts";
import { MethodError } from "../methods/method-error.ts";
import type { Aggregate, Model } from "../model.ts";
import { ScoreError } from "../score.ts";
import { State } from "../table.ts";
import { meanOfBlock } from "./mean-of-block.ts";
import { logsOf, type Prepared } from "./prepared.ts";

/** How one replicate aggregates. */
export interface Way {
  /** per node */
  readonly weights: Float64Array;
  readonly aggregates: readonly Aggregate[];
  /** of the scale, for what earns nothing where it is missing */
  readonly low: number;
}

/** Columns of one block of units, made once and used for every replicate of a group. */
export interface Views {
  readonly from: number;
  /** per node the block of its own answers, null where it has none */
  readonly own: readonly (Float64Array | null)[];
  /** the same of their logarithms, where they were asked for */
  readonly logs: (Float64Array | null)[];
}

export function viewsOf(prepared: Prepared, from: number, to: number): Views {
  return {
    from,
    own: prepared.columns.map((column) => column?.subarray(from, to) ?? null),
    logs: prepared.columns.map(() => null),
  };
}

/** Room for one block: a column per inner node, and what means need beside it. */
export interface Room {
  readonly inner: readonly (Float64Array | null)[];
  /** whether a column may be left as logarithms where its parent takes them as they are */
  readonly keepsLogs: boolean;
  /** true while a column holds logarithms */
  readonly isLog: boolean[];
  readonly gaps: boolean[];
  readonly present: Float64Array;
  readonly gathered: Float64Array;
  readonly spare: readonly Float64Array[];
}

/** @param keepsLogs false where the columns are looked at afterwards */
export function roomOf({ nodes }: Model, size: number, keepsLogs: boolean): Room {
  const most = nodes.reduce((max, { count }) => Math.max(max, count), 0);
  return {
    inner: nodes.map(({ count }) => (count > 0 ? new Float64Array(size) : null)),
    keepsLogs,
    isLog: nodes.map(() => false),
    gaps: nodes.map(() => false),
    present: new Float64Array(size),
    gathered: new Float64Array(size * most),
    spare: Array.from({ length: most }, () => new Float64Array(size)),
  };
}

/** What every replicate of a table shares. */
export interface Ground {
  readonly model: Model;
  readonly units: readonly string[];
}

/**
 * The whole's scores of a block of units: each node's children, from the leaves up, become one score, as in `score`.
 * Two geometric means one above the other stay logarithms between them.
 * @returns the whole's column, a part of `room`; NaN: no score
 * @throws {ScoreError} naming unit and node
 */
export function aggregateBlock(
  ground: Ground,
  prepared: Prepared,
  views: Views,
  way: Way,
  size: number,
  room: Room,
): Float64Array {
  const { model, units } = ground;
  for (let k = model.nodes.length - 1; k >= 0; k--) {
    if (model.nodes[k].count === 0) continue;
    try {
      const method = way.aggregates[k].method;
      if (isPlain(model, k) && (method === "arithmetic" || method === "geometric"))
        plainNode(model, prepared, views, way, k, size, room);
      else carefulNode(model, prepared, views, way, k, size, room);
    } catch (fault) {
      if (!(fault instanceof MethodError)) throw fault;
      const { unit, child, value, want } = fault;
      const id = model.nodes[model.nodes[k].first + child]?.id ?? model.nodes[k].id;
      throw new ScoreError(way.aggregates[k].method, units[unit] ?? "", id, value, want);
    }
  }
  return (room.inner[0] ?? new Float64Array(size)).subarray(0, size);
}

/**
 * The scores of a node in the block that `aggregateBlock` has just filled, as they are; good until the next call.
 * @throws {TypeError} if it has neither children nor an answer
 */
export function scoresInBlock({ model }: Ground, views: Views, k: number, size: number, room: Room): Float64Array {
  const column = childOf(model, views, k, size, room);
  if (model.nodes[k].count === 0 || !room.isLog[k]) return column;
  const out = room.present.subarray(0, size);
  for (let i = 0; i < size; i++) out[i] = exp(column[i]);
  return out;
}

/** Whether a node's score is the mean of what its children have, and nothing else has a say in it. */
function isPlain({ nodes, missing }: Model, k: number): boolean {
  return missing === "rescale" && nodes[k].dataThreshold === 0 && nodes[k].input === null;
}

function plainNode(
  model: Model,
  prepared: Prepared,
  views: Views,
  way: Way,
  k: number,
  size: number,
  room: Room,
): void {
  const { first, count, parent } = model.nodes[k];
  const geometric = way.aggregates[k].method === "geometric";
  const children: Float64Array[] = [];
  const weights: number[] = [];
  let gaps = false;
  for (let c = first; c < first + count; c++) {
    if (way.weights[c] === 0) continue;
    gaps ||= model.nodes[c].count > 0 ? room.gaps[c] : prepared.gaps[c];
    children.push(
      geometric ? logsOfChild(model, prepared, views, c, c - first, size, room) : childOf(model, views, c, size, room),
    );
    weights.push(way.weights[c]);
  }
  const column = room.inner[k];
  if (!column) return;
  const out = column.length === size ? column : column.subarray(0, size);
  const present = room.present.length === size ? room.present : room.present.subarray(0, size);
  meanOfBlock(children, weights, gaps ? present : null, out);
  room.gaps[k] = gaps || children.length === 0;
  room.isLog[k] =
    geometric &&
    room.keepsLogs &&
    parent >= 0 &&
    isPlain(model, parent) &&
    way.aggregates[parent].method === "geometric";
  if (geometric && !room.isLog[k]) for (let i = 0; i < size; i++) out[i] = exp(out[i]);
}

/** The scores of a child, as they are. */
function childOf({ nodes }: Model, views: Views, c: number, size: number, room: Room): Float64Array {
  const column = nodes[c].count > 0 ? room.inner[c] : views.own[c];
  if (!column) throw new TypeError(`childOf: node ${nodes[c].id} has neither children nor an answer`);
  return column.length === size ? column : column.subarray(0, size);
}

function logsOfChild(
  model: Model,
  prepared: Prepared,
  views: Views,
  c: number,
  child: number,
  size: number,
  room: Room,
): Float64Array {
  if (model.nodes[c].count === 0) {
    views.logs[c] ??= logsOf(prepared, c, child).subarray(views.from, views.from + size);
    return views.logs[c];
  }
  const column = childOf(model, views, c, size, room);
  if (room.isLog[c]) return column;
  const out = room.spare[child].subarray(0, size);
  for (let i = 0; i < size; i++) {
    if (column[i] <= 0)
      throw new MethodError("geometricMean", { unit: views.from + i, child, value: column[i], want: "above 0" });
    out[i] = ln(column[i]);
  }
  return out;
}

/** Any method, with everything that may have a say: what is missing, own answers, thresholds of data. */
function carefulNode(
  model: Model,
  prepared: Prepared,
  views: Views,
  way: Way,
  k: number,
  size: number,
  room: Room,
): void {
  const { first, count, dataThreshold } = model.nodes[k];
  const n = prepared.screened.length;
  const children = Array.from({ length: count }, (_, c) => childOf(model, views, first + c, size, room));
  const state = (of: number, i: number): number => prepared.states[of * n + views.from + i];
  const values = room.gathered.subarray(0, count * size);
  for (let c = 0, at = 0; c < count; c++)
    for (let i = 0; i < size; i++, at++) {
      const value = children[c][i];
      const none = Number.isNaN(value) && model.missing === "zero" && state(first + c, i) !== State.notApplicable;
      values[at] = none ? way.low : value;
    }
  const out = childOf(model, views, k, size, room);
  try {
    aggregate(way.aggregates[k], values, way.weights.subarray(first, first + count), 0, out);
  } catch (fault) {
    if (!(fault instanceof MethodError)) throw fault;
    const { method, unit, child, value, want } = fault;
    throw new MethodError(method, { unit: views.from + unit, child, value, want });
  }
  const own = views.own[k];
  for (let i = 0; i < size; i++) {
    if (own && !Number.isNaN(own[i])) out[i] = own[i];
    else if (state(k, i) === State.notApplicable) out[i] = NaN;
    else if (dataThreshold > 0) {
      let applicable = 0;
      let present = 0;
      for (let c = 0; c < count; c++) {
        if (!Number.isNaN(children[c][i])) present++;
        else if (state(first + c, i) === State.notApplicable) continue;
        applicable++;
      }
      if (present < dataThreshold * applicable) out[i] = NaN;
    }
  }
  room.gaps[k] = true;
  room.isLog[k] = false;
}
