import { robustness as onOneThread, type Robustness } from "@touchstone/engine";
import type { Ledgers } from "../record/check-cut.ts";
import { type EventOf, eventsOf } from "../record/chunk-of.ts";
import type { Register } from "../register/replay.ts";
import type { Version } from "../standard/load-standards.ts";
import type { Work } from "../verify-record.ts";
import { cardTextOf } from "./card-text.ts";
import { checkScorecards } from "./check-scorecards.ts";
import { checkShort, type Sure, sureIn, sureOf, UNSURE } from "./check-short.ts";
import type { Gatherer } from "./gather.ts";
import { type Again, hasSpread, robustnessAgain, scoreAgain } from "./score-again.ts";

export function partsOf(
  events: Ledgers["programme"]["events"],
  { data }: EventOf<"AssessmentRecorded">,
): EventOf<"ScorecardsRecorded">[] {
  const all = eventsOf(events, "ScorecardsRecorded", Number.POSITIVE_INFINITY);
  return all.filter((part) => part.data.assessmentId === data.assessmentId);
}

interface Results {
  readonly assessed: EventOf<"AssessmentRecorded">;
  readonly version: Version;
  readonly gathered: Gatherer;
  readonly register: Register;
  readonly language: string;
}

/** Computes everything again and compares. @returns null where it could not be computed */
export async function checkResults(
  { folder, ledgers, findings, verifying }: Work,
  { assessed, version, gathered, register, language }: Results,
): Promise<Again | null> {
  const { say = () => {}, countRuns } = verifying;
  if (version.standard === null) return null;
  say("scoring again");
  const again = scoreAgain(version.standard, gathered, assessed, findings);
  if (again === null) return null;
  const { model, scored } = again;
  const said = assessed.data.uncertainty;
  const isLeftOut = verifying.robustness === false && said !== null;
  let robustness: Robustness | null = null;
  if (verifying.robustness === false) findings.cannot("uncertainty", "it was not computed again, as you asked");
  else {
    say("scoring again in other reasonable ways");
    const run = countRuns ?? onOneThread;
    robustness = await robustnessAgain(again, assessed, ({ table }, plan) => run(model, table, plan), findings);
  }
  say("comparing the scorecards");
  const card = cardTextOf(model, scored, robustness, hasSpread(said));
  const taken: Sure[] = [];
  const take = (i: number, said: unknown): void => {
    taken[i] = sureIn(said);
  };
  const onUncertainty = isLeftOut ? take : null;
  const parts = partsOf(ledgers.programme.events, assessed);
  const n = checkScorecards(folder, parts, { scored, card, onUncertainty }, findings);
  findings.looked("scores", `${n} scorecards, ${model.nodes.length} nodes each`);
  findings.looked("ranks", `${n} units`);
  const sure = (i: number): Sure => (isLeftOut ? (taken[i] ?? UNSURE) : sureOf(model, robustness, i));
  checkShort(folder, assessed, { model, scored, sure }, register, language, findings);
  return again;
}
