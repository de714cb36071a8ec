import { State } from "@touchstone/engine";
import type { ColumnSpec } from "../columns.ts";
import { UNSET } from "./cell-store.ts";

/** A cell with all that was said of it; one object is filled again and again, so that a row costs no memory. */
export interface Said {
  /** `UNSET` where nothing was said at all, which is not the same as saying that the value is missing */
  state: State | typeof UNSET;
  /** as `Table` counts them, by kind; NaN unless present */
  value: number;
  /** share planned of a status; NaN otherwise */
  planned: number;
  /** standard error of a value that is present; NaN where not known */
  error: number;
  /** empty where none was given, as `note` */
  source: string;
  note: string;
}

/** A value that is present. A status in shares is `[done, planned]`; a held grade that is none is `"none"`. */
export type AnswerValue = number | boolean | string | readonly [done: number, planned: number];

/** Why there is no value. */
export type AnswerState = "missing" | "n/a" | "insufficient" | "refused";

/** The one way to write a cell as plain JSON, whatever the order of options in a version of the standard; null: nothing was said. */
export type Answer =
  | null
  | AnswerValue
  | { readonly state: AnswerState; readonly source?: string; readonly note?: string }
  | { readonly value: AnswerValue; readonly error?: number; readonly source?: string; readonly note?: string };

/** The word for each state in which there is no value. */
export const ANSWER_STATES: ReadonlyMap<State, AnswerState> = new Map([
  [State.missing, "missing"],
  [State.notApplicable, "n/a"],
  [State.insufficientEvidence, "insufficient"],
  [State.refused, "refused"],
]);

/**
 * Writes a cell that `readCell` or `readAnswer` has accepted. A standard error belongs to a value: beside a state
 * it is left out. Minus zero becomes zero.
 * @throws {RangeError} where the cell holds what no answer of this kind can be
 */
export function answerOf(
  spec: ColumnSpec,
  said: Readonly<Pick<Said, "state" | "value" | "planned"> & Partial<Said>>,
): Answer {
  const { state, error = Number.NaN, source = "", note = "" } = said;
  if (state === UNSET) {
    if (source !== "" || note !== "")
      throw new RangeError(`answerOf: got a source or note of ${spec.id} and no answer`);
    return null;
  }
  const remarks = { ...(source !== "" && { source }), ...(note !== "" && { note }) };
  if (state !== State.present) {
    const word = ANSWER_STATES.get(state);
    if (word === undefined) throw new RangeError(`answerOf: got the state ${String(state)} of ${spec.id}`);
    return { state: word, ...remarks };
  }
  const value = answerValueOf(spec, said.value, said.planned);
  const hasError = !Number.isNaN(error);
  if (!hasError && source === "" && note === "") return value;
  return { value, ...(hasError && { error: numberFor(spec, error) }), ...remarks };
}

function answerValueOf(spec: ColumnSpec, value: number, planned: number): AnswerValue {
  switch (spec.kind) {
    case "yes-no":
      if (value !== 0 && value !== 1) throw new RangeError(`answerOf: got ${value} of ${spec.id}, want 0 or 1`);
      return value === 1;
    case "status":
      return statusOf(numberFor(spec, value), numberFor(spec, planned));
    case "grade":
      return value === -1 ? "none" : optionFor(spec, value);
    case "choice":
      return optionFor(spec, value);
    case "rubric":
    case "checklist":
    case "count":
    case "amount":
    case "share":
    case "derived-from-children":
      return numberFor(spec, value);
    default:
      return spec.kind satisfies never;
  }
}

function optionFor({ id, options }: ColumnSpec, value: number): string {
  const option = options?.[value];
  if (option === undefined) throw new RangeError(`answerOf: got ${value} of ${id}, want a place in its options`);
  return option;
}

/** Shares as a word where they are whole, so that no status can be written in two ways. */
export function statusOf(done: number, planned: number): AnswerValue {
  if (done === 1 && planned === 0) return "done";
  if (done === 0 && planned === 1) return "planned";
  return done === 0 && planned === 0 ? "not_done" : [done, planned];
}

function numberFor({ id }: ColumnSpec, value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`answerOf: got ${value} of ${id}, want a finite number`);
  return value + 0; // −0 + 0 is 0
}
