import { Holds, published } from "@touchstone/engine";
import type { Json, JsonObject } from "@touchstone/ledger";
import type { Scoring } from "./scoring.ts";

/** The scorecard of unit i, as it is recorded. */
export function cardOf({ model, table, scored, sure }: Scoring, unit: string, i: number): JsonObject {
  const n = table.units.length;
  const num = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
  const grade = (of: number | undefined): string | null => model.grades[of ?? -1]?.id ?? null;
  const perNode = (of: (at: number) => Json): JsonObject =>
    Object.fromEntries(model.nodes.map(({ id }, k) => [id, of(k * n + i)]));
  const { points } = scored;
  const words = ["", "missing", "n/a", "insufficient", "refused"];
  return {
    unit,
    rank: scored.ranks[i] || null,
    score: num(scored.scores[i]),
    grade: grade(scored.grades[i]),
    gradeByScore: grade(scored.gradesByScore[i]),
    screened: scored.screened[i] === 1,
    present: num(
      published(points ? (points.answered[i] ?? 0) / (points.leaves[i] ?? 0) : (scored.answeredShare[i] ?? Number.NaN)),
    ),
    gates: Object.fromEntries(
      model.gates.map(({ id }, g) => [
        id,
        { [Holds.no]: "no", [Holds.yes]: "yes", [Holds.unknown]: "unknown" }[(scored.gates[g * n + i] ?? 0) as Holds],
      ]),
    ),
    scores: perNode((at) => num(scored.scores[at])),
    states: Object.fromEntries(
      model.nodes.flatMap(({ id }, k) => {
        const word = words[scored.states[k * n + i] ?? 0];
        return word ? [[id, word]] : [];
      }),
    ),
    ...(points && {
      points: perNode((at) =>
        Object.fromEntries(
          (["potential", "done", "planned", "notDone", "unfilled"] as const).map((part) => [
            part,
            num(published(points[part][at] ?? Number.NaN)),
          ]),
        ),
      ),
    }),
    uncertainty: {
      rankLow: sure.rankLow[i] || null,
      rankMedian: sure.rankMedian[i] || null,
      rankHigh: sure.rankHigh[i] || null,
      kept: num(published(sure.kept[i] ?? Number.NaN)),
      certain: sure.certain[i] === 1,
      grades: Object.fromEntries(
        [...model.grades.map(({ id }) => id), "none"].map((id, g) => [
          id,
          num(published(sure.gradeShares[g * n + i] ?? Number.NaN)),
        ]),
      ),
      scores: Object.fromEntries(
        Array.from(sure.scores.nodes, (k, s) => {
          const ends = [sure.scores.low, sure.scores.high].map((of) => num(published(of[s * n + i] ?? Number.NaN)));
          return [model.nodes[k]?.id ?? "", ends[0] === null ? null : ends];
        }),
      ),
    },
  };
}
