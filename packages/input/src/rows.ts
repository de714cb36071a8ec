import { type CellStore, type ColumnSpec, parseNumber, TIMELESS } from "@touchstone/standard";
import type { RowSink } from "./csv.ts";
import type { Gathered } from "./gathered.ts";
import { type Cells, Header } from "./header.ts";
import { nameIn } from "./register.ts";

/**
 * Takes the rows of a table into `gathered`. Wide (`unit, period, notices, …`): a row is a unit in a
 * period. Long (`unit, period, indicator, value`): a row is a cell. The header says which.
 */
export class Rows implements RowSink {
  readonly header: Header;
  readonly #gathered: Gathered;
  readonly #unknown = new Set<string>();
  count = 0;

  constructor(gathered: Gathered) {
    this.#gathered = gathered;
    this.header = new Header(gathered);
  }

  column(name: string, line: number): void {
    this.header.add(name, line);
  }

  row(cells: Cells, line: number): void {
    if (this.header.isLong === null) this.header.decide();
    this.count++;
    if (this.header.isLong) this.#long(cells, line);
    else this.#wide(cells, line);
  }

  /** The period of a row: its own, or the one that was named for the whole file; null where it is not one. */
  periodOf(text: string, line: number): string | null {
    if (this.header.at.period >= 0) return this.#gathered.periodOf(text, line);
    const { period } = this.#gathered.asked;
    if (period) this.#gathered.periods.set(period.text, period);
    return period?.text ?? TIMELESS;
  }

  #unitOf(cells: Cells, line: number): number {
    const { at } = this.header;
    const name = textAt(cells, at.name);
    const byName = at.unit === at.name || this.#gathered.asked.register ? nameIn(name, textAt(cells, at.parent)) : "";
    return this.#gathered.unitOf(at.unit === at.name ? byName : (cells[at.unit] ?? ""), line, byName);
  }

  /**
   * Begins a row of a wide table: its unit and period.
   * @returns the unit, −1 where it was refused, and where its cells go; null where the row stands twice
   */
  startWide(cells: Cells, line: number): { unit: number; store: CellStore | null } | null {
    const unit = this.#unitOf(cells, line);
    const period = this.periodOf(textAt(cells, this.header.at.period), line);
    this.#gathered.nameUnit(unit, textAt(cells, this.header.at.name), period);
    const store = period === null || unit < 0 ? null : this.#gathered.storeOf(period);
    if (store?.has(unit)) {
      const got = [this.#gathered.units[unit], period].filter(Boolean).join(" in ");
      this.#gathered.problems.add("duplicate", line, "unit", got, "one row per unit and period");
      return null;
    }
    store?.touch(unit);
    return { unit, store };
  }

  #wide(cells: Cells, line: number): void {
    const { specs, columns } = this.header;
    const row = this.startWide(cells, line);
    if (row === null) return;
    for (let place = 0; place < columns.length; place++) {
      const spec = specs[place];
      const text = textAt(cells, place);
      if (spec) this.#gathered.take(row.store, row.unit, spec, text, "", line);
      else if (text !== "" && columns[place] === "" && !this.header.ignores(place))
        this.#gathered.problems.add("unnamed-column", line, `column ${place + 1}`, text, "a name in the header");
    }
  }

  #long(cells: Cells, line: number): void {
    const { at } = this.header;
    const id = textAt(cells, at.indicator);
    const spec = this.header.specOf(id);
    if (spec === undefined) this.reportUnknown(id, line);
    const unit = this.#unitOf(cells, line);
    const standing = spec?.role === "context" || spec?.role === "fact"; // may hold for any period
    const isTimeless = standing && at.period >= 0 && textAt(cells, at.period) === "";
    const period = isTimeless ? TIMELESS : this.periodOf(textAt(cells, this.header.at.period), line);
    this.#gathered.nameUnit(unit, textAt(cells, at.name), period);
    if (spec === undefined) return;
    const store = period === null || unit < 0 ? null : this.#gathered.storeOf(period);
    store?.touch(unit);
    this.#gathered.take(store, unit, spec, textAt(cells, at.value), textAt(cells, at.state), line);
    if (at.error >= 0) this.#takeError(textAt(cells, at.error), line, spec, unit, period);
    if (at.source >= 0 || at.note >= 0) this.#takeNote(cells, spec, unit, period);
  }

  /** Once per id, at its first line: one slip in a program is in every row that it wrote. */
  reportUnknown(id: string, line: number): void {
    if (this.#unknown.has(id)) return;
    this.#unknown.add(id);
    this.#gathered.problems.add("unknown-indicator", line, "indicator", id, () => this.header.wantId(id));
  }

  #takeError(text: string, line: number, spec: ColumnSpec, unit: number, period: string | null): void {
    if (text === "") return;
    const error = parseNumber(text, this.#gathered.asked.decimalComma);
    if (!(error >= 0)) this.#gathered.problems.add("value", line, "error", text, "a standard error of 0 or more");
    else if (unit >= 0 && period !== null) this.#gathered.storeOf(period)?.setError(unit, spec.column, error);
  }

  #takeNote(cells: Cells, spec: ColumnSpec, unit: number, period: string | null): void {
    const { asked, units, names, notes } = this.#gathered;
    if (unit < 0 || period === null) return;
    const isWanted = asked.notesOf !== null && (units[unit] === asked.notesOf || names[unit] === asked.notesOf);
    if (!isWanted && !asked.allNotes) return;
    const source = textAt(cells, this.header.at.source);
    const note = textAt(cells, this.header.at.note);
    if (source !== "" || note !== "") notes.push({ unit: units[unit] ?? "", period, indicator: spec.id, source, note });
  }
}

function textAt(cells: Cells, place: number): string {
  return place < 0 ? "" : (cells[place]?.trim() ?? "");
}
