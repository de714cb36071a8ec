import { csvLine } from "./csv-line.ts";
import { readColumns } from "./units-list.ts";

/** What the names in a file mean, written down once and kept beside it. */
export interface Mapping {
  /** by the name that the file has: the name that the format has, or null where the column is not to be read */
  readonly columns: ReadonlyMap<string, string | null>;
  /** by what the file says of a unit (its code, its name, or `name / parent`): its id */
  readonly units: ReadonlyMap<string, string>;
  /** ids that are numbers of different lengths are meant so: no zeros were lost */
  readonly idsAreNumbers: boolean;
}

/** A name that a file has, and what it may mean. */
export interface NameRead {
  readonly what: "column" | "unit";
  readonly written: string;
  /** what it was taken for; `ignore` for a column that is not read; null where that is for a person to decide */
  readonly means: string | null;
  /** for that person: what it could be */
  readonly note: string;
}

const IGNORE = "ignore";
const UNDECIDED = "?";
const KINDS = ["column", "unit", "ids"];

/** Reads a mapping: a CSV with the columns what, written and means. @throws {FileRefused} with every problem, undecided lines among them */
export async function readMapping(file: string): Promise<Mapping> {
  const columns = new Map<string, string | null>();
  const units = new Map<string, string>();
  let idsAreNumbers = false;
  await readColumns(file, ["what", "written", "means"], [], ([what = "", quoted = "", means = ""], line, problems) => {
    const written = unguarded(quoted);
    const target = what === "column" ? columns : units;
    if (!KINDS.includes(what)) problems.add("mapping", line, "what", what, "column, unit or ids");
    else if (what === "ids") {
      idsAreNumbers = means === "numbers";
      if (!idsAreNumbers) problems.add("mapping", line, "means", means, "numbers");
    } else if (means === "" || means === UNDECIDED) {
      const ignore = what === "column" ? `, or ${IGNORE}` : "";
      problems.add("mapping", line, "means", means, `what ${JSON.stringify(written)} means${ignore}`);
    } else if (target.has(written)) problems.add("mapping", line, "written", written, "each name once");
    else if (what === "column") columns.set(written, means === IGNORE ? null : unguarded(means));
    else units.set(written, unguarded(means));
  });
  return { columns, units, idsAreNumbers };
}

/** The text of a cell without the ' that keeps it from running as a formula. */
function unguarded(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** A mapping as CSV, to be decided where it says ? and kept. */
export function* mappingCsv(names: readonly NameRead[]): Generator<string> {
  yield csvLine(["what", "written", "means", "note"]);
  for (const { what, written, means, note } of names) yield csvLine([what, written, means ?? UNDECIDED, note]);
}
