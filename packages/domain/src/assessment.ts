/** Scoring everybody who takes part: not one decision but a computation, whose inputs are sealed by a cut of both logs. */
export interface AssessmentBulkCommands {
  /** `period`: empty for a standard whose data have none */
  Assess: { readonly period: string };
}

/** Why nobody can be scored. */
export type AssessmentRefusal =
  | { readonly code: "no-standard-in-force"; readonly day: string }
  | { readonly code: "not-a-period"; readonly got: string; readonly want: string }
  | { readonly code: "nobody-enrolled"; readonly day: string }
  | { readonly code: "no-data"; readonly period: string; readonly nEnrolled: number }
  /** a method of the standard meets a value that it can't take */
  | { readonly code: "not-scorable"; readonly unitId: string | null; readonly message: string };

/**
 * Events of a programme that leave an assessment as it was computed, though they were recorded after it was sealed. Any
 * other, of a type that is not known yet too, makes it be computed again: who withdrew meanwhile is in no ranking. What
 * is sealed enrols nobody and changes no standard, nor does its disclosure.
 */
export const HARMLESS_TO_ASSESSMENT: ReadonlySet<string> = new Set([
  "RoleGranted",
  "RoleEnded",
  "UnitAccountReset",
  "PrivatePartRead",
  "PrivatePartErased",
  "ProgrammeCalendarChanged",
  "ProgrammeDocumentAdded",
  "SandboxMade",
  "SandboxFilled",
  "SandboxRemoved",
  "StandardDrafted",
  "StandardKeyTurned",
  "StandardNoticed",
  "StandardObjectionFiled",
  "StandardObjectionAnswered",
  "OverlayAdded",
  "AssessmentRecorded",
  "ScorecardsRecorded",
  "Sealed",
  "EventDisclosed",
  "CycleOpened",
  "CommitmentMade",
  "CommitmentEnded",
  "NoticePublished",
  "ObjectionFiled",
  "ObjectionAnswered",
  "DesignationGranted",
  "EarlierDesignationRecorded",
]);
