import { textOf } from "./names.ts";

/** A table as CSV, its head first. */
export const csv = (columns: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");

function cell(value: unknown): string {
  const plain = value === null || value === undefined ? "" : textOf(value);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

/** Orders rows by the text of these columns, one after the other. */
export function byColumns(...columns: readonly number[]): (a: readonly unknown[], b: readonly unknown[]) => number {
  return (a, b) => {
    for (const at of columns) {
      const [x, y] = [textOf(a[at] ?? ""), textOf(b[at] ?? "")];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  };
}
