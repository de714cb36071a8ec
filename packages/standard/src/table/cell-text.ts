import { State } from "@touchstone/engine";
import type { ColumnSpec } from "../columns.ts";
import { isPlainNumber } from "./cells.ts";

/** The word for why there is no value, as a cell has it; empty where it is simply missing. */
export function stateWord(state: number): string {
  if (state === State.notApplicable) return "n/a";
  if (state === State.insufficientEvidence) return "insufficient";
  return state === State.refused ? "refused" : "";
}

/** A value that is present as a cell that reads back as the same: a number where the kind is one, else its text. */
export function cellOf(spec: ColumnSpec, value: number, planned: number): string | number {
  if (isPlainNumber(spec) || spec.kind === "rubric") return value;
  if (spec.kind === "yes-no") return value === 1 ? "yes" : "no";
  if (spec.kind === "status") return statusText(value, planned);
  if (spec.kind === "checklist") return numberText(value); // which items are held is not kept, only their share
  return spec.options?.[value] ?? "none"; // a choice, or a grade, of which none is held
}

function statusText(done: number, planned: number): string {
  if (done === 1 && planned === 0) return "done";
  if (done === 0 && planned === 1) return "planned";
  if (done === 0 && planned === 0) return "not_done";
  const notDone = Math.max(0, Math.round((1 - done - planned) * 1e12) / 1e12);
  return [done, planned, notDone].map(numberText).join("/");
}

/** The shortest decimal number that is read back as the same double. */
export function numberText(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}
