import { State } from "@touchstone/engine";
import type { InputTable } from "@touchstone/input";
import { printable } from "@touchstone/input";
import type { ColumnSpec } from "@touchstone/standard";
import { counted } from "./figures.ts";

/** Which units of the file are not in the table, as they have no row in its period. */
export function leftOutLine({ leftOut, period }: InputTable): string {
  const have = leftOut.length === 1 ? "has" : "have";
  return `${counted(leftOut.length, "unit")} ${have} no row in ${period?.text ?? "the data"}, so not scored: ${someOf(leftOut)}.`;
}

/** Which units don't say how large they are, where the standard may assess none below a size. */
export function sizeUnknownLines({ table }: InputTable, columns: readonly ColumnSpec[]): string[] {
  const n = table.units.length;
  return columns.flatMap(({ id, column, wantLeast }) => {
    if (wantLeast === undefined) return [];
    const silent = table.units.filter((_, i) => table.states[column * n + i] !== State.present);
    if (silent.length === 0) return [];
    return [
      `Nobody can tell whether ${counted(silent.length, "unit")} may be assessed (${id} is wanted, ${wantLeast}): ${someOf(silent)}.`,
    ];
  });
}

function someOf(units: readonly string[]): string {
  const shown = units.slice(0, 8);
  const more = units.length > shown.length ? ` and ${counted(units.length - shown.length, "more", "more")}` : "";
  return `${shown.map(printable).join(", ")}${more}`;
}
