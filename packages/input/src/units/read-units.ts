import type { UnitDraft } from "@touchstone/server";
import type { Problems } from "../problems.ts";
import { readUnitsFile, type UnitsFileHeader, type UnitsFileOptions } from "./units-file.ts";

const COLUMN = /^(code|name|parent)(\..+)?$|^(type|opened|closed)$/;

export interface UnitsReading {
  /** of the column `name` */
  readonly language: string;
  /** of the column `parent` */
  readonly hierarchy: string;
  /** where the file has no column for it */
  readonly type: string | null;
}

export interface UnitsRead {
  readonly drafts: UnitDraft[];
  readonly sha256: string;
  /** columns of the file that nothing is read from */
  readonly unread: readonly string[];
  readonly problems: Problems;
}

/** Reads a file of units (CSV): `code`, `name` or `name.<lang>`, `type`, `parent.<hierarchy>`, `opened`, `closed`, `code.<scheme>`. */
export async function readUnitsOf(
  file: string,
  options: UnitsFileOptions,
  reading: UnitsReading,
  onBytes: (read: number, size: number) => void = () => {},
): Promise<UnitsRead> {
  const drafts: UnitDraft[] = [];
  const read = await readUnitsFile(file, options, {
    isOurs: (column) => COLUMN.test(column),
    needed: reading.type === null ? ["code", "type"] : ["code"],
    onBytes,
    start: (header) => {
      const names = columnsOf(header, "name", reading.language);
      const parents = columnsOf(header, "parent", reading.hierarchy);
      const codes = header.kindsOf("code").flatMap((scheme) => (scheme === null ? [] : [scheme]));
      return (cell, line) => {
        drafts.push({
          file,
          line,
          code: cell("code"),
          type:
            header.has("type") && (cell("type") !== "" || reading.type === null) ? cell("type") : (reading.type ?? ""),
          names: names.flatMap(({ column, kind }) => {
            const text = cell(column);
            return text === "" ? [] : [{ lang: kind, text }];
          }),
          parents: parents.map(({ column, kind }) => ({ hierarchy: kind, code: cell(column) || null })),
          opened: cell("opened") || null,
          closed: cell("closed") || null,
          codes: codes.flatMap((scheme) => {
            const code = cell(`code.${scheme}`);
            return code === "" ? [] : [{ scheme, code }];
          }),
        });
      };
    },
  });
  return { drafts, ...read };
}

/** Columns that come in kinds, with the kind that each is of. */
export function columnsOf(header: UnitsFileHeader, ours: string, plain: string): { column: string; kind: string }[] {
  return header
    .kindsOf(ours)
    .map((kind) => (kind === null ? { column: ours, kind: plain } : { column: `${ours}.${kind}`, kind }));
}
