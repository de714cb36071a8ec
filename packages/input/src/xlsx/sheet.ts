import { Unreadable } from "../problems.ts";
import { dateOf } from "./dates.ts";
import { isTrue, unescaped, type Workbook } from "./workbook.ts";
import { readXml } from "./xml.ts";
import type { Zip } from "./zip.ts";

/** What a cell is. An `error` has a text such as #N/A; an `uncomputed` one is a formula whose value was never stored. */
export type CellKind = "empty" | "text" | "number" | "date" | "error" | "uncomputed";

/** One row; the same object is filled again for the next. Places count from 0, the column A. */
export interface SheetRow {
  /** from 1 */
  number: number;
  isHidden: boolean;
  readonly kinds: CellKind[];
  readonly texts: string[];
  nFormulas: number;
}

/** A rectangle of merged cells; rows from 1, columns from 0, both ends included. */
export interface Merge {
  readonly ref: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export interface SheetEnd {
  readonly merges: readonly Merge[];
  /** places of the columns that nobody sees, as [first, last] */
  readonly hiddenColumns: readonly (readonly [first: number, last: number])[];
}

const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_MERGES = 100_000;
const NUMBER = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/**
 * Reads a sheet row by row, those with something in them only.
 * @param onRow its argument is not kept
 * @throws {Unreadable} where the sheet is damaged
 */
export async function readSheet(
  zip: Zip,
  part: string,
  workbook: Workbook,
  onRow: (row: SheetRow) => void,
): Promise<SheetEnd> {
  const taker = new SheetTaker(part, workbook, onRow);
  await readXml(zip.bytesOf(part), part, taker);
  return taker;
}

class SheetTaker implements SheetEnd {
  readonly merges: Merge[] = [];
  readonly hiddenColumns: (readonly [first: number, last: number])[] = [];
  readonly #part: string;
  readonly #workbook: Workbook;
  readonly #onRow: (row: SheetRow) => void;
  readonly #row: SheetRow = { number: 0, isHidden: false, kinds: [], texts: [], nFormulas: 0 };
  #column = -1;
  #type = "n";
  #style = 0;
  #value = "";
  #hasFormula = false;
  #hasValue = false;
  #takesText = false;
  #inReading = 0;
  #isInSheet = false;

  constructor(part: string, workbook: Workbook, onRow: (row: SheetRow) => void) {
    this.#part = part;
    this.#workbook = workbook;
    this.#onRow = onRow;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#takesText = false;
    if (name === "c") this.#openCell(attributes);
    else if (name === "v" || name === "t") {
      this.#takesText = this.#isInSheet && this.#inReading === 0;
      this.#hasValue = true;
    } else if (name === "row") this.#openRow(attributes);
    else if (name === "f") this.#hasFormula = true;
    else if (name === "rPh") this.#inReading++;
    else if (name === "sheetData") this.#isInSheet = true;
    else if (name === "col" && isTrue(attributes.hidden))
      this.hiddenColumns.push([Number(attributes.min) - 1, Number(attributes.max) - 1]);
    else if (name === "mergeCell") this.#merge(attributes.ref ?? "");
  }

  close(name: string): void {
    this.#takesText = false;
    if (name === "c") this.#closeCell();
    else if (name === "row" && this.#row.kinds.some((kind) => kind !== "empty")) this.#onRow(this.#row);
    else if (name === "rPh") this.#inReading--;
    else if (name === "sheetData") this.#isInSheet = false;
  }

  text(text: string): void {
    if (this.#takesText) this.#value += text;
  }

  #openRow({ r, hidden }: Readonly<Record<string, string>>): void {
    const number = r === undefined ? this.#row.number + 1 : Number(r);
    if (!(Number.isInteger(number) && number > this.#row.number && number <= MOST_ROWS))
      throw this.#damaged(`row ${r} after row ${this.#row.number}`);
    this.#row.number = number;
    this.#row.isHidden = isTrue(hidden);
    this.#row.kinds.length = 0;
    this.#row.texts.length = 0;
    this.#row.nFormulas = 0;
    this.#column = -1;
  }

  #openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    const column = r === undefined ? this.#column + 1 : columnOfRef(r);
    if (!(column > this.#column && column < MOST_COLUMNS)) throw this.#damaged(`the cell ${r} out of place`);
    const { kinds, texts } = this.#row;
    for (let at = kinds.length; at < column; at++) {
      kinds.push("empty");
      texts.push("");
    }
    this.#column = column;
    this.#type = t ?? "n";
    this.#style = Number(s ?? 0);
    this.#value = "";
    this.#hasFormula = false;
    this.#hasValue = false;
  }

  #closeCell(): void {
    if (this.#hasFormula) this.#row.nFormulas++;
    const { kinds, texts } = this.#row;
    const kind = this.#kind();
    kinds.push(this.#value.trim() === "" && kind !== "uncomputed" ? "empty" : kind);
    texts.push(kind === "uncomputed" ? "" : this.#value);
  }

  /** What the cell is; makes `#value` its text. */
  #kind(): CellKind {
    if (this.#hasFormula && !this.#hasValue) return "uncomputed";
    switch (this.#type) {
      case "s":
        return this.#shared();
      case "inlineStr":
      case "str":
        this.#value = unescaped(this.#value);
        return "text";
      case "b":
        if (this.#value === "") return "empty";
        this.#value = isTrue(this.#value) ? "true" : "false";
        return "text";
      case "e":
        return "error";
      case "d":
        return "date";
      default:
        return this.#number();
    }
  }

  #shared(): CellKind {
    const text = this.#workbook.strings[Number(this.#value)];
    if (this.#value !== "" && text === undefined) throw this.#damaged(`a text numbered ${this.#value.slice(0, 20)}`);
    this.#value = text ?? "";
    return "text";
  }

  #number(): CellKind {
    const written = this.#value.trim();
    if (written === "") return "empty";
    if (!NUMBER.test(written)) throw this.#damaged(`the number ${written.slice(0, 20)}`);
    const style = this.#workbook.styles[this.#style];
    this.#value = written;
    if (style?.isDate) {
      this.#value = dateOf(Number(written), this.#workbook.since1904) ?? `the date number ${written}`;
      return "date";
    }
    if (style && style.digits > 0 && /^\d+$/.test(written)) this.#value = written.padStart(style.digits, "0");
    return "number";
  }

  #merge(ref: string): void {
    const [, firstColumn, firstRow, lastColumn, lastRow] =
      /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref) ?? [];
    if (firstColumn === undefined || lastColumn === undefined) return;
    if (this.merges.length >= MOST_MERGES)
      throw new Unreadable("too-large", 0, `more than ${MOST_MERGES} merged cells`, "a sheet without merged cells");
    const rows = { firstRow: Number(firstRow), lastRow: Number(lastRow) };
    this.merges.push({ ref, ...rows, firstColumn: columnOfRef(firstColumn), lastColumn: columnOfRef(lastColumn) });
  }

  #damaged(what: string): Unreadable {
    return new Unreadable("format", 0, `${this.#part} with ${what}`, "a workbook as a spreadsheet program saves it");
  }
}

/** Place of the column of a reference such as `AB12`, from 0; −1 where it has none. */
function columnOfRef(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length && at < 4; at++) {
    const letter = ref.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Letters of a column by its place: 0 is A, 27 is AB. */
export function lettersOf(column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return letters;
}
