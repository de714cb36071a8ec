import { canonicalJson, type Json } from "@touchstone/ledger";
import { csvField } from "../files/csv.ts";

/** What observations.csv says of an answer: its cells value, state, error, source and note. */
export interface AnswerCells {
  readonly value: string;
  readonly state: string;
  readonly error: string;
  readonly source: string;
  readonly note: string;
}

/** The five cells of an answer as they are written; null for what is no answer at all. */
export function cellsOf(answer: unknown): string | null {
  if (typeof answer !== "object" || answer === null || Array.isArray(answer)) {
    const value = valueText(answer);
    return value === null ? null : `${value},,,,`;
  }
  const of: Readonly<Record<string, unknown>> = { ...answer };
  const hasValue = Object.hasOwn(of, "value");
  const value = hasValue ? valueText(of.value) : "";
  const state = hasValue ? "" : of.state;
  const error = Object.hasOwn(of, "error") ? valueText(of.error) : "";
  const [source, note] = [of.source ?? "", of.note ?? ""];
  if (value === null || error === null || typeof state !== "string") return null;
  if (typeof source !== "string" || typeof note !== "string") return null;
  return `${value},${csvField(state)},${error},${csvField(source)},${csvField(note)}`;
}

/** A text as it is, anything else as canonical JSON. */
function valueText(value: unknown): string | null {
  if (typeof value === "string") return csvField(value);
  if (typeof value === "number") return Number.isFinite(value) ? JSON.stringify(value) : null;
  if (typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return null;
  try {
    return csvField(canonicalJson(value as Json)); // a list that JSON.parse gave
  } catch {
    return null;
  }
}

/** The answer that cells of the CSV stand for, where what a text means can be told from the kind of the column. */
export function answerOfCells({ value, state, error, source, note }: AnswerCells, isText: boolean): unknown {
  const remarks = {
    ...(error !== "" && { error: Number(error) }),
    ...(source !== "" && { source }),
    ...(note !== "" && { note }),
  };
  if (state !== "") return { state, ...remarks };
  const plain = isText ? value : jsonOr(value);
  return Object.keys(remarks).length === 0 ? plain : { value: plain, ...remarks };
}

/** What is JSON as what it says, any other text as it is. */
function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
