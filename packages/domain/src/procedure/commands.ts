/**
 * The commands of a round, from its opening to a designation, by who gives them. What only the clock brings about
 * (`Advance`) is asked for by anybody: it does what is due, and nothing else.
 */
import type { Text } from "../text.ts";
import type { Remark } from "./states.ts";

/** A rating of one indicator by one reviewer. */
export interface RatingGiven {
  /** id of the indicator */
  readonly item: string;
  /** level of its rubric, from 0; null: the evidence is insufficient, which is not the level 0 */
  readonly level: number | null;
  readonly confidence: "low" | "middle" | "high";
  /** required at the ends of the rubric and where the evidence is insufficient */
  readonly reason: Text | null;
  /** proofs that it rests on */
  readonly evidence: readonly string[];
}

export interface CycleCommands {
  /** a round by the standard that is in force; its units can apply on days of [opens, closes) */
  OpenCycle: {
    readonly cycleId: string;
    readonly titles: readonly Text[];
    /** that the answers speak of, such as 2026 */
    readonly period: string;
    readonly opens: string;
    readonly closes: string;
  };
  /** gives more time; `applicationId` null: to every application that is at the stage it names, and to who comes later */
  LengthenDeadline: {
    readonly cycleId: string;
    readonly applicationId: string;
    readonly until: string;
    readonly reason: readonly Text[];
  };
}

export interface ApplicantCommands {
  /** says publicly what a unit sets out to do; asks for no recognition, and is no ground of any */
  MakeCommitment: { readonly commitmentId: string; readonly unitId: string; readonly text: readonly Text[] };
  EndCommitment: { readonly commitmentId: string; readonly on: string };
  /** asks for recognition; by the unit's own account alone. Hard rule 5 */
  Apply: {
    readonly applicationId: string;
    readonly cycleId: string;
    readonly unitId: string;
    /** the grade that is sought */
    readonly grade: string;
  };
  /** seals what is on record as it stands; the receipt says so */
  HandIn: { readonly applicationId: string };
  /** one step, at any stage; no reason is asked */
  WithdrawApplication: { readonly applicationId: string };
  /** what the unit says to what was found; null: that it has nothing to say */
  ReplyToFindings: { readonly applicationId: string; readonly text: Text | null };
}

export interface ReviewCommands {
  /** one list, one round: after mending it goes on as it stands */
  CheckCompleteness: {
    readonly applicationId: string;
    /** empty: complete */
    readonly toMend: readonly Remark<readonly Text[]>[];
  };
  /** what ties somebody to these applicants; without it nobody is assigned: unknown counts as a conflict */
  DeclareInterests: {
    readonly cycleId: string;
    /** ids of applications */
    readonly free: readonly string[];
    readonly conflicts: readonly string[];
  };
  /** `reviewer`: name of the account */
  AssignReviewer: { readonly assignmentId: string; readonly applicationId: string; readonly reviewer: string };
  /** a reviewer steps back; no reason is asked, and a conflict is on record from then on */
  Recuse: { readonly assignmentId: string };
  /** keeps ratings, again and again until they are handed in; nobody else sees them */
  Rate: { readonly assignmentId: string; readonly ratings: readonly RatingGiven[] };
  /** final; as soon as all are in they are open to those who may see them, and settled, or a third rating is called */
  HandInRatings: { readonly assignmentId: string };
  Recommend: {
    readonly applicationId: string;
    readonly grade: string | null;
    readonly reasons: readonly Remark<readonly Text[]>[];
  };
}

export interface DecidingCommands {
  /** by somebody who has neither reviewed nor recommended; lower than what was sought: with reasons per criterion */
  Decide: {
    readonly applicationId: string;
    readonly grade: string | null;
    readonly reasons: readonly Remark<readonly Text[]>[];
    /** where the grade is not certain and the standard wants the decider's reason */
    readonly whyCertain: readonly Text[] | null;
  };
  /** puts decisions on public notice, and opens all that led to them */
  PublishNotice: {
    readonly noticeId: string;
    readonly cycleId: string;
    readonly applicationIds: readonly string[];
    /** a word to go with it; the notice itself is made of what was decided, in every language */
    readonly text: readonly Text[];
  };
  /** by anybody, without an account */
  FileObjection: {
    readonly objectionId: string;
    readonly noticeId: string;
    readonly applicationId: string;
    readonly text: Text;
    /** the author agrees that the text is shown, with its answer; contact never is */
    readonly publish: boolean;
    readonly contact: string | null;
  };
  /** one that is upheld brings the application back to its decision */
  AnswerObjection: { readonly objectionId: string; readonly upheld: boolean; readonly answer: readonly Text[] };
  /** a plaque from before Touchstone: on the register, and said not to be recomputable */
  RecordEarlierDesignation: {
    readonly designationId: string;
    readonly unitId: string;
    readonly title: readonly Text[];
    readonly from: string;
    readonly until: string | null;
    /** by which decision, of whom */
    readonly source: readonly Text[];
  };
}

export interface ClockCommands {
  /**
   * does what has become due for one application, and nothing else: lapsed, complete by silence, mended, reply over,
   * score ready, decided by silence, designated. `due-nothing` where nothing is
   */
  Advance: { readonly applicationId: string };
}

export interface ProcedureCommands
  extends CycleCommands,
    ApplicantCommands,
    ReviewCommands,
    DecidingCommands,
    ClockCommands {}
