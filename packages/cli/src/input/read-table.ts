import { extname } from "node:path";
import { type Assembled, assemble } from "./assemble.ts";
import { type Delimiter, readCsv } from "./csv.ts";
import { type Asked, Gathered, type Note, TIMELESS } from "./gathered.ts";
import { readJson } from "./json.ts";
import { byTime, type Period } from "./periods.ts";
import { Problems, Unreadable } from "./problems.ts";
import { Rows } from "./rows.ts";
import type { Source } from "./source.ts";

/** A table of data, ready for the engine, with what a reader of the result wants to know about it. */
export interface InputTable extends Assembled {
  readonly file: string;
  /** of the file's bytes, hexadecimal */
  readonly sha256: string;
  /** the period of the table; null where the file has none */
  readonly period: Period | null;
  /** every period of the file, earliest first */
  readonly periods: readonly string[];
  /** ids that a wide file has no column for: every unit misses them */
  readonly absent: readonly string[];
  readonly notes: readonly Note[];
}

export type Reading =
  | { readonly ok: true; readonly value: InputTable }
  | { readonly ok: false; readonly problems: Problems };

/**
 * Reads a table from CSV, TSV or JSON, as the file's name says: the whole of it, or every problem in it.
 * Memory: the cells, one copy of them while they are put in order, and the ids of the units.
 * @param delimiter of a CSV; null: read off the header line
 */
export async function readTable(source: Source, asked: Asked, delimiter: Delimiter | null): Promise<Reading> {
  const { file } = source;
  const problems = new Problems(file);
  const gathered = new Gathered(asked, problems);
  const rows = new Rows(gathered);
  const extension = extname(file).toLowerCase();
  try {
    if (extension === ".json") await readJson(source.chunks, rows, problems);
    else await readCsv(source.chunks, delimiter ?? (extension === ".tsv" ? "\t" : null), rows, problems);
    if (rows.count === 0) problems.addFact("no-rows", 0, "", "no rows", "at least one row of data");
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.fatal(error);
  }
  const period = periodOf(gathered);
  if (problems.count > 0 || period === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: {
      ...assemble(gathered, period),
      file,
      sha256: source.sha256(),
      period,
      periods: [...gathered.periods.values()].sort(byTime).map(({ text }) => text),
      absent: rows.header.absent(),
      notes: gathered.notes.filter((note) => note.period === (period?.text ?? TIMELESS) || note.period === TIMELESS),
    },
  };
}

/** The period that was named, or the latest; null where the file has none; undefined where it is not in the file. */
function periodOf({ asked, periods, problems }: Gathered): Period | null | undefined {
  if (asked.period === null) return [...periods.values()].sort(byTime).at(-1) ?? null;
  if (periods.has(asked.period.text)) return asked.period;
  if (problems.count === 0) {
    const known = [...periods.values()].sort(byTime).map(({ text }) => text);
    const want = `one of the file's periods: ${known.slice(-8).join(", ") || "none"}`;
    problems.add("no-such-period", 0, "period", asked.period.text, want);
  }
  return undefined;
}
