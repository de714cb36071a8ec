import { printable } from "../input/problems.ts";
import type { InputTable } from "../input/read-table.ts";
import { counted } from "./figures.ts";

/** Which units of the file are not in the table, as they have no row in its period. */
export function leftOutLine({ leftOut, period }: InputTable): string {
  const shown = leftOut.slice(0, 8);
  const more = leftOut.length > shown.length ? ` and ${counted(leftOut.length - shown.length, "more", "more")}` : "";
  const have = leftOut.length === 1 ? "has" : "have";
  return `${counted(leftOut.length, "unit")} ${have} no row in ${period?.text ?? "the data"}, so not scored: ${shown.map(printable).join(", ")}${more}.`;
}
