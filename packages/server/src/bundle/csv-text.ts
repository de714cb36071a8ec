/**
 * A cell of a bundle's CSV: exactly the text, in quotes only where a comma, a quote or a line end asks for it. Nothing
 * is put before a name that a spreadsheet would take for a formula: these are data, and have to read back as they are.
 * @see RFC 4180
 */
export function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\n`;
}

/** Whether a spreadsheet would run a cell as a formula. */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.]/.test(cell);
}
