import { stat } from "node:fs/promises";
import { extname } from "node:path";
import { HELD_BACK_NOTE } from "@touchstone/domain";
import type { Table } from "@touchstone/engine";
import { assemble, byTime, type Origin, originsOf, type Period, TIMELESS } from "@touchstone/standard";
import { type Delimiter, readCsv } from "./csv.ts";
import { type FileKind, KINDS, kindOf } from "./file-kind.ts";
import { type Asked, Gathered, type Note } from "./gathered.ts";
import type { Header } from "./header.ts";
import { type HeldFigures, type Publishable, publishable } from "./held-figures.ts";
import { readJson, readNdjson } from "./json.ts";
import type { NameRead } from "./mapping.ts";
import { Problems, Unreadable } from "./problems.ts";
import { Rows } from "./rows.ts";
import type { Source } from "./source.ts";

/** A table of data, ready for the engine, with what a reader of the result wants to know about it. */
export interface InputTable {
  readonly table: Table;
  /** display name of each unit; empty where it has none */
  readonly names: readonly string[];
  /** units of the file that have no row in the period, sorted: they are not in the table */
  readonly leftOut: readonly string[];
  /** where the answers of the one unit asked about come from, by column; columns without an answer are left out */
  readonly origins: ReadonlyMap<string, readonly Origin[]>;
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
  /** figures about people that may not be published; null where there are none */
  readonly people: HeldFigures | null;
  /** what was read otherwise than it looks, or from where nobody sees it: formulas, hidden rows */
  readonly remarks: readonly string[];
}

export type Reading = { readonly names: readonly NameRead[] } & (
  | { readonly ok: true; readonly value: InputTable }
  | { readonly ok: false; readonly problems: Problems }
);

/** Everything that a file says, before one period of it is put in order for the engine. */
export interface WholeFile {
  readonly gathered: Gathered;
  readonly header: Header;
  readonly remarks: readonly string[];
  readonly names: readonly NameRead[];
}

/**
 * Reads a table from CSV, TSV, JSON, XLSX or Parquet, as the file's name says: the whole of it, or every problem in it.
 * Memory: the cells, one copy of them while they are put in order, and the ids of the units.
 * @param delimiter of a CSV; null: read off the header line
 */
export async function readTable(source: Source, asked: Asked, delimiter: Delimiter | null): Promise<Reading> {
  const { gathered, header, remarks, names } = await readWhole(source, asked, delimiter);
  const { problems } = gathered;
  const period = periodOf(gathered);
  if (problems.count > 0 || period === undefined) return { ok: false, problems, names };
  const { gathering, people } = publishable(gathered, header.saysBases);
  const { table, order, leftOut } = assemble(gathering, period);
  return {
    ok: true,
    names,
    value: {
      table,
      names: Array.from(order, (unit) => gathered.names[unit] ?? ""),
      leftOut,
      origins: originsAsked(gathered, gathering, period),
      file: source.file,
      sha256: source.sha256(),
      period,
      periods: [...gathered.periods.values()].sort(byTime).map(({ text }) => text),
      absent: header.absent(),
      notes: notesWith(gathered, people).filter(
        (note) => note.period === (period?.text ?? TIMELESS) || note.period === TIMELESS,
      ),
      people,
      remarks,
    },
  };
}

/** Reads all that a file says; what is wrong in it is in `gathered.problems`. */
export async function readWhole(source: Source, asked: Asked, delimiter: Delimiter | null): Promise<WholeFile> {
  const problems = new Problems(source.file);
  const gathered = new Gathered(asked, problems);
  const rows = new Rows(gathered);
  const remarks: string[] = [];
  try {
    remarks.push(...(await takeRows(source, rows, gathered, delimiter)));
    if (rows.count === 0 && !problems.shown.some(({ code }) => code === "ragged-row"))
      problems.addFact("no-rows", 0, "", "no rows", "at least one row of data");
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.fatal(error);
  }
  const units = [...gathered.unitIds.unmatched].map(([written, may]): NameRead => ({ what: "unit", written, ...may }));
  return { gathered, header: rows.header, remarks, names: [...rows.header.names(), ...units] };
}

/** Reads by the extension of the name; what only one format needs is loaded when a file of it comes. */
async function takeRows(source: Source, rows: Rows, gathered: Gathered, delimiter: Delimiter | null) {
  const { problems } = gathered;
  const extension = extname(source.file).toLowerCase();
  if (extension === ".parquet" || extension === ".xlsx") {
    const kind = extension === ".parquet" ? "parquet" : "zip";
    const path = await fixedFile(source, kind);
    const before = await stat(path);
    const remarks =
      kind === "parquet"
        ? await (await import("./parquet/read-parquet.ts")).readParquet(path, rows, gathered)
        : await (await import("./xlsx/read-xlsx.ts")).readXlsx(path, rows, gathered);
    const after = await stat(path);
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size)
      throw new Unreadable("changed", 0, "a file that was changed while it was read", "a file that stays as it is");
    return remarks;
  }
  if (extension === ".json") await readJson(source.chunks, rows, problems);
  else if (extension === ".ndjson") await readNdjson(source.chunks, rows, problems);
  else await readCsv(source.chunks, delimiter ?? (extension === ".tsv" ? "\t" : null), rows, problems);
  return [];
}

/** The path of a file of the wanted kind, once all its bytes have gone into the digest. */
export async function fixedFile(source: Source, wanted: FileKind): Promise<string> {
  const want = wanted === "zip" ? "an Excel workbook (.xlsx)" : "a Parquet file";
  const check = (head: Buffer): void => {
    const kind = kindOf(head);
    if (kind !== wanted)
      throw new Unreadable("format", 0, KINDS[kind], `${want}, or a name whose ending says what the file is`);
  };
  for await (const _ of source.bytes(check)); // only for the digest
  if (source.path === null) throw new TypeError(`readTable: got a text as ${source.file}, want a file on disk`);
  return source.path;
}

/** Where each answer of the unit asked about comes from. */
function originsAsked(
  { asked, units, names }: Gathered,
  gathering: Publishable["gathering"],
  period: Period | null,
): InputTable["origins"] {
  if (asked.notesOf === null) return new Map();
  const byId = units.indexOf(asked.notesOf);
  const unit = byId >= 0 ? byId : names.indexOf(asked.notesOf);
  return unit < 0 ? new Map() : originsOf(gathering, period, unit);
}

/** Sources and notes; of a figure that is held back, only that it is. */
function notesWith({ asked, notes, units, names }: Gathered, people: HeldFigures | null): readonly Note[] {
  if (asked.notesOf === null || people?.isHeld !== true) return notes;
  const byId = units.indexOf(asked.notesOf);
  const unit = units[byId >= 0 ? byId : names.indexOf(asked.notesOf)];
  const held = people.figures.filter((figure) => figure.unit === unit);
  const isSaid = (note: Note): boolean =>
    !held.some(({ period, indicator }) => note.period === period && note.indicator === indicator);
  return [...notes.filter(isSaid), ...held.map((figure) => ({ ...figure, source: "", note: HELD_BACK_NOTE }))];
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
