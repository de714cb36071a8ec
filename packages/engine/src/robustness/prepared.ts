import { ln } from "../elementary.ts";
import { partsOf } from "../evaluate.ts";
import type { Expression } from "../expression.ts";
import { inputsOf } from "../inputs.ts";
import { MethodError } from "../methods/method-error.ts";
import type { Model } from "../model.ts";
import { applicabilityOf } from "../states.ts";
import type { Table } from "../table.ts";
import type { Draw } from "./draw.ts";

/** What is the same for every replicate with the same imputation, treatment and normalising. */
export interface Prepared {
  /** per node its own answer on the common scale, one per unit; null where it has none */
  readonly columns: readonly (Float64Array | null)[];
  /** per node whether its own answer is missing anywhere */
  readonly gaps: readonly boolean[];
  /** a `State` per node and unit, before any answer is looked at */
  readonly applicable: Uint8Array;
  /** the same once the answers are there, before any aggregation */
  readonly states: Uint8Array;
  readonly byRule: Uint8Array;
  readonly screened: Uint8Array;
  /** as `Inputs.imputed` */
  readonly imputed: Uint8Array | null;
  /** logarithms of a node's own answers, worked out when first asked for */
  readonly logs: (Float64Array | null)[];
}

/** The stages of the answers under a variant of the model. */
export function prepare(model: Model, table: Table): Prepared {
  const { states, byRule } = applicabilityOf(model, table);
  const applicable = states.slice();
  const { scores, screened, imputed } = inputsOf(model, table, { states, byRule }, false);
  const columns = columnsOf(model, scores, table.units.length);
  const logs = columns.map(() => null);
  return { columns, gaps: columns.map(hasGaps), applicable, states, byRule, screened, imputed, logs };
}

/**
 * The same for answers that were moved: only what they lead to is worked out again, where a column can be worked
 * out alone, which it can't where units are screened or a unit's answers fill each other.
 * @param changed the table with the answers moved
 */
export function prepareMoved(
  base: Prepared,
  model: Model,
  changed: Table,
  moved: NonNullable<Draw["moved"]>,
): Prepared {
  if (model.screen > 0 || model.screenNonZero > 0 || "siblings" in model.impute) return prepare(model, changed);
  const touched = model.nodes.map(
    ({ input }) => input !== null && (input.derive ? reads(input.derive, moved) : moved.has(input.column)),
  );
  const part: Model = {
    ...model,
    nodes: model.nodes.map((node, k) => (touched[k] ? node : { ...node, input: null })),
  };
  const { scores } = inputsOf(part, changed, { states: base.applicable.slice(), byRule: base.byRule }, false);
  const fresh = columnsOf(part, scores, changed.units.length);
  const columns = base.columns.map((column, k) => (touched[k] ? fresh[k] : column));
  return {
    ...base,
    columns,
    gaps: columns.map((column, k) => (touched[k] ? hasGaps(column) : base.gaps[k])),
    logs: base.logs.map((log, k) => (touched[k] ? null : log)),
  };
}

/** Logarithms of a node's own answers. @throws {MethodError} at an answer that is not above 0 */
export function logsOf(prepared: Prepared, k: number, child: number): Float64Array {
  const known = prepared.logs[k];
  if (known) return known;
  const column = prepared.columns[k] ?? new Float64Array();
  const out = new Float64Array(column.length);
  for (let i = 0; i < out.length; i++) {
    const value = column[i];
    if (value <= 0) throw new MethodError("geometricMean", { unit: i, child, value, want: "above 0" });
    out[i] = Number.isNaN(value) ? NaN : ln(value);
  }
  prepared.logs[k] = out;
  return out;
}

function columnsOf(model: Model, scores: Float64Array, n: number): (Float64Array | null)[] {
  return model.nodes.map(({ input, count }, k) => (input || count === 0 ? scores.subarray(k * n, (k + 1) * n) : null));
}

function hasGaps(column: Float64Array | null): boolean {
  if (!column) return true;
  for (let i = 0; i < column.length; i++) if (Number.isNaN(column[i])) return true;
  return false;
}

function reads(expression: Expression, moved: ReadonlyMap<number, Float64Array>): boolean {
  if (expression.op === "column") return moved.has(expression.column);
  return partsOf(expression).some((part) => reads(part, moved));
}
