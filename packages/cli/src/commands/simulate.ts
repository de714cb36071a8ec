import { availableParallelism } from "node:os";
import {
  type Comparison,
  logById,
  type Moved,
  type RunPlan,
  type Simulated,
  type Standing,
  simulate,
  type UnitLine,
  unitLines,
} from "@touchstone/server";
import { loadStandard, readStandardFile } from "../load-standard.ts";
import { programmeLog, reading } from "../record/logs.ts";
import { type Opened, type RecordOptions, withRecord } from "../record/open.ts";
import { refusalText } from "../record/refusal-text.ts";
import { runOnThreads } from "../robustness/run-on-threads.ts";
import { Stop } from "../stop.ts";
import { counted, grouped, shownScore, shownShare } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { topOf } from "./score.ts";

export interface SimulateOptions extends RecordOptions {
  readonly json?: boolean;
  readonly top: string;
  readonly scheme: string;
}

/** `touchstone simulate`: who would gain or lose a grade under a new version, on the last assessment's answers. */
export async function runSimulate(
  programme: string,
  file: string,
  options: SimulateOptions,
  screen: Screen,
): Promise<void> {
  const top = topOf(options.top);
  await loadStandard(file); // every problem in it, with its places in the file
  const yaml = await readStandardFile(file);
  await withRecord(options, "simulate", screen, async (opened) => {
    const { progress, touchstone } = opened;
    const onThreads: RunPlan = (model, table, plan, onShare) =>
      runOnThreads(model, table, plan, availableParallelism(), onShare);
    const answer = await simulate(touchstone, programme, yaml, onThreads, progress.at);
    if (!answer.ok) throw new Stop(1, refusalText(answer.refusal));
    progress.done();
    if (options.json) return screen.print(`${JSON.stringify(answer, null, 2)}\n`);
    const called = await calledIn(opened, programme, answer, options.scheme);
    await screen.print(`${simulationLines(answer, { called, top, width: screen.columns }).join("\n")}\n`);
  });
}

interface Layout {
  readonly called: (unitId: string) => readonly [code: string, name: string];
  readonly top: number;
  readonly width: number;
}

function simulationLines(simulated: Simulated, layout: Layout): string[] {
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

function movedLines(title: string, moved: Comparison["gained"], { called, top, width }: Layout): string[] {
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

/** What people call the units that would move: code and name on the day of the assessment. */
async function calledIn(
  opened: Opened,
  programme: string,
  { assessment, comparison: { gained, lost, changed } }: Simulated,
  scheme: string,
): Promise<Layout["called"]> {
  const ids = [gained, lost, changed].flatMap((moved: readonly Moved[]) => moved.map(({ unit }) => unit));
  const { organisationId } = await programmeLog(opened, programme);
  const lines = await reading(opened, async (tx): Promise<UnitLine[]> => {
    const log = await logById(tx, organisationId);
    return log ? unitLines(tx, log, ids, { scheme, on: assessment.day }) : [];
  });
  const byId = new Map(
    lines.map(({ unitId, code, names }) => [unitId, [code ?? unitId, names[0]?.text ?? ""] as const]),
  );
  return (unitId) => byId.get(unitId) ?? [unitId, ""];
}
