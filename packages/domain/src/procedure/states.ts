/**
 * Where an application stands, and what its stages are. One road: answering → completeness → review → reply →
 * recommendation → decision → notice → designation; a stage that the standard's cycle does not have is passed over.
 */

/**
 * `answering`: the unit fills in. `handedIn`: somebody checks that it is complete. `mending`: the unit has one list of
 * what to mend, once. `review`: reviewers rate, each alone. `settling`: ratings are settled, the score is being computed.
 * `reply`: the unit may answer what was found. `recommending`: an assessor sums up. `deciding`: somebody else decides.
 * `decided`: for the unit, not yet on notice. `noticed`: on notice, open to objection. `designated`: stands.
 * `declined`: not recognised, with reasons. `withdrawn`: by the unit. `lapsed`: not handed in in time.
 */
export const APPLICATION_STATES = [
  "answering",
  "handedIn",
  "mending",
  "review",
  "settling",
  "reply",
  "recommending",
  "deciding",
  "decided",
  "noticed",
  "designated",
  "declined",
  "withdrawn",
  "lapsed",
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/** Those in which an application has come to its end. */
export const ENDED: ReadonlySet<ApplicationState> = new Set(["designated", "declined", "withdrawn", "lapsed"]);

/** A deadline as a decider counted it: the first day that is no longer within it; null days: the cycle's own day. */
export interface StageDeadline {
  readonly until: string;
  /** working days that it was counted as; null: a day that was said as such */
  readonly days: number | null;
  /** the calendar wasn't known to the end of it: it may move to a later day, never to an earlier */
  readonly provisional: boolean;
}

/** Where an event brings its application, and until when that stage lasts; null: no limit was said. */
export interface Moved {
  readonly to: ApplicationState;
  readonly deadline: StageDeadline | null;
}

/** What is said of one place of the standard: a criterion, or an indicator. */
export interface Remark<Words> {
  readonly at: string;
  readonly text: Words;
}

/** What an assessor recommends and a decider decides: a grade of the standard, or none. */
export interface Outcome {
  readonly grade: string | null;
}

/** Ratings of one indicator that were settled: the level is the middle of the ratings, or between the two in the middle. */
export interface SettledRating {
  readonly item: string;
  /** null: every reviewer found too little evidence */
  readonly level: number | null;
  /** standard error that the level goes on with, in levels; null: none of its own, so the model of a panel holds */
  readonly error: number | null;
  /** of how many reviewers, those who found too little evidence among them */
  readonly ratings: number;
}
