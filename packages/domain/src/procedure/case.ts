/** What deciders of a round look at: the round, the application, and the calendar that its days are counted by. */
import type { CalendarRules } from "../calendar.ts";
import type { Text } from "../text.ts";
import { deadlineAfter, workingDaysOf } from "../working-days.ts";
import type { OpenProcedureEvents, SealedProcedureEvents } from "./events.ts";
import type { ApplicationState, Remark, SettledRating, StageDeadline } from "./states.ts";

/** A round as it was opened. */
export type Cycle = Readonly<OpenProcedureEvents["CycleOpened"]>;

/** An application as it stands. */
export interface Application {
  readonly applicationId: string;
  readonly cycleId: string;
  readonly unitId: string;
  /** that is sought */
  readonly grade: string;
  readonly state: ApplicationState;
  readonly deadline: StageDeadline | null;
  /** actor of the unit's account */
  readonly madeBy: string;
  /** the last hand-in; null: none yet */
  readonly handedIn: Pick<
    SealedProcedureEvents["ApplicationHandedIn"],
    "size" | "root" | "answers" | "nAnswers" | "nProofs"
  > | null;
  /** the one list; null: nobody has checked yet; empty: complete */
  readonly toMend: readonly Remark<readonly Text[]>[] | null;
  /** indicators whose ratings lay too far apart; null: no third rating was called */
  readonly thirdItems: readonly string[] | null;
  readonly settled: readonly SettledRating[] | null;
  readonly score: Pick<SealedProcedureEvents["ScoreReady"], "assessmentId" | "score" | "grade" | "certainty"> | null;
  readonly recommendation: { readonly by: string; readonly grade: string | null } | null;
  readonly decision: { readonly by: string; readonly grade: string | null } | null;
  readonly noticeId: string | null;
  readonly designationId: string | null;
  readonly changedSeq: number;
}

/** Everything that a decider of one application needs of the tables. */
export interface ApplicationCase {
  readonly application: Application;
  readonly cycle: Cycle;
  readonly calendar: CalendarRules;
}

/** Deadline of a stage that begins today; null where the cycle says no days for it, or does not have it. */
export function stageDeadline(
  { cycle, calendar }: Omit<ApplicationCase, "application">,
  stage: string,
  today: string,
): StageDeadline | null {
  const days = cycle.stages.find((one) => one.stage === stage)?.days ?? null;
  if (days === null) return null;
  const { until, provisional } = deadlineAfter(workingDaysOf(calendar), today, days);
  return { until, days, provisional };
}

/** Whether a round has a stage. */
export const hasStage = ({ stages }: Pick<Cycle, "stages">, stage: string): boolean =>
  stages.some((one) => one.stage === stage);
