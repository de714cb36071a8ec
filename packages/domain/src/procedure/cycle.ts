import { parsePeriod, type Standard, wantPeriod } from "@touchstone/standard";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import { sizeFaults } from "../entry-size.ts";
import { textFaults } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { dayFault, place } from "../unit-form.ts";
import type { CycleCommands } from "./commands.ts";
import type { CycleStage, OpenProcedureEvents } from "./events.ts";
import { ratedOf } from "./rated.ts";

/** What a round is opened on. */
export interface CycleOpening {
  readonly isIdFree: boolean;
  /** in force today; null: none is */
  readonly inForce: { readonly version: string; readonly digest: string; readonly standard: Standard } | null;
}

/** Stages that are promised to nobody, because nothing carries them out yet. */
const NOT_BUILT: readonly string[] = ["siteVisit", "panel"];

/**
 * Opens a round by the standard in force: its stages and their days are fixed from here on, whatever the standard says
 * later.
 */
export function decideOpenCycle(
  command: CycleCommands["OpenCycle"],
  { isIdFree, inForce }: CycleOpening,
  { today }: Context,
): Decision {
  const { cycleId, titles, period, opens, closes } = command;
  if (!isIdFree) return refused({ code: "exists", what: "round", id: cycleId });
  if (inForce === null) return refused({ code: "no-standard-in-force", day: today });
  const problems = openingFaults(command, today);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const { version, digest, standard } = inForce;
  const { cycle, grades } = standard;
  if (!cycle) return refused({ code: "no-rounds", version, missing: "cycle" });
  if (grades.length === 0) return refused({ code: "no-rounds", version, missing: "grades" });
  const stages = stagesOf(cycle);
  const notBuilt = stages.flatMap(({ stage }) => (NOT_BUILT.includes(stage) ? [stage] : []));
  if (notBuilt.length > 0) return refused({ code: "stage-not-built", version, stages: notBuilt });
  const unfit = cycleFaults(standard, stages);
  if (unfit.length > 0) return refused({ code: "cycle-unfit", version, problems: unfit });
  const isTimeless = standard.period === "none" && period === "";
  if (!isTimeless && parsePeriod(period, standard.period) === null)
    return refused({ code: "not-a-period", got: period, want: wantPeriod(standard.period) });
  const data: OpenProcedureEvents["CycleOpened"] = {
    cycleId,
    titles: [...titles],
    period,
    standard: { version, digest },
    opens,
    closes,
    stages,
    validFor: cycle.validFor ?? null,
    appeal: cycle.appeal ?? null,
  };
  return decided({ type: "CycleOpened", stream: `cycle/${cycleId}`, data });
}

function openingFaults({ titles, opens, closes }: CycleCommands["OpenCycle"], today: string): InvalidPlace[] {
  const problems = [...place("opens", opens, dayFault(opens)), ...place("closes", closes, dayFault(closes))];
  if (problems.length === 0 && opens < today)
    problems.push({ path: "opens", got: opens, want: `today, ${today}, or later: nobody could have applied before` });
  if (problems.length === 0 && closes <= opens)
    problems.push({ path: "closes", got: closes, want: `a day after ${opens}` });
  return [...problems, ...textFaults("titles", titles), ...sizeFaults("titles", titles)];
}

/**
 * Where somebody who applies by this standard could wait for ever: for a decision that is due on no day, so that silence
 * never counts; for a third rating of what nobody rates; for a notice that nobody may publish.
 */
function cycleFaults(standard: Standard, stages: readonly CycleStage[]): InvalidPlace[] {
  const problems: InvalidPlace[] = [];
  const decision = stages.find(({ stage }) => stage === "decision");
  if (!decision || decision.days === null)
    problems.push({
      path: "cycle.stages",
      got: decision ? "a decision without days" : "no decision",
      want: "its working days, such as { decision: 10 }: after them silence counts for the unit",
    });
  if (standard.robustness?.whenUncertain === "thirdReview" && ratedOf(standard).length === 0)
    problems.push({
      path: "robustness.whenUncertain",
      got: "thirdReview, where reviewers rate nothing",
      want: "deciderGivesReason, or an indicator that reviewers rate",
    });
  const level = stages.find(({ stage }) => stage === "notice")?.actsAt ?? null;
  if (level !== null && (standard.units ?? []).some(({ type }) => type === level))
    problems.push({
      path: "cycle.actsAt.notice",
      got: `${level}, a type of unit`,
      want: "a body, or nothing: the office of the programme puts decisions on notice",
    });
  return problems;
}

/** The stages in the order of the standard. */
function stagesOf({ stages, actsAt = {} }: NonNullable<Standard["cycle"]>): CycleStage[] {
  return stages.flatMap((entry) => {
    const timed: [string, number | null][] = typeof entry === "string" ? [[entry, null]] : Object.entries(entry);
    return timed.map(([stage, days]) => ({ stage, days, actsAt: actsAt[stage as keyof typeof actsAt] ?? null })); // one of the schema's
  });
}
