import { MOVEMENT_KINDS, type MovementDraft } from "@touchstone/server";
import type { Problems } from "../problems.ts";
import { columnsOf, type UnitsReading } from "./read-units.ts";
import { type CellsOf, readUnitsFile, type UnitsFileOptions } from "./units-file.ts";

const COLUMN = /^(name|parent)(\..+)?$|^(on|kind|from|to|begins|type)$/;

export interface MovementsRead {
  readonly drafts: MovementDraft[];
  readonly sha256: string;
  readonly unread: readonly string[];
  readonly problems: Problems;
}

/** Reads a file of movements (CSV): `on`, `kind`, `from`, `to`, `begins`, `name`, `type`, `parent`; several codes of a cell with ; between them. A file of new names only needs no `to`. */
export async function readMovementsOf(
  file: string,
  options: UnitsFileOptions,
  { language, hierarchy }: Pick<UnitsReading, "language" | "hierarchy">,
  onBytes: (read: number, size: number) => void = () => {},
): Promise<MovementsRead> {
  const drafts: MovementDraft[] = [];
  const read = await readUnitsFile(file, options, {
    isOurs: (column) => COLUMN.test(column),
    needed: ["on", "kind", "from"],
    onBytes,
    start: (header, problems) => {
      const names = columnsOf(header, "name", language);
      const parents = columnsOf(header, "parent", hierarchy);
      let wantsTo = !header.has("to");
      return (cell, line) => {
        const kind = MOVEMENT_KINDS.find((one) => one === cell("kind"));
        if (kind === undefined) {
          problems.add("kind", line, "kind", cell("kind"), `one of ${MOVEMENT_KINDS.join(", ")}`);
          return;
        }
        if (wantsTo && kind !== "rename") {
          problems.addFact("no-column", line, "to", "no such column", `one, as a ${kind} is in the file`);
          wantsTo = false; // said once
        }
        const to = codesIn(cell("to"));
        const given = parents.map(({ column, kind: of }) => ({ hierarchy: of, code: cell(column) || null }));
        drafts.push({
          file,
          line,
          on: cell("on"),
          kind,
          from: codesIn(cell("from")),
          to,
          begins: codesIn(cell("begins")),
          names: namesOf(cell, names, to.length),
          type: cell("type") || null,
          // an empty cell says that a unit lies in none only where that is what the movement is about
          parents:
            kind === "move"
              ? given
              : ((some) => (some.length > 0 ? some : null))(given.filter(({ code }) => code !== null)),
        });
      };
    },
  });
  return { drafts, ...read };
}

const codesIn = (cell: string): string[] =>
  cell
    .split(";")
    .map((code) => code.trim())
    .filter((code) => code !== "");

/** Names by the units of `to`: a cell with as many parts between ; as there are codes has one for each. */
function namesOf(
  cell: CellsOf,
  columns: readonly { readonly column: string; readonly kind: string }[],
  nTo: number,
): { lang: string; text: string }[][] {
  const names: { lang: string; text: string }[][] = Array.from({ length: Math.max(1, nTo) }, () => []);
  for (const { column, kind: lang } of columns) {
    const text = cell(column);
    const parts = text.split(";").map((part) => part.trim());
    const each = nTo > 1 && parts.length === nTo ? parts : [text];
    each.forEach((one, at) => {
      if (one !== "") names[at]?.push({ lang, text: one });
    });
  }
  return names;
}
