import { State } from "@touchstone/engine";
import { ANSWER_STATES, type Answer, type AnswerValue, statusOf } from "@touchstone/standard";

/** An answer as the table `observation` keeps it, without knowing the standard that asked for it. */
export interface AnswerCell {
  state: State;
  /** null unless present, as all that follow where there is none */
  value: number | null;
  /** of a status: the share planned */
  planned: number | null;
  error: number | null;
  /** an option or a grade; beside a value `yes`, `no` or the word of a status, which may be an option of that name */
  word: string | null;
}

const STATES: ReadonlyMap<string, State> = new Map([...ANSWER_STATES].map(([state, word]) => [word, state]));
const STATUS: Readonly<Record<string, readonly [number, number]>> = { done: [1, 0], planned: [0, 1], not_done: [0, 0] };

/** Writes an answer that is not null into `out`. */
export function cellOfAnswer(answer: NonNullable<Answer>, out: AnswerCell): void {
  out.state = State.present;
  out.value = null;
  out.planned = null;
  out.error = null;
  out.word = null;
  if (typeof answer !== "object" || Array.isArray(answer))
    setValue(answer as AnswerValue, out); // a bare value
  else if ("state" in answer) out.state = STATES.get(answer.state) ?? State.missing;
  else if ("value" in answer) {
    setValue(answer.value, out);
    out.error = answer.error ?? null;
  }
}

function setValue(value: AnswerValue, out: AnswerCell): void {
  if (typeof value === "number") out.value = value;
  else if (typeof value === "boolean") {
    out.value = value ? 1 : 0;
    out.word = value ? "yes" : "no";
  } else if (typeof value === "string") {
    out.word = value;
    const shares = STATUS[value];
    if (shares !== undefined) [out.value, out.planned] = shares;
  } else [out.value, out.planned] = value;
}

/** The answer of a cell with its source and note, empty where there is none: what `cellOfAnswer` was given. */
export function answerOfCell(cell: Readonly<AnswerCell>, source: string, note: string): NonNullable<Answer> {
  const { state, value, planned, error, word } = cell;
  const remarks = { ...(source !== "" && { source }), ...(note !== "" && { note }) };
  const stateWord = ANSWER_STATES.get(state);
  if (stateWord !== undefined) return { state: stateWord, ...remarks };
  const plain = plainValue(value, planned, word);
  if (error === null && source === "" && note === "") return plain;
  return { value: plain, ...(error !== null && { error }), ...remarks };
}

function plainValue(value: number | null, planned: number | null, word: string | null): AnswerValue {
  if (value === null) return word ?? "";
  if (planned !== null) return statusOf(value, planned);
  return word === null ? value : value === 1;
}
