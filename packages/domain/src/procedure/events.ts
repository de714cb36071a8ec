/**
 * The events of a round, in a programme's log. Those of `SealedProcedureEvents` stand in the ledger as salted
 * commitments, so that it leaks nothing of who rated whom how; a notice opens what led to the designation, and what did
 * not lead to one stays closed. Reviewers stand in them by the id of their assignment alone.
 */
import type { Text } from "../text.ts";
import type { RatingGiven } from "./commands.ts";
import type { Moved, Remark, SettledRating, StageDeadline } from "./states.ts";

/** A stage of a cycle as its standard says it. */
export interface CycleStage {
  readonly stage: string;
  /** working days; null: no limit */
  readonly days: number | null;
  /** type of unit, or body, of the level that acts; null: anybody with the role */
  readonly actsAt: string | null;
}

export interface OpenProcedureEvents {
  CycleOpened: {
    cycleId: string;
    titles: Text[];
    period: string;
    standard: { version: string; digest: string };
    opens: string;
    closes: string;
    stages: CycleStage[];
    validFor: string | null;
    appeal: { within: number; answeredWithin: number } | null;
  };
  /** a unit takes part from this day on, by its own application; `EnrolmentEnded` ends it */
  UnitEnrolled: { unitId: string; on: string; cycleId: string };
  CommitmentMade: { commitmentId: string; unitId: string; text: Text[]; on: string };
  CommitmentEnded: { commitmentId: string; on: string };
  /** `opens`: numbers of the sealed events that the `EventDisclosed` after it open */
  NoticePublished: {
    noticeId: string;
    cycleId: string;
    from: string;
    until: string;
    days: number;
    provisional: boolean;
    text: Text[];
    entries: {
      applicationId: string;
      unitId: string;
      grade: string;
      assessmentId: string;
      /** published score of the scorecard; null where a standard has none */
      score: number | null;
    }[];
  };
  /** contact and, until it is answered, text are private parts */
  ObjectionFiled: { objectionId: string; noticeId: string; applicationId: string; publish: boolean; lang: string };
  /** `text`: the objection itself, where its author agreed to publish it */
  ObjectionAnswered: {
    objectionId: string;
    noticeId: string;
    applicationId: string;
    upheld: boolean;
    answer: Text[];
    text: Text | null;
  };
  DesignationGranted: {
    designationId: string;
    applicationId: string;
    cycleId: string;
    noticeId: string;
    unitId: string;
    grade: string;
    standard: { version: string; digest: string };
    assessmentId: string;
    from: string;
    /** the first day on which it is no longer valid; null: without an end */
    until: string | null;
  };
  EarlierDesignationRecorded: {
    designationId: string;
    unitId: string;
    title: Text[];
    from: string;
    until: string | null;
    source: Text[];
  };
}

/** What is on record of an applicant at a cut of its organisation's log. */
export interface OnRecord {
  /** of the organisation's log */
  size: number;
  root: string;
  /** SHA-256 over the canonical answers on record, whoever gave them */
  answers: string;
  /** the same over those to what the unit itself is asked: they stand until it is decided on; not in early events */
  own?: string;
  /** the same over the files that stand behind answers: `[[item, period, digest], …]`; not in early events */
  proofs?: string;
  nAnswers: number;
  nProofs: number;
}

export interface SealedProcedureEvents {
  ApplicationMade: { applicationId: string; cycleId: string; unitId: string; grade: string; moved: Moved };
  ApplicationHandedIn: { applicationId: string; moved: Moved } & OnRecord;
  CompletenessChecked: {
    applicationId: string;
    toMend: Remark<Text[]>[];
    /** nobody checked in time, which counts for the unit */
    bySilence: boolean;
    moved: Moved;
  };
  ApplicationWithdrawn: { applicationId: string; moved: Moved };
  ApplicationLapsed: { applicationId: string; moved: Moved };
  DeadlineLengthened: { applicationId: string; deadline: StageDeadline; reason: Text[] };
  InterestsDeclared: { cycleId: string; free: string[]; conflicts: string[] };
  /** who it is, is in the private part `reviewer`: `{ actor }` */
  ReviewerAssigned: { assignmentId: string; applicationId: string; isThird: boolean };
  ReviewerRecused: { assignmentId: string; applicationId: string };
  RatingsKept: { assignmentId: string; applicationId: string; ratings: RatingGiven[] };
  RatingsHandedIn: { assignmentId: string; applicationId: string };
  /** ratings lie too far apart at these indicators: one more reviewer is needed */
  ThirdRatingCalled: { applicationId: string; items: string[] };
  RatingsSettled: { applicationId: string; settled: SettledRating[]; moved: Moved };
  /** the score that the application goes on with */
  ScoreReady: {
    applicationId: string;
    assessmentId: string;
    score: number | null;
    grade: string | null;
    /** share of replicates in which the grade holds; null: none were run */
    certainty: number | null;
    moved: Moved;
  };
  /** the text is the private part `reply` */
  ReplyGiven: { applicationId: string; said: boolean; bySilence: boolean; moved: Moved };
  RecommendationMade: { applicationId: string; grade: string | null; reasons: Remark<Text[]>[]; moved: Moved };
  DecisionMade: {
    applicationId: string;
    grade: string | null;
    reasons: Remark<Text[]>[];
    whyCertain: Text[] | null;
    /** nobody decided in time: the computed grade stands, for silence counts for the unit */
    bySilence: boolean;
    /** first day on which an appeal is too late; null where it is not negative, or the standard has no appeal */
    appealUntil: string | null;
    moved: Moved;
  };
  /**
   * moved by what is public: its notice, an objection that was upheld, its designation; or by the clock. `onRecord`: what
   * stands in place of what was handed in, where the days for mending have passed
   */
  ApplicationMoved: { applicationId: string; moved: Moved; onRecord?: OnRecord };
}

export interface ProcedureEvents extends OpenProcedureEvents, SealedProcedureEvents {}

/** Types of the events that stand sealed in the ledger. */
export const SEALED_TYPES: ReadonlySet<string> = new Set<keyof SealedProcedureEvents>([
  "ApplicationMade",
  "ApplicationHandedIn",
  "CompletenessChecked",
  "ApplicationWithdrawn",
  "ApplicationLapsed",
  "DeadlineLengthened",
  "InterestsDeclared",
  "ReviewerAssigned",
  "ReviewerRecused",
  "RatingsKept",
  "RatingsHandedIn",
  "ThirdRatingCalled",
  "RatingsSettled",
  "ScoreReady",
  "ReplyGiven",
  "RecommendationMade",
  "DecisionMade",
  "ApplicationMoved",
]);
