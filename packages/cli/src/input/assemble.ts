import { byBytes, State, type Table } from "@touchstone/engine";
import type { ColumnSpec } from "@touchstone/standard";
import { type Gathered, TIMELESS } from "./gathered.ts";
import { byTime, earliestStart, type Period } from "./periods.ts";
import { type CellStore, UNSET } from "./store.ts";

/** A table of one period, with the display name of each unit beside it. */
export interface Assembled {
  readonly table: Table;
  /** empty where a unit has no name */
  readonly names: readonly string[];
  /** units of the file that have no row in the period, sorted: they are not in the table */
  readonly leftOut: readonly string[];
  /** where the answers of the one unit asked about come from, by column; columns without an answer are left out */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
}

/** A cell that an answer is, or that it is a mean with. */
export interface Origin {
  /** empty for what was said without a period */
  readonly period: string;
  /** NaN where the cell only says why there is no value */
  readonly value: number;
}

/**
 * The table of one period: the units that have a row in it, sorted, each cell taken from the period
 * that the indicator's `use` says. `latest within P2Y` takes the latest cell that says something, a
 * refusal included; `mean` is over all periods up to this one; context without a period stands for any.
 */
export function assemble(gathered: Gathered, period: Period | null): Assembled {
  const { ids } = gathered.asked;
  const key = period?.text ?? TIMELESS;
  const own = gathered.stores.get(key);
  const order = orderOf(gathered, own);
  const n = order.length;
  const values = new Float64Array(ids.length * n).fill(Number.NaN);
  const states = new Uint8Array(ids.length * n).fill(State.missing);
  const stores = period === null ? [] : storesUpTo(gathered, period);
  const hasErrors =
    [...gathered.stores.values()].some((store) => store.hasErrors) ||
    gathered.asked.columns.some((c) => c.error !== null);
  const errors = hasErrors ? new Float64Array(values.length).fill(Number.NaN) : null;
  const out = { values, states, errors };
  for (const spec of gathered.asked.columns) {
    const sources = sourcesOf(spec, own, stores, gathered.stores.get(TIMELESS), period);
    fill(out, spec.column, spec, order, sources);
    if (spec.planned >= 0) fill({ values, states, errors: null }, spec.planned, spec, order, sources);
  }
  const units = pick(gathered.units, order);
  return {
    table: { units, columns: ids, values, states, ...(errors && { errors }) },
    names: pick(gathered.names, order),
    leftOut: gathered.units.filter((_, unit) => own?.has(unit) !== true).sort(byBytes),
    origins: originsOf(gathered, (spec) => sourcesOf(spec, own, stores, gathered.stores.get(TIMELESS), period)),
  };
}

/** Where each answer of the unit asked about comes from. */
function originsOf(gathered: Gathered, sourcesFor: (spec: ColumnSpec) => Sources): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  const { notesOf, columns } = gathered.asked;
  if (notesOf === null) return origins;
  const byId = gathered.units.indexOf(notesOf);
  const unit = byId >= 0 ? byId : gathered.names.indexOf(notesOf);
  if (unit < 0) return origins;
  const periodOf = new Map([...gathered.stores].map(([period, store]) => [store, period]));
  for (const spec of columns) {
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

function pick(texts: readonly (string | undefined)[], order: Uint32Array): string[] {
  const picked: string[] = [];
  for (const unit of order) picked.push(texts[unit] ?? "");
  return picked;
}

/** The units of a period by the bytes of their ids. */
function orderOf({ units }: Gathered, own: CellStore | undefined): Uint32Array {
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
  readonly store: CellStore;
}

/** The periods up to this one, latest first. */
function storesUpTo(gathered: Gathered, period: Period): Dated[] {
  const dated: Dated[] = [];
  for (const [text, store] of gathered.stores) {
    const at = gathered.periods.get(text);
    if (text !== TIMELESS && at && byTime(at, period) <= 0) dated.push({ period: at, store });
  }
  return dated.sort((a, b) => byTime(b.period, a.period));
}

type Sources = { readonly mean: boolean; readonly stores: readonly CellStore[] };

/** Where the cells of a column may come from: the first that says something, or the mean over all. */
function sourcesOf(
  spec: ColumnSpec,
  own: CellStore | undefined,
  upTo: readonly Dated[],
  timeless: CellStore | undefined,
  period: Period | null,
): Sources {
  if (period !== null && spec.use === "mean") return { mean: true, stores: upTo.map(({ store }) => store) };
  const stores = own ? [own] : [];
  if (period !== null && spec.use.startsWith("latest within ")) {
    const since = earliestStart(period, spec.use.slice("latest within ".length));
    for (const dated of upTo) if (dated.store !== own && dated.period.startDay >= since) stores.push(dated.store);
  }
  const standing = spec.role === "context" || spec.role === "fact";
  if (standing && timeless && timeless !== own) stores.push(timeless);
  return { mean: false, stores };
}

interface Out {
  readonly values: Float64Array;
  readonly states: Uint8Array;
  readonly errors: Float64Array | null;
}

function fill(out: Out, column: number, spec: ColumnSpec, order: Uint32Array, { mean, stores }: Sources): void {
  const n = order.length;
  for (let i = 0, at = column * n; i < n; i++, at++) {
    const unit = order[i] ?? 0;
    if (mean) fillMean(out, at, column, unit, stores);
    else
      for (const store of stores) {
        const state = store.stateOf(unit, column);
        if (state === UNSET || state === State.missing) continue;
        out.states[at] = state;
        out.values[at] = store.valueOf(unit, column);
        if (out.errors) out.errors[at] = store.errorOf(unit, column);
        break;
      }
    if (out.errors && out.states[at] === State.present && Number.isNaN(out.errors[at] ?? Number.NaN))
      out.errors[at] = spec.error ?? Number.NaN;
  }
}

/** Mean of what is present; where nothing is, the state of the latest cell that says something. */
function fillMean(out: Out, at: number, column: number, unit: number, stores: readonly CellStore[]): void {
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
