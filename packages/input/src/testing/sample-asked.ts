import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";
import type { Asked } from "../gathered.ts";
import { formatInputProblem } from "../problems.ts";
import type { InputTable, Reading } from "../read-table.ts";

const plain = { role: "indicator", range: null, options: null, weights: null, planned: -1, unit: null } as const;

function column(id: string, kind: ColumnSpec["kind"], at: number, more: Partial<ColumnSpec> = {}): ColumnSpec {
  return { ...plain, id, kind, column: at, use: "same", error: null, ...more };
}

/** A column of every kind, for tests. */
export const SAMPLE_COLUMNS: readonly ColumnSpec[] = [
  column("notices", "share", 0, { range: [0, 1] }),
  column("stops", "count", 1, { range: [0, Number.POSITIVE_INFINITY] }),
  column("meals", "yes-no", 2, { range: [0, 1] }),
  column("desk", "rubric", 3, { range: [0, 3] }),
  column("lamps", "checklist", 4, { range: [0, 1], options: ["led", "solar"], weights: [1, 1] }),
  column("plan", "status", 5, { range: [0, 1], planned: 8 }),
  column("terrain", "choice", 6, { role: "context", options: ["valley", "plateau"] }),
  column("noise", "amount", 7),
];

/** What a standard of these columns asks, for tests. */
export function sampleAsked(more: Partial<Asked> = {}): Asked {
  return {
    columns: SAMPLE_COLUMNS,
    ids: columnIdsOf(SAMPLE_COLUMNS),
    computed: ["total"],
    periodLength: "year",
    period: null,
    decimalComma: false,
    allowed: null,
    notesOf: null,
    ...more,
  };
}

/** The table that was read. @throws {Error} with every problem, where there is one */
export function tableOf(reading: Reading): InputTable {
  if (reading.ok) return reading.value;
  throw new Error(problemsOf(reading).join("\n"));
}

/** The problems that were found, as people read them, in a file that is called `data`. */
export function problemsOf(reading: Reading): string[] {
  if (reading.ok) throw new Error("no problem was found");
  return reading.problems.shown.map((problem) => formatInputProblem("data", problem));
}

/** State and value of a cell. */
export function cellOf({ table: { units, columns, states, values } }: InputTable, unit: string, id: string) {
  const at = columns.indexOf(id) * units.length + units.indexOf(unit);
  return [states[at], values[at]];
}
