import { csvCell, csvLine } from "./csv-text.ts";
import { OBSERVATION_COLUMNS } from "./tables.ts";

/** One submitted chunk of answers, as far as they may be used here. */
export interface Submitted {
  readonly seq: number;
  /** empty: any */
  readonly period: string;
  readonly items: readonly string[];
  /** whether an item of `items` may be used */
  readonly usable: readonly boolean[];
  /** canonical rows of published units, by the bytes of their ids */
  readonly rows: () => Promise<readonly Uint8Array[]>;
  /** unit of the first of these rows; null: there is none */
  readonly firstUnit: string | null;
}

/** Unit of a row `["<unitId>",[…]]`, without reading the rest of it. */
export function unitOfRow(row: Uint8Array): string {
  return Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1", 2, 38);
}

type AnswerRow = readonly [unitId: string, answers: readonly unknown[]];

/** Rows of a chunk that belong to one unit, with what the lines of their answers begin and end with. */
interface Part {
  readonly line: Lines;
  readonly answers: readonly unknown[];
}

const HEAD = csvLine(OBSERVATION_COLUMNS);

/**
 * The lines of `observations.csv`, a unit at a time: all answers of all chunks, merged by unit, period, item and event.
 * Chunks are opened when their first unit comes, so that few are open at once.
 * @param onLines is told how many lines each piece has
 */
export async function* observationLines(
  chunks: readonly Submitted[],
  onLines: (n: number) => void = () => {},
): AsyncGenerator<string> {
  yield HEAD;
  const waiting = chunks
    .filter(({ firstUnit }) => firstUnit !== null)
    .sort((a, b) => compare(a.firstUnit ?? "", b.firstUnit ?? "") || a.seq - b.seq);
  const open: Open[] = [];
  for (let next = 0; ; ) {
    let unit = lowest(open);
    for (let one = waiting[next]; one && (unit === null || (one.firstUnit ?? "") <= unit); one = waiting[++next]) {
      open.push(new Open(one, await one.rows()));
      unit = lowest(open);
    }
    if (unit === null) return;
    const parts: Part[] = [];
    for (const one of open) if (one.unit === unit) parts.push({ line: one.line, answers: one.take() });
    const { text, count } = linesOf(unit, parts);
    onLines(count);
    if (count > 0) yield text;
    for (let at = open.length - 1; at >= 0; at--) if (open[at]?.unit === null) open.splice(at, 1);
  }
}

/** A chunk that is being read. */
class Open {
  readonly line: Lines;
  readonly #rows: readonly Uint8Array[];
  #at = 0;
  /** of the row that comes next; null at the end */
  unit: string | null;

  constructor(chunk: Submitted, rows: readonly Uint8Array[]) {
    this.line = new Lines(chunk);
    this.#rows = rows;
    this.unit = rows[0] ? unitOfRow(rows[0]) : null;
  }

  /** The answers of the next row, and moves on. */
  take(): readonly unknown[] {
    const row = this.#rows[this.#at++];
    const [, answers] = JSON.parse(textOf(row)) as AnswerRow; // checked when it was submitted
    const next = this.#rows[this.#at];
    this.unit = next ? unitOfRow(next) : null;
    return answers;
  }
}

function textOf(row: Uint8Array | undefined): string {
  return row ? Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString() : '["",[]]';
}

function lowest(open: readonly Open[]): string | null {
  let lowestUnit: string | null = null;
  for (const { unit } of open) if (unit !== null && (lowestUnit === null || unit < lowestUnit)) lowestUnit = unit;
  return lowestUnit;
}

/** How the answers of one chunk are written: its usable items in their order, and what stands around each value. */
class Lines {
  readonly seq: number;
  readonly period: string;
  readonly items: readonly { readonly item: string; readonly at: number; readonly before: string }[];
  readonly #after: string;

  constructor({ seq, period, items, usable }: Submitted) {
    this.seq = seq;
    this.period = period;
    this.#after = `,${seq}\n`;
    this.items = items
      .map((item, at) => ({ item, at, before: `,${period},${csvCell(item)},` }))
      .filter(({ at }) => usable[at])
      .sort((a, b) => compare(a.item, b.item));
  }

  /** What stands behind unit and item: value, state, error, source, note, event. */
  rest(answer: unknown): string {
    if (typeof answer === "number" || typeof answer === "boolean") return `${answer},,,,${this.#after}`;
    if (typeof answer === "string") return `${csvCell(answer)},,,,${this.#after}`;
    if (Array.isArray(answer)) return `${csvCell(JSON.stringify(answer))},,,,${this.#after}`;
    const { value, state, error, source, note } = answer as Full;
    const cells = [value === undefined ? null : valueText(value), state, error, source, note];
    return `${cells.map((cell) => csvCell(cell ?? null)).join(",")}${this.#after}`;
  }
}

/** An answer with more to it, as docs/bundle.md says; rows are checked when they are submitted. */
interface Full {
  readonly value?: unknown;
  readonly state?: string;
  readonly error?: number;
  readonly source?: string;
  readonly note?: string;
}

const valueText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

function linesOf(unit: string, parts: readonly Part[]): { text: string; count: number } {
  let text = "";
  let count = 0;
  const put = (line: Lines, before: string, answer: unknown): void => {
    text += unit + before + line.rest(answer);
    count++;
  };
  const [only] = parts;
  if (only && parts.length === 1) {
    for (const { at, before } of only.line.items) {
      const answer = only.answers[at] ?? null;
      if (answer !== null) put(only.line, before, answer);
    }
    return { text, count };
  }
  const all = parts.flatMap(({ line, answers }) =>
    line.items.flatMap(({ item, at, before }) => {
      const answer = answers[at] ?? null;
      return answer === null ? [] : [{ line, item, before, answer }];
    }),
  );
  all.sort((a, b) => compare(a.line.period, b.line.period) || compare(a.item, b.item) || a.line.seq - b.line.seq);
  for (const { line, before, answer } of all) put(line, before, answer);
  return { text, count };
}

/** Ids, items and periods are ASCII, whose order by UTF-16 is that of their bytes. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
