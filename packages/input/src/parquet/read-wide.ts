import type { DuckDBVector } from "@duckdb/node-api";
import { type CellStore, type ColumnSpec, isPlainNumber } from "@touchstone/standard";
import type { Gathered } from "../gathered.ts";
import type { Rows } from "../rows.ts";
import { chunksOf, numbersOf, textsOf } from "./chunks.ts";
import { asNumber, asPeriod, asText, type ParquetTable } from "./columns.ts";

/** A column that answers something, and whether its values come as numbers. */
interface Answers {
  readonly spec: ColumnSpec;
  readonly areNumbers: boolean;
}

/** Reads a wide file: a row per unit and period, chunk by chunk, each column of a chunk in one go. */
export async function readWide({ db, from, columns }: ParquetTable, rows: Rows, gathered: Gathered): Promise<void> {
  const { at, specs } = rows.header;
  const cells: (string | undefined)[] = columns.map(() => undefined);
  const words = [...new Set([at.unit, at.name, at.parent, at.period])].filter((place) => place >= 0);
  const selected: string[] = [];
  for (const place of words) {
    const column = columns[place];
    if (column) selected.push(place === at.period ? asPeriod(column, gathered.asked.periodLength) : asText(column));
  }
  const answers: Answers[] = [];
  columns.forEach((column, place) => {
    const spec = specs[place];
    if (!spec || column.holds === "dates" || column.holds === "other") return; // reported, or not asked for
    const areNumbers = column.holds === "numbers" && !wantsDigits(spec);
    answers.push({ spec, areNumbers });
    selected.push(areNumbers ? asNumber(column) : asText(column));
  });
  let row = 1;
  for await (const chunk of chunksOf(db, `select ${selected.join(", ")} from ${from}`)) {
    const { rowCount } = chunk; // asked for once: it is a call into the library
    const texts = words.map((_, k) => textsOf(chunk, k));
    const units = new Int32Array(rowCount);
    const stores: (CellStore | null)[] = [];
    const isTwice = new Uint8Array(rowCount);
    for (let r = 0; r < rowCount; r++) {
      words.forEach((place, k) => {
        cells[place] = texts[k]?.getItem(r) ?? "";
      });
      const started = rows.startWide(cells, row + r);
      if (started === null) isTwice[r] = 1;
      units[r] = started?.unit ?? -1;
      stores.push(started?.store ?? null);
    }
    const target = { units, stores, isTwice, firstRow: row };
    answers.forEach(({ spec, areNumbers }, k) => {
      if (areNumbers) takeNumbers(gathered, target, spec, numbersOf(chunk, words.length + k));
      else takeTexts(gathered, target, spec, textsOf(chunk, words.length + k));
    });
    row += rowCount;
    rows.count += rowCount;
  }
}

/** An option may be named by digits that a double would not give back. */
function wantsDigits(spec: ColumnSpec): boolean {
  return !isPlainNumber(spec) && spec.options !== null;
}

interface Target {
  readonly units: Int32Array;
  readonly stores: readonly (CellStore | null)[];
  readonly isTwice: Uint8Array;
  readonly firstRow: number;
}

function takeNumbers(gathered: Gathered, target: Target, spec: ColumnSpec, values: DuckDBVector<number>): void {
  const { units, stores, isTwice, firstRow } = target;
  for (let r = 0; r < units.length; r++) {
    if (isTwice[r] === 1) continue;
    const value = values.getItem(r) ?? Number.NaN;
    gathered.takeNumber(stores[r] ?? null, units[r] ?? -1, spec, value, firstRow + r);
  }
}

function takeTexts(gathered: Gathered, target: Target, spec: ColumnSpec, values: DuckDBVector<string>): void {
  const { units, stores, isTwice, firstRow } = target;
  for (let r = 0; r < units.length; r++) {
    if (isTwice[r] === 1) continue;
    const text = values.getItem(r)?.trim() ?? "";
    gathered.take(stores[r] ?? null, units[r] ?? -1, spec, text, "", firstRow + r);
  }
}
