import { State } from "@touchstone/engine";
import type { ColumnSpec } from "../columns.ts";
import { ANSWER_STATES, type AnswerState, type Said, statusOf } from "./answer.ts";
import { UNSET } from "./cell-store.ts";
import { isPlainNumber, wantOfNumber, wantOneOf } from "./cells.ts";

const STATES: ReadonlyMap<unknown, State> = new Map([...ANSWER_STATES].map(([state, word]) => [word, state]));
const STATE_LIST = [...ANSWER_STATES.values()] satisfies AnswerState[];

/** A cell of which nothing was said. */
export function emptySaid(): Said {
  return { state: UNSET, value: Number.NaN, planned: Number.NaN, error: Number.NaN, source: "", note: "" };
}

/**
 * Reads an answer, as `answerOf` writes them, into `out`. Strict: of the ways in which an answer could be written
 * only that one is accepted, so the same answer is always the same bytes.
 * @param answer parsed JSON of any kind
 * @returns what would have been right, where the answer is not, and nothing is said in `out`; null where it is
 */
export function readAnswer(answer: unknown, spec: ColumnSpec, out: Said): string | null {
  clear(out);
  if (answer === null) return null;
  const want = isObject(answer) ? readDetailed(answer, spec, out) : readValue(answer, spec, out);
  if (want === null) return null;
  clear(out);
  return want;
}

/** What would have been right, where a text can't be kept as the source or note of an answer; null where it can. */
export function wantOfRemark(text: string): string | null {
  if (text === "") return "a text, or nothing at all";
  if (text.includes("\0")) return "a text without NUL";
  return text.isWellFormed() ? null : "a text of whole characters (this one has half of a surrogate pair)";
}

function clear(out: Said): void {
  out.state = UNSET;
  out.value = Number.NaN;
  out.planned = Number.NaN;
  out.error = Number.NaN;
  out.source = "";
  out.note = "";
}

function isObject(answer: unknown): answer is object {
  return typeof answer === "object" && answer !== null && !Array.isArray(answer);
}

/** `{ state, … }` or `{ value, … }`. */
function readDetailed(answer: object, spec: ColumnSpec, out: Said): string | null {
  const said = new Map<string, unknown>(Object.entries(answer));
  const hasState = said.has("state");
  if (hasState === said.has("value")) return "one of state and value";
  if (!hasState && said.size === 1) return "the value itself, where nothing stands beside it";
  for (const [key, part] of said) {
    const want = readPart(key, part, spec, out);
    if (want !== null) return want;
  }
  return hasState && said.has("error") ? "no error, as there is no value" : null;
}

function readPart(key: string, part: unknown, spec: ColumnSpec, out: Said): string | null {
  switch (key) {
    case "value":
      return readValue(part, spec, out);
    case "state":
      out.state = STATES.get(part) ?? UNSET;
      return out.state === UNSET ? `as state ${wantOneOf(textOf(part), STATE_LIST)}` : null;
    case "error":
      if (!isNumber(part) || part < 0) return "as error a standard error of 0 or more";
      out.error = part;
      return null;
    case "source":
    case "note": {
      const want = typeof part === "string" ? wantOfRemark(part) : "a text";
      if (want === null) out[key] = textOf(part);
      return want === null ? null : `as ${key} ${want}`;
    }
    default:
      return "nothing but value or state, error, source and note";
  }
}

function readValue(value: unknown, spec: ColumnSpec, out: Said): string | null {
  out.state = State.present;
  switch (spec.kind) {
    case "yes-no":
      out.value = value === true ? 1 : 0;
      return typeof value === "boolean" ? null : "true or false";
    case "grade":
      if (value === "none") out.value = -1;
      return value === "none" ? null : readOption(value, [...(spec.options ?? []), "none"], out);
    case "choice":
      return readOption(value, spec.options ?? [], out);
    case "status":
      return readStatus(value, out);
    case "rubric":
    case "checklist":
    case "count":
    case "amount":
    case "share":
    case "derived-from-children":
      return readNumber(value, spec, out);
    default:
      return spec.kind satisfies never;
  }
}

function readNumber(value: unknown, spec: ColumnSpec, out: Said): string | null {
  if (!isNumber(value)) return Object.is(value, -0) ? "0 without a sign" : "a finite number";
  out.value = value;
  const want = wantOfNumber(value, spec);
  if (want === null || isPlainNumber(spec)) return want;
  const [low, high] = spec.range ?? [0, Number.POSITIVE_INFINITY];
  return spec.kind === "rubric" ? `a level from ${low} to ${high}` : `a share of its items, from ${low} to ${high}`;
}

function readOption(value: unknown, options: readonly string[], out: Said): string | null {
  out.value = typeof value === "string" ? options.indexOf(value) : -1;
  return out.value < 0 ? wantOneOf(textOf(value), options) : null;
}

const STATUSES: ReadonlyMap<unknown, readonly [done: number, planned: number]> = new Map([
  ["done", [1, 0]],
  ["planned", [0, 1]],
  ["not_done", [0, 0]],
]);

function readStatus(value: unknown, out: Said): string | null {
  const shares: unknown = STATUSES.get(value) ?? value;
  const [done, planned]: readonly unknown[] = Array.isArray(shares) && shares.length === 2 ? shares : [];
  // the rounding that `readCell` allows three shares is allowed here to their first two
  const areShares = isNumber(done) && isNumber(planned) && done >= 0 && done <= 1 && planned >= 0;
  if (!areShares || done + planned - 1 > 1e-6)
    return "done, planned, not_done, or the shares [done, planned] of which the sum is at most 1";
  if (shares === value && typeof statusOf(done, planned) === "string")
    return `${textOf(statusOf(done, planned))}, as a word`;
  out.value = done;
  out.planned = planned;
  return null;
}

/** A number that JSON can say, and in one way only: −0 is written as 0. */
function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
