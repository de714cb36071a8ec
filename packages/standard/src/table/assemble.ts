import { byBytes, State, type Table } from "@touchstone/engine";
import type { ColumnSpec } from "../columns.ts";
import { type Cells, UNSET } from "./cell-store.ts";
import { byTime, earliestStart, type Period } from "./periods.ts";

/** Key of what was said without a period: context that doesn't change, or data without periods. */
export const TIMELESS = "";

/** Cells of several periods, before those of one are put in order for the engine. */
export interface Gathering {
  readonly columns: readonly ColumnSpec[];
  /** ids of the table's columns, those of shares planned included, as `columnIdsOf` gives them */
  readonly ids: readonly string[];
  /** ids of the units, each once, in the order in which the stores count them */
  readonly units: readonly string[];
  /** by the text of the period, or `TIMELESS` */
  readonly stores: ReadonlyMap<string, Cells>;
  /** the periods of `stores`, by their text; `TIMELESS` has none */
  readonly periods: ReadonlyMap<string, Period>;
}

/** A table of one period. */
export interface Assembled {
  readonly table: Table;
  /** the place in `Gathering.units` of each unit of the table */
  readonly order: Uint32Array;
  /** units that have no row in the period, sorted by their bytes: they are not in the table */
  readonly leftOut: readonly string[];
}

/**
 * The table of one period: the units that have a row in it, sorted, each cell taken from the period
 * that the indicator's `use` says. `latest within P2Y` takes the latest cell that says something, a
 * refusal included; `mean` is over all periods up to this one; context without a period stands for any.
 * @param period null where the data have none
 */
export function assemble(gathering: Gathering, period: Period | null): Assembled {
  const { columns, ids, units, stores } = gathering;
  const own = stores.get(period?.text ?? TIMELESS);
  const order = orderOf(gathering, own);
  const n = order.length;
  const values = new Float64Array(ids.length * n).fill(Number.NaN);
  const states = new Uint8Array(ids.length * n).fill(State.missing);
  const isMeasured = columns.some(({ error }) => error !== null);
  const mayHaveErrors = isMeasured || [...stores.values()].some((store) => store.hasErrors);
  const errors = mayHaveErrors ? new Float64Array(values.length).fill(Number.NaN) : null;
  const out = { values, states, errors };
  const sourcesFor = sourcesIn(gathering, period);
  for (const spec of columns) {
    const sources = sourcesFor(spec);
    fill(out, spec.column, spec, order, sources);
    if (spec.planned >= 0) fill({ values, states, errors: null }, spec.planned, spec, order, sources);
  }
  return {
    table: {
      units: Array.from(order, (unit) => units[unit] ?? ""),
      columns: ids,
      values,
      states,
      // an answer with an error in a period that no column is read from does not count
      ...(errors && (isMeasured || errors.some((error) => !Number.isNaN(error))) && { errors }),
    },
    order,
    leftOut: units.filter((_, unit) => own?.has(unit) !== true).sort(byBytes),
  };
}

/** A cell that an answer is, or that it is a mean with. */
export interface Origin {
  /** `TIMELESS` for what was said without a period */
  readonly period: string;
  /** NaN where the cell only says why there is no value */
  readonly value: number;
}

/**
 * Where each answer of one unit in the table of `period` comes from, by the column's id; columns without an answer are left out.
 * @param unit its place in `gathering.units`
 */
export function originsOf(gathering: Gathering, period: Period | null, unit: number): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  const sourcesFor = sourcesIn(gathering, period);
  const periodOf = new Map([...gathering.stores].map(([text, store]) => [store, text]));
  for (const spec of gathering.columns) {
    const { mean, stores } = sourcesFor(spec);
    const saying = stores.filter((store) => {
      const state = store.stateOf(unit, spec.column);
      return state !== UNSET && state !== State.missing;
    });
    const present = saying.filter((store) => store.stateOf(unit, spec.column) === State.present);
    const used = mean && present.length > 0 ? present : saying.slice(0, 1);
    if (used.length > 0)
      origins.set(
        spec.id,
        used.map((store) => ({ period: periodOf.get(store) ?? TIMELESS, value: store.valueOf(unit, spec.column) })),
      );
  }
  return origins;
}

/** The units of a period by the bytes of their ids. */
function orderOf({ units }: Gathering, own: Cells | undefined): Uint32Array {
  const all = new Uint32Array(units.length);
  let n = 0;
  let isSorted = true;
  for (let unit = 0; unit < units.length; unit++) {
    if (own?.has(unit) !== true) continue;
    if (n > 0 && byBytes(units[all[n - 1] ?? 0] ?? "", units[unit] ?? "") > 0) isSorted = false;
    all[n++] = unit;
  }
  const order = all.subarray(0, n);
  return isSorted ? order : order.sort((a, b) => byBytes(units[a] ?? "", units[b] ?? ""));
}

