import { numberText } from "@touchstone/standard";
import type { DataCell, DataTable } from "./data-table.ts";

/** A table of data as RFC 4180 CSV, or TSV; every cell reads back as it is. */
export function* dataCsv({ columns, rows }: DataTable, delimiter: "," | "\t"): Generator<string> {
  const line = (cells: readonly DataCell[]): string =>
    `${cells.map((cell) => csvCell(cell, delimiter)).join(delimiter)}\r\n`;
  yield line(columns);
  for (const row of rows()) yield line(row);
}

function csvCell(cell: DataCell, delimiter: string): string {
  if (typeof cell === "number") return Number.isNaN(cell) ? "" : numberText(cell);
  const text = cell.toWellFormed();
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table of data as a JSON list of rows; each has every column, as the first of them says what there is. */
export function* dataJson({ columns, rows }: DataTable): Generator<string> {
  yield "[";
  let separator = "\n";
  for (const row of rows()) {
    const members = row.map((cell, at) => `${JSON.stringify(columns[at])}: ${isEmpty(cell) ? "null" : jsonCell(cell)}`);
    yield `${separator}  { ${members.join(", ")} }`;
    separator = ",\n";
  }
  yield "\n]\n";
}

function isEmpty(cell: DataCell): boolean {
  return cell === "" || (typeof cell === "number" && Number.isNaN(cell));
}

function jsonCell(cell: DataCell): string {
  return typeof cell === "number" ? numberText(cell) : JSON.stringify(cell.toWellFormed());
}

/** Texts that a spreadsheet runs as formulas when it opens a CSV; XLSX keeps them texts. */
export function countFormulas({ rows }: DataTable): number {
  let count = 0;
  for (const row of rows()) for (const cell of row) if (typeof cell === "string" && /^[=+\-@\t\r]/.test(cell)) count++;
  return count;
}
