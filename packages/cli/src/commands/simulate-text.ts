import type { Comparison, Simulated, Standing } from "@touchstone/server";
import { counted, grouped, shownScore, shownShare } from "../terminal/figures.ts";
import { tableLines } from "../terminal/table.ts";

/** How a simulation is to be shown. */
export interface SimulationLayout {
  /** what people call a unit */
  readonly called: (unitId: string) => readonly [code: string, name: string];
  /** units to show of each kind */
  readonly top: number;
  readonly width: number;
}

/** Who would gain or lose a grade under a new version, as lines. */
export function simulationLines(simulated: Simulated, layout: SimulationLayout): string[] {
  const { assessment, version, comparison, newlyAsked, noLongerAsked, unfit, left, withoutUncertainty } = simulated;
  const { gained, lost, changed, same, reranked, farthest } = comparison;
  const period = assessment.period === "" ? "" : `, period ${assessment.period}`;
  const notes = [
    ...newlyAsked.map(({ id, answered }) =>
      answered === 0
        ? `${id} is newly asked: nobody has answered it yet, so that it counts as missing here.`
        : `${id} is newly asked: ${counted(answered, "unit")} ${answered === 1 ? "has" : "have"} an answer on record.`,
    ),
    ...noLongerAsked.map((id) => `${id} is not asked any more.`),
    ...unfit.map(
      ({ item, answers }) => `${counted(answers, "answer")} of ${item} can't be taken by this version: missing here.`,
    ),
    ...(left > 0
      ? [
          `${counted(left, "unit")} assessed then ${left === 1 ? "has" : "have"} left since, and ${left === 1 ? "is" : "are"} in no list.`,
        ]
      : []),
    ...(withoutUncertainty === null
      ? []
      : [`How sure the new grades are could not be computed: ${withoutUncertainty}`]),
  ];
  return [
    `Version ${version} in the place of ${assessment.version}, on the assessment of ${assessment.day}${period}`,
    `${grouped(same)} keep their grade or go on without; ${grouped(gained.length)} would gain, ${grouped(lost.length)} would lose, ${grouped(changed.length)} would have another`,
    `${counted(reranked, "unit")} would be ranked elsewhere${reranked > 0 ? `, by ${counted(farthest, "place")} at most` : ""}`,
    ...notes,
    ...movedLines("Would gain", gained, layout),
    ...movedLines("Would lose", lost, layout),
    ...movedLines("Would have another", changed, layout),
    "Nothing was recorded.",
  ];
}

const COLUMNS = [
  { title: "unit", align: "left" },
  { title: "name", align: "left", gives: true },
  { title: "grade now", align: "left" },
  { title: "kept", align: "right" },
  { title: "score", align: "right" },
  { title: "then", align: "left" },
  { title: "kept", align: "right" },
  { title: "score", align: "right" },
  { title: "", align: "left" },
] as const;

function movedLines(title: string, moved: Comparison["gained"], { called, top, width }: SimulationLayout): string[] {
  if (moved.length === 0) return [];
  const rows = moved.slice(0, top).map((one) => {
    const certain = one.certain === null ? "" : one.certain ? "both certain" : "not certain";
    return [...called(one.unit), ...standingCells(one.before), ...standingCells(one.after), certain];
  });
  const more = moved.length - rows.length;
  return [
    "",
    `${title}: ${grouped(moved.length)}`,
    ...tableLines(COLUMNS, rows, { width }),
    ...(more > 0 ? [`${grouped(more)} more (--top shows them, --json all)`] : []),
  ];
}

function standingCells(standing: Standing | null): [grade: string, kept: string, score: string] {
  if (standing === null) return ["not scored", "", ""];
  const { grade, kept, score } = standing;
  return [grade ?? "none", kept === null ? "—" : shownShare(kept), shownScore(score ?? Number.NaN)];
}
