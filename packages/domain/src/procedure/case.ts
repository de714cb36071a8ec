/** What deciders of a round look at: the round, the application, and the calendar that its days are counted by. */
import type { Standard } from "@touchstone/standard";
import type { CalendarRules } from "../calendar.ts";
import type { Text } from "../text.ts";
import { deadlineAfter, workingDaysOf } from "../working-days.ts";
import type { OnRecord, OpenProcedureEvents, SealedProcedureEvents } from "./events.ts";
import { ratedOf } from "./rated.ts";
import type { ApplicationState, Moved, Remark, SettledRating, StageDeadline } from "./states.ts";

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
  /** what it is judged by: as it was handed in last, or stood when the days for mending had passed; null: nothing yet */
  readonly handedIn: Readonly<OnRecord> | null;
  /** the one list; null: nobody has checked yet; empty: complete */
  readonly toMend: readonly Remark<readonly Text[]>[] | null;
  /** indicators whose ratings lay too far apart; null: no third rating was called */
  readonly thirdItems: readonly string[] | null;
  readonly settled: readonly SettledRating[] | null;
  readonly score: Pick<SealedProcedureEvents["ScoreReady"], "assessmentId" | "score" | "grade" | "certainty"> | null;
  readonly recommendation: { readonly by: string; readonly grade: string | null } | null;
  readonly decision: {
    readonly by: string;
    readonly grade: string | null;
    /** first day on which an appeal is too late; null: there is none to wait for */
    readonly appealUntil?: string | null;
  } | null;
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

/** An application as it is loaded: with the standard of its round, and what its deadlines hang on. */
export interface LoadedCase extends ApplicationCase {
  /** the version that the round was opened by */
  readonly standard: Standard;
  /** the day on which it came to where it stands */
  readonly since: string;
  /** of the programme, for the words that the clock says */
  readonly languages: readonly string[];
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

/**
 * The deadline as the calendar has it by now: one that was counted beyond what was known is counted anew, and is never
 * earlier than it was said to be.
 */
export function standingDeadline({
  application: { deadline },
  calendar,
  since,
}: Pick<LoadedCase, "calendar" | "since"> & {
  readonly application: Pick<Application, "deadline">;
}): StageDeadline | null {
  if (deadline === null || !deadline.provisional || deadline.days === null) return deadline;
  const { until, provisional } = deadlineAfter(workingDaysOf(calendar), since, deadline.days);
  return until > deadline.until ? { ...deadline, until, provisional } : { ...deadline, provisional };
}

/** Whether its stage is over: the first day that is no longer within it has come. Never where it has no limit. */
export function isOver(on: Pick<LoadedCase, "application" | "calendar" | "since">, today: string): boolean {
  const deadline = standingDeadline(on);
  return deadline !== null && today >= deadline.until;
}

/** Where an application goes on to once it is complete: to its reviewers, or, where nothing is rated, to its score. */
export function afterComplete(on: Omit<LoadedCase, "application">, today: string): Moved {
  if (ratedOf(on.standard).length === 0) return { to: "settling", deadline: null };
  return { to: "review", deadline: stageDeadline(on, "deskReview", today) };
}

/** The stream in which the events of an application are told apart; they are sealed, so that nothing is counted by it. */
export const applicationStream = (applicationId: string): string => `application/${applicationId}`;
