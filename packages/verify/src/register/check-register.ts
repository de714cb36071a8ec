import { byBytes } from "@touchstone/engine";
import type { BundleFolder } from "../files/bundle-folder.ts";
import { csvLine } from "../files/csv.ts";
import { expectedCsv } from "../files/expected-csv.ts";
import type { Findings } from "../report/findings.ts";
import { closureOf } from "./closure.ts";
import type { Register } from "./replay.ts";
import type { Unit } from "./unit.ts";

type Row = readonly (string | number | null)[];

interface TableForm {
  readonly path: string;
  readonly columns: readonly string[];
  /** columns that sort it, the first first */
  readonly sortedBy: readonly string[];
}

export const UNIT_TABLES = {
  units: { path: "units.csv", columns: ["unit_id", "type", "opened", "closed"], sortedBy: ["unit_id"] },
  pauses: {
    path: "unit-pauses.csv",
    columns: ["unit_id", "closed", "reopened", "seq"],
    sortedBy: ["unit_id", "closed"],
  },
  names: {
    path: "unit-names.csv",
    columns: ["unit_id", "lang", "name", "origin", "review", "from", "until", "seq"],
    sortedBy: ["unit_id", "lang", "from", "until", "name", "seq"],
  },
  codes: {
    path: "unit-codes.csv",
    columns: ["unit_id", "scheme", "code", "from", "until", "seq"],
    sortedBy: ["unit_id", "scheme", "from", "until", "code", "seq"],
  },
  memberships: {
    path: "unit-memberships.csv",
    columns: ["unit_id", "hierarchy", "parent_id", "from", "until", "seq"],
    sortedBy: ["unit_id", "hierarchy", "from", "until", "parent_id", "seq"],
  },
  lineage: {
    path: "unit-lineage.csv",
    columns: ["seq", "from_id", "to_id", "kind", "on"],
    sortedBy: ["seq", "from_id", "to_id"],
  },
} as const satisfies Record<string, TableForm>;

/**
 * Holds the tables of units against what the events made of them, and the units against those that have to be there.
 * @param published units with a live enrolment
 * @returns the units that have to be there
 */
export function checkRegister(
  folder: BundleFolder,
  register: Register,
  published: ReadonlySet<string>,
  findings: Findings,
): ReadonlySet<string> {
  const all = closureOf(register, published);
  const units: Unit[] = [];
  for (const unitId of [...all].sort(byBytes)) {
    const unit = register.units.get(unitId);
    if (unit) units.push(unit);
    else
      findings.fault("register", {
        where: UNIT_TABLES.units.path,
        found: `nothing in the events about unit ${unitId}`,
        wanted: published.has(unitId)
          ? "the row of a unit that has applied"
          : "the row of a unit that others lie in or come from",
      });
  }
  const rowsOf = (of: (unit: Unit) => Row[]): Row[] => units.flatMap(of);
  const tables: [TableForm, Row[]][] = [
    [UNIT_TABLES.units, rowsOf(({ unitId, type, opened, closed }) => [[unitId, type, opened, closed]])],
    [
      UNIT_TABLES.pauses,
      rowsOf(({ unitId, pauses }) => pauses.map(({ closed, reopened, seq }) => [unitId, closed, reopened, seq])),
    ],
    [
      UNIT_TABLES.names,
      rowsOf(({ unitId, names }) =>
        names.map((of) => [unitId, of.lang, of.text, of.origin, of.review, of.from, of.until, of.seq]),
      ),
    ],
    [
      UNIT_TABLES.codes,
      rowsOf(({ unitId, codes }) => codes.map((of) => [unitId, of.scheme, of.code, of.from, of.until, of.seq])),
    ],
    [
      UNIT_TABLES.memberships,
      rowsOf(({ unitId, memberships }) =>
        memberships.map((of) => [unitId, of.hierarchy, of.parent, of.from, of.until, of.seq]),
      ),
    ],
    [
      UNIT_TABLES.lineage,
      register.lineage
        .filter(({ from, to }) => all.has(from) && all.has(to))
        .map(({ seq, from, to, kind, on }) => [seq, from, to, kind, on]),
    ],
  ];
  for (const [form, rows] of tables) {
    const n = checkTable(folder, form, rows, findings);
    findings.looked("register", `${form.path}: ${n} rows`);
  }
  return all;
}

function checkTable(folder: BundleFolder, form: TableForm, rows: readonly Row[], findings: Findings): number {
  const keys = form.sortedBy.map((column) => ({ at: form.columns.indexOf(column), isNumber: column === "seq" }));
  const compare = (a: readonly string[], b: readonly string[]): number => {
    for (const { at, isNumber } of keys) {
      const [x, y] = [a[at] ?? "", b[at] ?? ""];
      const order = isNumber ? Number(x) - Number(y) : byBytes(x, y);
      if (order !== 0) return order;
    }
    return 0;
  };
  const nameOf = (row: readonly string[]): string => keys.map(({ at }) => row[at]).join(" ");
  const expected = expectedCsv(folder, { path: form.path, columns: form.columns, compare, nameOf }, (fault) =>
    findings.fault("register", fault),
  );
  const texts = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  for (const row of texts.sort(compare)) expected.line(csvLine(row));
  return expected.end();
}
