import { Holds } from "@touchstone/engine";
import { byRank, type Result } from "../result.ts";
import { type CsvCell, csvLine } from "./csv.ts";

/**
 * Scores as CSV, best first: id, name, period, rank, grades, then the published score of every node
 * with all its digits. Empty where there is none.
 */
export function* scoresCsv({ loaded, input, scored, present }: Result): Generator<string> {
  const { nodes, gates, grades } = loaded.model;
  const n = scored.units.length;
  const below = nodes.map(({ id }) => id).slice(1);
  const about = ["unit", "name", "period", "rank", "score", "grade", "grade_by_score", "data_present", "screened"];
  yield csvLine([...about, "gates_unmet", "gates_not_shown", ...below]);
  const gateIds = (i: number, is: Holds): string =>
    gates.flatMap(({ id }, g) => (scored.gates[g * n + i] === is ? [id] : [])).join(";");
  for (const i of byRank(scored)) {
    const cells: CsvCell[] = [
      scored.units[i] ?? "",
      input.names[i] ?? "",
      input.period?.text ?? "",
      scored.ranks[i] || Number.NaN,
      scored.scores[i] ?? Number.NaN,
      grades[scored.grades[i] ?? -1]?.id ?? "",
      grades[scored.gradesByScore[i] ?? -1]?.id ?? "",
      present[i] ?? Number.NaN,
      scored.screened[i] === 1 ? "yes" : "no",
      gateIds(i, Holds.no),
      gateIds(i, Holds.unknown),
    ];
    for (let k = 1; k < nodes.length; k++) cells.push(scored.scores[k * n + i] ?? Number.NaN);
    yield csvLine(cells);
  }
}

/** Every gate of every unit as CSV: unit, gate, and whether it holds: yes, no or unknown. */
export function* gatesCsv({ loaded, scored }: Result): Generator<string> {
  const n = scored.units.length;
  yield csvLine(["unit", "gate", "holds"]);
  for (let i = 0; i < n; i++)
    for (const [g, { id }] of loaded.model.gates.entries())
      yield csvLine([scored.units[i] ?? "", id, holdsWord(scored.gates[g * n + i])]);
}

/** yes, no, or unknown: not yet shown. */
export function holdsWord(holds: number | undefined): "yes" | "no" | "unknown" {
  if (holds === Holds.yes) return "yes";
  return holds === Holds.no ? "no" : "unknown";
}
