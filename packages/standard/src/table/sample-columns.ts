import type { ColumnSpec } from "../columns.ts";

const plain = { role: "indicator", range: null, options: null, weights: null, planned: -1, unit: null } as const;

function column(id: string, kind: ColumnSpec["kind"], at: number, more: Partial<ColumnSpec> = {}): ColumnSpec {
  return { ...plain, id, kind, column: at, use: "same", error: null, ...more };
}

/** A column of every kind, for tests. */
export const SAMPLE_COLUMNS: readonly ColumnSpec[] = [
  column("noise", "amount", 0),
  column("notices", "share", 1, { range: [0, 1] }),
  column("stops", "count", 2, { range: [0, Number.POSITIVE_INFINITY] }),
  column("meals", "yes-no", 3, { range: [0, 1] }),
  column("law", "choice", 4, { options: ["no", "partly", "missing"] }),
  column("desk", "rubric", 5, { range: [0, 3] }),
  column("lamps", "checklist", 6, { range: [0, 1], options: ["led", "solar", "timer"], weights: [2, 1, 1] }),
  column("plan", "status", 7, { range: [0, 1], planned: 8 }),
  column("kept", "derived-from-children", 9, { range: [0, 1] }),
  column("terrain", "choice", 10, { role: "context", options: ["valley", "plateau"] }),
  column("held_grade", "grade", 11, { role: "fact", options: ["gold", "silver"] }),
];

/** @throws {RangeError} where there is none */
export function sampleColumn(id: string): ColumnSpec {
  const spec = SAMPLE_COLUMNS.find((candidate) => candidate.id === id);
  if (spec === undefined) throw new RangeError(`sampleColumn: got ${id}`);
  return spec;
}
