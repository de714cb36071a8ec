import { availableParallelism } from "node:os";
import {
  logById,
  type Moved,
  type RunPlan,
  runOnThreads,
  type Simulated,
  simulate,
  type UnitLine,
  unitLines,
} from "@touchstone/server";
import { loadStandard, readStandardFile } from "../load-standard.ts";
import { languageOfLog, programmeLog, reading } from "../record/logs.ts";
import { type Opened, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import type { Screen } from "../terminal/screen.ts";
import { topOf } from "./score.ts";
import { type SimulationLayout, simulationLines } from "./simulate-text.ts";

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

/** What people call the units that would move: code and name on the day of the assessment. */
async function calledIn(
  opened: Opened,
  programme: string,
  { assessment, comparison: { gained, lost, changed } }: Simulated,
  scheme: string,
): Promise<SimulationLayout["called"]> {
  const ids = [gained, lost, changed].flatMap((moved: readonly Moved[]) => moved.map(({ unit }) => unit));
  const log = await programmeLog(opened, programme);
  const language = await languageOfLog(opened, log);
  const lines = await reading(opened, async (tx): Promise<UnitLine[]> => {
    const register = await logById(tx, log.organisationId);
    return register ? unitLines(tx, register, ids, { scheme, on: assessment.day }) : [];
  });
  const byId = new Map(
    lines.map(({ unitId, code, names }) => {
      const name = names.find(({ lang }) => lang === language) ?? names[0];
      return [unitId, [code ?? unitId, name?.text ?? ""] as const];
    }),
  );
  return (unitId) => byId.get(unitId) ?? [unitId, ""];
}
