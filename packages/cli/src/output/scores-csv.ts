import { Holds, published } from "@touchstone/engine";
import { type CsvCell, csvLine } from "@touchstone/input";
import { byRank, type Result } from "../result.ts";

/**
 * Scores as CSV, best first: id, name, period, rank, grades, how sure they are, then the published score of every
 * node with all its digits. Empty where there is none, and where uncertainty was not computed.
 */
export function* scoresCsv({ loaded, input, scored, present, uncertainty }: Result): Generator<string> {
  const { nodes, gates, grades } = loaded.model;
  const n = scored.units.length;
  const below = nodes.map(({ id }) => id).slice(1);
  const about = ["unit", "name", "period", "rank", "score", "grade", "grade_by_score", "data_present", "screened"];
  const sure = ["rank_low", "rank_median", "rank_high", "kept", "certain"];
  yield csvLine([...about, "gates_unmet", "gates_not_shown", ...sure, ...below]);
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
      published(present[i] ?? Number.NaN),
      scored.screened[i] === 1 ? "yes" : "no",
      gateIds(i, Holds.no),
      gateIds(i, Holds.unknown),
      ...sureCells(uncertainty, i),
    ];
    for (let k = 1; k < nodes.length; k++) cells.push(scored.scores[k * n + i] ?? Number.NaN);
    yield csvLine(cells);
  }
}

function sureCells(uncertainty: Result["uncertainty"], i: number): CsvCell[] {
  if (!uncertainty) return ["", "", "", "", ""];
  const { rankLow, rankMedian, rankHigh, kept, certain } = uncertainty.robustness;
  const ranks = [rankLow, rankMedian, rankHigh].map((of) => of[i] || Number.NaN);
  const share = published(kept[i] ?? Number.NaN);
  return [...ranks, share, Number.isNaN(share) ? "" : certain[i] === 1 ? "yes" : "no"];
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
