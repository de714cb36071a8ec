import { byBytes, State, type Table } from "@touchstone/engine";
import { type ColumnSpec, columnIdsOf } from "@touchstone/standard";
import { IDENTITY, NO_ANSWER, nodeId, questionId } from "./convert.ts";
import { type Case, loadQuestions } from "./source.ts";

/** One unit as a data file writes it: the cell of each column that is not empty. */
export type Cells = Readonly<Record<string, string>>;

const STATUS = { fait: "done", programme: "planned", pas_fait: "not_done", non_concerne: "n/a", non_renseigne: "" };

/** The identity, answers and statuses of a scored case, as cells. */
export function cellsOf({ identity, answers, statuses }: Case): Cells {
  const cells: Record<string, string> = {
    [IDENTITY.type.id]: identity.type.toLowerCase(),
    [IDENTITY.soustype.id]: identity.soustype ?? "aucun",
    moins_de_100000: identity.populationTags.includes("moins_de_100000") ? "yes" : "no",
    dom: identity.drom ? "yes" : "no",
  };
  for (const { id } of loadQuestions()) {
    const answer = answers[id];
    cells[questionId(id)] =
      answer === undefined ? NO_ANSWER : typeof answer === "string" ? questionId(answer) : answer ? "oui" : "non";
  }
  for (const [id, status] of statuses)
    cells[nodeId(id)] = typeof status === "string" ? STATUS[status] : status.join("/");
  return cells;
}

/** Units as a table for the engine; columns that the standard does not ask for are left out. */
export function tableOf(columns: readonly ColumnSpec[], units: ReadonlyMap<string, Cells>): Table {
  const ids = [...units.keys()].sort(byBytes);
  const n = ids.length;
  const names = columnIdsOf(columns);
  const values = new Float64Array(names.length * n).fill(NaN);
  const states = new Uint8Array(names.length * n).fill(State.missing);
  for (const spec of columns)
    ids.forEach((unit, i) => {
      const cell = units.get(unit)?.[spec.id] ?? "";
      if (cell === "n/a") states[spec.column * n + i] = State.notApplicable;
      if (cell === "" || cell === "n/a") return;
      const [value, planned] = valuesOf(spec, cell);
      values[spec.column * n + i] = value;
      states[spec.column * n + i] = State.present;
      if (spec.planned < 0) return;
      values[spec.planned * n + i] = planned;
      states[spec.planned * n + i] = State.present;
    });
  return { units: ids, columns: names, values, states };
}

/** Units as the text of a wide CSV file. */
export function csvOf(columns: readonly ColumnSpec[], units: ReadonlyMap<string, Cells>): string {
  const ids = columns.map((spec) => spec.id);
  const lines = [...units].map(([unit, cells]) => [unit, ...ids.map((id) => cells[id] ?? "")].join(","));
  return `${[["unit", ...ids].join(","), ...lines].join("\n")}\n`;
}

function valuesOf(spec: ColumnSpec, cell: string): [value: number, planned: number] {
  if (spec.kind === "status") {
    if (cell === "done") return [1, 0];
    if (cell === "planned") return [0, 1];
    if (cell === "not_done") return [0, 0];
    return [Number(cell.split("/")[0]), Number(cell.split("/")[1])];
  }
  if (spec.kind === "yes-no") return [cell === "yes" ? 1 : 0, NaN];
  const place = spec.options?.indexOf(cell) ?? -1;
  if (place < 0) throw new RangeError(`tableOf: got ${spec.id} ${cell}, want one of ${spec.options?.join(", ")}`);
  return [place, NaN];
}
