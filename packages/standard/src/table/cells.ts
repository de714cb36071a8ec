import { State } from "@touchstone/engine";
import type { ColumnSpec } from "../columns.ts";
import { nearest } from "../nearest.ts";
import { parseNumber, wantNumber } from "./number.ts";

/** What a cell's text says; one object is filled again and again, so that a row costs no memory. */
export interface Cell {
  state: State;
  /** as `Table` counts them, by kind; NaN unless present */
  value: number;
  /** share planned of a status; NaN otherwise */
  planned: number;
}

/** The words that say why there is no value. An empty cell is missing. */
export const STATE_WORDS: ReadonlyMap<string, State> = new Map([
  ["present", State.present],
  ["missing", State.missing],
  ["n/a", State.notApplicable],
  ["not_applicable", State.notApplicable],
  ["insufficient", State.insufficientEvidence],
  ["refused", State.refused],
]);

const YES = new Set(["yes", "true", "1", "是", "有", "ཡོད", "ཡོད།", "ཡིན", "ཡིན།"]);
const NO = new Set(["no", "false", "0", "否", "没有", "無", "无", "མེད", "མེད།", "མིན", "མིན།"]);
const STATUSES = ["done", "planned", "not_done"];

/**
 * Reads one cell into `out`.
 * @returns what would have been right, where the text is not; null where it is
 */
export function readCell(text: string, spec: ColumnSpec, decimalComma: boolean, out: Cell): string | null {
  out.value = Number.NaN;
  out.planned = Number.NaN;
  out.state = text === "" ? State.missing : (STATE_WORDS.get(text) ?? State.present);
  if (out.state !== State.present || text === "present") return text === "present" ? "a value" : null;
  const want = readValue(text, spec, decimalComma, out);
  if (want === null) return outsideRange(spec, out.value);
  out.value = Number.NaN;
  out.planned = Number.NaN;
  return want;
}

/** Is a value of this kind the number itself, so that a typed column can give it without a detour by text? */
export function isPlainNumber({ kind }: ColumnSpec): boolean {
  return kind === "count" || kind === "amount" || kind === "share" || kind === "derived-from-children";
}

/** What would have been right, where a finite number of a plain kind is not; null where it is. */
export function wantOfNumber(value: number, spec: ColumnSpec): string | null {
  return spec.kind === "count" && value < 0 ? "a count of 0 or more" : outsideRange(spec, value);
}

function readValue(text: string, spec: ColumnSpec, decimalComma: boolean, out: Cell): string | null {
  switch (spec.kind) {
    case "yes-no":
      return readYesNo(text, out);
    case "choice":
      return readOption(text, spec.options ?? [], out);
    case "grade":
      return text === "none" ? readAs(-1, out) : readOption(text, spec.options ?? [], out);
    case "checklist":
      return readChecklist(text, spec, decimalComma, out);
    case "status":
      return readStatus(text, decimalComma, out);
    case "rubric":
      return readRubric(text, spec, decimalComma, out);
    case "count":
    case "amount":
    case "share":
    case "derived-from-children":
      return readNumber(text, spec, decimalComma, out);
    default:
      return spec.kind satisfies never;
  }
}

function readAs(value: number, out: Cell): null {
  out.value = value;
  return null;
}

function readNumber(text: string, spec: ColumnSpec, decimalComma: boolean, out: Cell): string | null {
  out.value = parseNumber(text, decimalComma);
  if (Number.isNaN(out.value)) return wantNumber(text, decimalComma);
  if (spec.kind === "count" && out.value < 0) return "a count of 0 or more";
  return null;
}

function readYesNo(text: string, out: Cell): string | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return readAs(1, out);
  if (NO.has(word)) return readAs(0, out);
  return "yes or no";
}

function readOption(text: string, options: readonly string[], out: Cell): string | null {
  out.value = options.indexOf(text);
  return out.value < 0 ? wantOneOf(text, options) : null;
}

function readRubric(text: string, spec: ColumnSpec, decimalComma: boolean, out: Cell): string | null {
  out.value = parseNumber(text, decimalComma);
  const [low, high] = spec.range ?? [0, Number.POSITIVE_INFINITY];
  const isLevel = out.value >= low && out.value <= high;
  return isLevel ? null : `a level from ${low} to ${high}`;
}

/** Items that are held, as `a;b;c`, `none` or the share of them. */
function readChecklist(text: string, spec: ColumnSpec, decimalComma: boolean, out: Cell): string | null {
  if (text === "none") return readAs(0, out);
  const share = parseNumber(text, decimalComma);
  if (!Number.isNaN(share)) return readAs(share, out);
  const items = spec.options ?? [];
  const held = new Set<string>();
  for (const item of text.split(";").map((part) => part.trim())) {
    if (!items.includes(item)) return `${wantOneOf(item, items)}, several as a;b;c`;
    if (held.has(item)) return `each item once (${item} stands twice)`;
    held.add(item);
  }
  const weightOf = (j: number): number => spec.weights?.[j] ?? 1;
  let sum = 0;
  let total = 0;
  items.forEach((item, j) => {
    total += weightOf(j);
    if (held.has(item)) sum += weightOf(j);
  });
  return readAs(sum / total, out);
}

/** `done`, `planned`, `not_done`, or the three shares `0.5/0.3/0.2`. */
function readStatus(text: string, decimalComma: boolean, out: Cell): string | null {
  if (STATUSES.includes(text)) {
    out.value = text === "done" ? 1 : 0;
    out.planned = text === "planned" ? 1 : 0;
    return null;
  }
  const want = "done, planned, not_done, or three shares that sum to 1, such as 0.5/0.3/0.2";
  const shares = text.split("/").map((part) => parseNumber(part.trim(), decimalComma));
  const [done, planned, notDone] = shares;
  if (shares.length !== 3 || done === undefined || planned === undefined || notDone === undefined)
    return nearest(text, STATUSES) === null
      ? want
      : `${wantOneOf(text, STATUSES)}, or three shares such as 0.5/0.3/0.2`;
  if (!(done >= 0 && planned >= 0 && notDone >= 0 && Math.abs(done + planned + notDone - 1) <= 1e-6)) return want;
  out.value = done;
  out.planned = planned;
  return null;
}

function outsideRange(spec: ColumnSpec, value: number): string | null {
  if (spec.range === null || spec.kind === "grade") return null;
  const [low, high] = spec.range;
  if (value >= low && value <= high) return null;
  if (value < low && spec.wantLeast !== undefined) return spec.wantLeast;
  return `a number from ${low} to ${high}`;
}

/** The options, the nearest first where one is near; the first eight of a long list. */
export function wantOneOf(got: string, options: readonly string[]): string {
  const near = nearest(got, options);
  if (near !== null) return `${near} (the nearest name known here)`;
  const more = options.length > 8 ? ` … (${options.length} in all)` : "";
  return `one of ${options.slice(0, 8).join(", ")}${more}`;
}
