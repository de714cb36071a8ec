/** A cell of a table: text, or a number, of which NaN is an empty cell. */
export type CsvCell = string | number;

/**
 * One line of RFC 4180 CSV, with its line ending. A text that a spreadsheet would take for a formula
 * (it begins with = + - @, a tab or a return) gets a ' in front, so that a unit's name can't run anything.
 */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map((cell) => (typeof cell === "number" ? numberText(cell) : textCell(cell))).join(",")}\r\n`;
}

function numberText(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