interface Dated {
  readonly period: Period;
  readonly store: Cells;
}

/** The periods up to this one, latest first. */
function storesUpTo({ stores, periods }: Gathering, period: Period): Dated[] {
  const dated: Dated[] = [];
  for (const [text, store] of stores) {
    const at = periods.get(text);
    if (text !== TIMELESS && at && byTime(at, period) <= 0) dated.push({ period: at, store });
  }
  return dated.sort((a, b) => byTime(b.period, a.period));
}

/**
 * Whether cells of a column are read from a period, for the table of another.
 * @param period of the table; null: data without periods
 * @param from the period asked about; null: what was said without one
 */
export function isReadFrom(
  { use, role }: Pick<ColumnSpec, "use" | "role">,
  period: Period | null,
  from: Period | null,
): boolean {
  if (period === null) return from === null;
  if (from === null) return use !== "mean" && (role === "context" || role === "fact");
  if (use === "mean") return byTime(from, period) <= 0;
  if (from.text === period.text) return true;
  if (!use.startsWith(LATEST_WITHIN) || byTime(from, period) > 0) return false;
  return from.startDay >= earliestStart(period, use.slice(LATEST_WITHIN.length));
}

const LATEST_WITHIN = "latest within ";

/** Where the cells of a column may come from: the first that says something, or the mean over all. */
type Sources = { readonly mean: boolean; readonly stores: readonly Cells[] };

function sourcesIn(gathering: Gathering, period: Period | null): (spec: ColumnSpec) => Sources {
  const own = gathering.stores.get(period?.text ?? TIMELESS);
  const timeless = gathering.stores.get(TIMELESS);
  const upTo = period === null ? [] : storesUpTo(gathering, period);
  return (spec) => {
    const read = upTo.filter((dated) => isReadFrom(spec, period, dated.period)).map(({ store }) => store);
    if (period !== null && spec.use === "mean") return { mean: true, stores: read };
    const stores = own ? [own, ...read.filter((store) => store !== own)] : read;
    if (timeless && timeless !== own && isReadFrom(spec, period, null)) stores.push(timeless);
    return { mean: false, stores };
  };
}

interface Out {
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly errors: Float64Array | null;
}

function fill(out: Out, column: number, spec: ColumnSpec, order: Uint32Array, { mean, stores }: Sources): void {
  const n = order.length;
  if (!mean) for (const store of stores) fillFrom(store, out, column, order);
  if (!mean && !out.errors) return;
  for (let i = 0, at = column * n; i < n; i++, at++) {
    const unit = order[i] ?? 0;
    if (mean) fillMean(out, at, column, unit, stores);
    if (out.errors && out.states[at] === State.present && Number.isNaN(out.errors[at] ?? Number.NaN))
      out.errors[at] = spec.error ?? Number.NaN;
  }
}

/** Takes from one store what no store before it has said. */
function fillFrom(store: Cells, out: Out, column: number, order: Uint32Array): void {
  const n = order.length;
  const from = column * n;
  const { states, values, errors } = out;
  const whole = store.wholeColumn?.(column);
  if (whole === null) return;
  if (whole === undefined) {
    for (let i = 0, at = from; i < n; i++, at++) {
      if (states[at] !== State.missing) continue;
      const unit = order[i] ?? 0;
      const state = store.stateOf(unit, column);
      if (state === UNSET || state === State.missing) continue;
      states[at] = state;
      values[at] = store.valueOf(unit, column);
      if (errors) errors[at] = store.errorOf(unit, column);
    }
    return;
  }
  for (let i = 0, at = from; i < n; i++, at++) {
    const unit = order[i] as number; // i < n
    const state = whole.states[unit] ?? UNSET;
    if (state === State.missing || state > State.refused || states[at] !== State.missing) continue;
    states[at] = state;
    values[at] = whole.values[unit] ?? Number.NaN;
    if (errors && whole.errors) errors[at] = whole.errors[unit] ?? Number.NaN;
  }
}

/** Mean of what is present; where nothing is, the state of the latest cell that says something. */
function fillMean(out: Out, at: number, column: number, unit: number, stores: readonly Cells[]): void {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const store of stores) {
    const state = store.stateOf(unit, column);
    if (state === State.present) {
      sum += store.valueOf(unit, column);
      squares += store.errorOf(unit, column) ** 2;
      count++;
    } else if (count === 0 && state !== UNSET && out.states[at] === State.missing) out.states[at] = state;
  }
  if (count === 0) return;
  out.states[at] = State.present;
  out.values[at] = sum / count;
  if (out.errors) out.errors[at] = Math.sqrt(squares) / count;
}
