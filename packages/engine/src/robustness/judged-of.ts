import { gatesOf, type Judged } from "../grades.ts";
import { asShown } from "../inputs.ts";
import { publish } from "../methods/round.ts";
import type { Model } from "../model.ts";
import { Holds } from "../scored.ts";
import { columnOf, type Table } from "../table.ts";
import type { Room } from "./aggregate-block.ts";
import type { Prepared } from "./prepared.ts";

/** What the grades of a replicate are judged by, read off the columns that it has just filled. */
export function judgedOf(model: Model, table: Table, prepared: Prepared, room: Room, whole: Float64Array): Judged {
  const n = table.units.length;
  const { nodes, scale } = model;
  const nothing = new Float64Array(n);
  const exactOf = (k: number): Float64Array => {
    if (k === 0) return whole;
    const own = prepared.columns[k];
    if (nodes[k].count === 0) return own ?? new Float64Array(n).fill(NaN);
    const column = (room.inner[k] ?? nothing).subarray(0, n);
    for (let i = 0; i < n; i++) if (prepared.screened[i] === 1) column[i] = NaN;
    return column;
  };
  const published = new Map<number, Float64Array>();
  const scoreOf = (k: number): Float64Array => {
    const out = published.get(k) ?? publish(exactOf(k));
    published.set(k, out);
    return out;
  };
  const done = new Map<number, Float64Array>();
  const doneOf = (k: number): Float64Array => {
    const known = done.get(k);
    if (known) return known;
    const exact = exactOf(k);
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) out[i] = (exact[i] - scale[0]) / (scale[1] - scale[0]);
    done.set(k, out);
    return out;
  };
  const plannedOf = (k: number): Float64Array => {
    const column = nodes[k].input?.planned ?? -1;
    return column < 0 ? nothing : columnOf(table, column).map((share) => (Number.isNaN(share) ? 0 : share));
  };
  const shares = { done: doneOf, planned: plannedOf };
  const sight = {
    nUnits: n,
    column: (j: number): Float64Array => columnOf(table, j),
    node: (of: "score" | "done" | "planned", k: number): Float64Array => {
      const column = of === "score" ? scoreOf(k) : shares[of](k);
      return nodes[k].count === 0 ? asShown(column, prepared.imputed, k) : column;
    },
  };
  const gates = gatesOf(model, sight);
  const gate = (g: number): Float64Array =>
    Float64Array.from(gates.subarray(g * n, (g + 1) * n), (holds) => (holds === Holds.unknown ? NaN : holds));
  return {
    total: scoreOf(0),
    gates,
    byRule: prepared.byRule,
    shares,
    answeredItself: (k, i) => nodes[k].count > 0 && !Number.isNaN(prepared.columns[k]?.[i] ?? NaN),
    sight: { ...sight, gate },
  };
}
