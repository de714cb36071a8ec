import { byBytes, State } from "@touchstone/engine";
import type { Gathered, Note } from "@touchstone/input";
import { byTime, type CellStore, type ColumnSpec, cellOf, stateWord, TIMELESS, UNSET } from "@touchstone/standard";
import { Stop } from "../stop.ts";

/** A cell of a table to write; NaN is an empty cell of a column of numbers. */
export type DataCell = string | number;

/** A table of data as it is written, in any format: rows are made when they are asked for, and may be asked for again. */
export interface DataTable {
  readonly columns: readonly string[];
  /** per column: does it hold nothing but numbers and empty cells? */
  readonly areNumbers: readonly boolean[];
  /** the array is not kept */
  readonly rows: () => Generator<readonly DataCell[]>;
}

export type Layout = "wide" | "long";

/**
 * What a file says as a table to write again, units by the bytes of their ids, periods in time.
 * @throws {Stop} where the layout can't hold it
 */
export function dataTable(gathered: Gathered, layout: Layout): DataTable {
  const content = new Content(gathered);
  return layout === "wide" ? wideTable(content) : longTable(content);
}

interface Dated {
  /** empty where nothing is said of a period */
  readonly period: string;
  readonly store: CellStore;
}

/** What is there to write, looked through once. */
class Content {
  readonly units: readonly string[];
  readonly names: readonly (string | undefined)[];
  readonly notes: readonly Note[];
  readonly specs: readonly ColumnSpec[];
  /** by time, what has no period first */
  readonly dated: readonly Dated[];
  /** places of the units by the bytes of their ids */
  readonly order: Uint32Array;
  readonly hasNames: boolean;
  readonly hasPeriods: boolean;
  readonly hasErrors: boolean;

  constructor({ units, names, stores, periods, notes, asked }: Gathered) {
    this.units = units;
    this.names = names;
    this.notes = notes;
    this.order = Uint32Array.from(units, (_, unit) => unit).sort((a, b) => byBytes(units[a] ?? "", units[b] ?? ""));
    const timeOf = (text: string) => periods.get(text);
    this.dated = [...stores]
      .map(([period, store]) => ({ period, store }))
      .sort((a, b) => {
        const [x, y] = [timeOf(a.period), timeOf(b.period)];
        return x && y ? byTime(x, y) : Number(x !== undefined) - Number(y !== undefined);
      });
    this.specs = asked.columns.filter((spec) => this.#occurs(spec));
    this.hasNames = names.some((name) => name !== undefined);
    this.hasPeriods = this.dated.some(({ period }) => period !== TIMELESS);
    this.hasErrors = this.dated.some(({ store }) => store.hasErrors);
  }

  /** Is every cell of a column a number or empty, so that the column can be one of numbers? */
  holdsNumbers(spec: ColumnSpec): boolean {
    return !this.#some(spec, (state, store, unit) => {
      if (state === UNSET || state === State.missing) return false;
      return state !== State.present || typeof cellAt(store, unit, spec) !== "number";
    });
  }

  #occurs(spec: ColumnSpec): boolean {
    return this.#some(spec, (state) => state !== UNSET);
  }

  #some({ column }: ColumnSpec, is: (state: number, store: CellStore, unit: number) => boolean): boolean {
    for (const { store } of this.dated)
      for (let unit = 0; unit < this.units.length; unit++)
        if (is(store.stateOf(unit, column), store, unit)) return true;
    return false;
  }
}

/** A cell that has been set. */
function cellAt(store: CellStore, unit: number, spec: ColumnSpec): DataCell {
  const state = store.stateOf(unit, spec.column);
  if (state !== State.present) return stateWord(state);
  const planned = spec.planned < 0 ? Number.NaN : store.valueOf(unit, spec.planned);
  return cellOf(spec, store.valueOf(unit, spec.column), planned);
}

function wideTable(content: Content): DataTable {
  const { units, names, specs, dated, order, hasNames, hasPeriods } = content;
  const lost =
    content.hasErrors || content.notes.length > 0
      ? "standard errors, sources or notes"
      : hasPeriods && dated.some(({ period }) => period === TIMELESS)
        ? "answers that hold for any period"
        : null;
  if (lost !== null) throw new Stop(1, `A wide table can't hold ${lost}, which the data have: write it --long.`);
  const areNumbers = specs.map((spec) => content.holdsNumbers(spec));
  function* rows(): Generator<DataCell[]> {
    for (const { period, store } of dated)
      for (const unit of order) {
        if (!store.has(unit)) continue;
        const row: DataCell[] = [units[unit] ?? ""];
        if (hasNames) row.push(names[unit] ?? "");
        if (hasPeriods) row.push(period);
        specs.forEach((spec, k) => {
          const cell = cellAt(store, unit, spec);
          row.push(cell === "" && areNumbers[k] ? Number.NaN : cell);
        });
        yield row;
      }
  }
  const words = ["unit", ...(hasNames ? ["name"] : []), ...(hasPeriods ? ["period"] : [])];
  return {
    columns: [...words, ...specs.map(({ id }) => id)],
    areNumbers: [...words.map(() => false), ...areNumbers],
    rows,
  };
}

function longTable(content: Content): DataTable {
  const { units, names, specs, dated, order, hasNames, hasPeriods, hasErrors } = content;
  refuseSilent(content);
  const notes = notesByCell(content);
  const areNumbers = specs.every((spec) => content.holdsNumbers(spec));
  function* rows(): Generator<DataCell[]> {
    for (const { period, store } of dated)
      for (const unit of order) {
        if (!store.has(unit)) continue;
        for (const spec of specs) {
          if (store.stateOf(unit, spec.column) === UNSET) continue;
          const cell = cellAt(store, unit, spec);
          const row: DataCell[] = [units[unit] ?? ""];
          if (hasNames) row.push(names[unit] ?? "");
          if (hasPeriods) row.push(period);
          row.push(spec.id, cell === "" && areNumbers ? Number.NaN : cell);
          if (hasErrors) row.push(store.errorOf(unit, spec.column));
          if (notes) {
            const { source = "", note = "" } = notes.get(cellKey(units[unit] ?? "", period, spec.id)) ?? {};
            row.push(source, note);
          }
          yield row;
        }
      }
  }
  const words = ["unit", ...(hasNames ? ["name"] : []), ...(hasPeriods ? ["period"] : [])];
  return {
    columns: [...words, "indicator", "value", ...(hasErrors ? ["error"] : []), ...(notes ? ["source", "note"] : [])],
    areNumbers: [
      ...words.map(() => false),
      false,
      areNumbers,
      ...(hasErrors ? [true] : []),
      ...(notes ? [false, false] : []),
    ],
    rows,
  };
}

/** A unit without a single cell has no row in a long table, and would be lost. */
function refuseSilent({ dated, units, specs }: Content): void {
  for (const { store } of dated)
    for (let unit = 0; unit < units.length; unit++)
      if (store.has(unit) && specs.every((spec) => store.stateOf(unit, spec.column) === UNSET))
        throw new Stop(1, `A long table can't hold ${units[unit]}, of which nothing is said: write it --wide.`);
}

function notesByCell({ notes }: Content): ReadonlyMap<string, Note> | null {
  if (notes.length === 0) return null;
  return new Map(notes.map((note) => [cellKey(note.unit, note.period, note.indicator), note]));
}

function cellKey(unit: string, period: string, indicator: string): string {
  return `${indicator}\n${period}\n${unit}`; // neither an id nor a period has a line break
}
