import { type PeriodLength, wantPeriod } from "@touchstone/standard";
import type { Gathered } from "../gathered.ts";
import { LostZeros } from "../lost-zeros.ts";
import type { Rows } from "../rows.ts";
import { periodOfDate } from "./dates.ts";
import { HeaderRows } from "./header-rows.ts";
import { type CellKind, lettersOf, type Merge, type SheetRow } from "./sheet.ts";

/** The largest number of which a spreadsheet keeps every digit. */
const MOST_EXACT = 999_999_999_999_999;

interface Refusal {
  readonly code: string;
  readonly got: string;
  readonly want: string;
}

/** Takes the rows of one sheet as texts into `rows`; what a text can't say of a cell is reported here. */
export class SheetRows {
  readonly #sheet: string;
  readonly #sheets: readonly string[];
  readonly #rows: Rows;
  readonly #gathered: Gathered;
  readonly #header: HeaderRows;
  readonly #zeros: LostZeros;
  #names: readonly string[] | null = null;
  /** place of a column that is at hand while it is named or read; −1: found by its name */
  #place = -1;
  #cells: (string | undefined)[] = [];
  #nFormulas = 0;
  #nHiddenRows = 0;
  headerEnd = 0;

  constructor(sheet: string, sheets: readonly string[], rows: Rows, gathered: Gathered) {
    this.#sheet = sheet;
    this.#sheets = sheets;
    this.#rows = rows;
    this.#gathered = gathered;
    this.#header = new HeaderRows(
      (name) => rows.header.knows(name),
      (name) => rows.header.isUnit(name),
    );
    this.#zeros = new LostZeros(gathered);
    gathered.problems.columnAt = (place) => `column ${lettersOf(place)}`;
    gathered.problems.placeOf = (row, column) => this.#placeOf(row, column);
  }

  take(row: SheetRow): void {
    if (this.#names === null) {
      const isHeader = this.#header.take(row);
      if (this.#header.header) this.#begin();
      if (isHeader) return;
    }
    this.#data(row);
  }

  end(): void {
    this.#header.end();
    if (this.#names === null) this.#begin();
    this.#zeros.report();
  }

  /** Names the columns, once it is known which row does. */
  #begin(): void {
    const { header } = this.#header;
    if (header === null) return;
    this.#names = header.names;
    this.headerEnd = header.lastRow;
    for (let at = 0; at < header.names.length; at++) {
      this.#place = at;
      this.#rows.column(header.names[at] ?? "", header.lastRow);
    }
    this.#place = -1;
    const others = this.#sheets.length > 1 ? `; the workbook has ${this.#sheets.length} sheets (--sheet chooses)` : "";
    this.#rows.header.decide(others);
  }

  #data(row: SheetRow): void {
    const { at } = this.#rows.header;
    const width = this.#names?.length ?? 0;
    const cells = this.#cells;
    cells.length = 0;
    this.#nFormulas += row.nFormulas;
    if (row.isHidden) this.#nHiddenRows++;
    let isWhole = true;
    for (let place = 0; place < row.kinds.length; place++) {
      const kind = row.kinds[place] ?? "empty";
      const text = row.texts[place] ?? "";
      this.#place = place;
      if (place >= width) this.#beyond(kind, text, row.number);
      else {
        const refused = this.#refusalOf(kind, text, place);
        if (refused !== null) {
          this.#gathered.problems.addFact(
            refused.code,
            row.number,
            this.#names?.[place] ?? "",
            refused.got,
            refused.want,
          );
          if (place === at.unit || place === at.period || place === at.indicator) isWhole = false;
        }
        cells.push(refused === null ? this.#textOf(kind, text, place) : "");
      }
    }
    this.#place = -1;
    while (cells.length < width) cells.push(undefined);
    if (row.kinds[at.unit] === "number") this.#zeros.add(cells[at.unit] ?? "", row.number);
    if (isWhole) this.#rows.row(cells, row.number);
    else this.#rows.count++;
  }

  #beyond(kind: CellKind, text: string, row: number): void {
    if (kind !== "empty") this.#gathered.problems.add("unnamed-column", row, "", text, "a name in the header");
  }

  /** A cell's text as the rest of the reader knows it from CSV. */
  #textOf(kind: CellKind, text: string, place: number): string {
    const { at } = this.#rows.header;
    if (kind === "date" && place === at.period) return periodOfDate(text, this.#gathered.asked.periodLength);
    if (kind !== "number") return text;
    const isWord = place === at.unit || place === at.period;
    if (isWord && !/^\d+$/.test(text) && Number.isSafeInteger(Number(text))) return String(Number(text)); // 2026.0, 1.1E5
    // numbers of a workbook have a point, whatever its texts have
    return this.#gathered.asked.decimalComma ? text.replace(".", ",") : text;
  }

  /** What a spreadsheet has made of a cell that no text may stand for; null where it is fine. */
  #refusalOf(kind: CellKind, text: string, place: number): Refusal | null {
    const { at, ignores } = this.#rows.header;
    if (ignores(place)) return null;
    if (kind === "error") {
      const want =
        "a value (this is an error of the spreadsheet; empty where it is missing, n/a where it does not apply)";
      return { code: "spreadsheet-error", got: `the error ${text.slice(0, 20)}`, want };
    }
    if (kind === "uncomputed")
      return { code: "uncomputed", got: "a formula without a value", want: "a file saved by the spreadsheet program" };
    if (kind === "number" && place === at.unit && Math.abs(Number(text)) > MOST_EXACT) {
      const want = "the id as text (spreadsheets keep 15 digits of a number and make the others 0)";
      return { code: "rounded-id", got: `the number ${text}`, want };
    }
    if (kind !== "date") return null;
    if (place === at.period) return refusalOfPeriod(text, this.#gathered.asked.periodLength);
    if ([at.name, at.parent, at.source, at.note].includes(place)) return null;
    const want = place === at.unit ? "the id as text" : "a number or text";
    return { code: "date", got: `the date ${text}`, want: `${want} (spreadsheets make dates of what looks like one)` };
  }

  reportMerges(merges: readonly Merge[]): void {
    const width = this.#names?.length ?? 0;
    for (const { ref, firstRow, firstColumn } of merges) {
      if (firstColumn >= width) continue;
      this.#place = firstColumn;
      const row = Math.max(firstRow, this.headerEnd);
      const want = "a value in every cell (only the first of them has one: unmerge and fill)";
      this.#gathered.problems.addFact("merged", row, this.#names?.[firstColumn] ?? "", `the merged cells ${ref}`, want);
    }
    this.#place = -1;
  }

  remarks(hiddenColumns: readonly (readonly [first: number, last: number])[]): string[] {
    const names = this.#names ?? [];
    const hidden = names.filter((name, at) => name !== "" && hiddenColumns.some(([a, b]) => at >= a && at <= b));
    const lines: string[] = [];
    if (this.#nFormulas > 0)
      lines.push(
        `${count(this.#nFormulas, "cell is a formula", "cells are formulas")}; the values last computed were read.`,
      );
    if (this.#nHiddenRows > 0)
      lines.push(
        `${count(this.#nHiddenRows, "row is hidden or filtered out", "rows are hidden or filtered out")}; read like all others.`,
      );
    if (hidden.length > 0) lines.push(`Hidden columns were read too: ${hidden.slice(0, 8).join(", ")}.`);
    return lines;
  }

  /** `Sheet1!C12`; the whole row where a problem has no column. */
  #placeOf(row: number, column: string): string {
    const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(this.#sheet) ? this.#sheet : `'${this.#sheet.replaceAll("'", "''")}'`;
    const place = this.#place >= 0 ? this.#place : this.#placeByName(column);
    return `${name}!${place < 0 ? `${row}:${row}` : `${lettersOf(place)}${row}`}`;
  }

  /** Place of a column that a problem names; an indicator of a long table stands in `value`. */
  #placeByName(column: string): number {
    const { header } = this.#rows;
    const [, number] = /^column (\d+)$/.exec(column) ?? [];
    if (number !== undefined) return Number(number) - 1;
    const place = header.placeOf(column);
    return place < 0 && header.isLong && column !== "" ? header.at.value : place;
  }
}

function count(n: number, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}

/** The years 1900 to 2100, typed into a cell that shows dates, become days of 1905. */
function refusalOfPeriod(date: string, length: PeriodLength): Refusal | null {
  if (!date.startsWith("1905-")) return null;
  const want = `${wantPeriod(length)} (a year in a cell that is formatted as a date looks so)`;
  return { code: "period", got: `the date ${date}`, want };
}
