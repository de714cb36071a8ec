import type { components } from "@touchstone/client";

type Schemas = components["schemas"];

/** What the service says of a round, by the names that its description has for it. */
export type Allowance = Schemas["Allowance"];
export type ApplicationRow = Schemas["ApplicationRow"];
export type ApplicationState = ApplicationRow["state"];
export type ApplicationView = Schemas["ApplicationView"];
export type Certainty = Schemas["Certainty"];
export type CycleOverview = Schemas["CycleOverview"];
export type CycleView = Schemas["CycleView"];
export type DecisionBoardRow = Schemas["DecisionBoardRow"];
export type EnrolledGlance = Schemas["EnrolledGlance"];
type EnrolledUnit = Schemas["EnrolledUnit"];
export type FormView = Schemas["FormView"];
export type GradeTitle = Schemas["GradeTitle"];
export type InboxItem = Schemas["InboxItem"];
export type NoticeRow = Schemas["NoticeRow"];
export type ObjectionView = Schemas["ObjectionView"];
export type Remark = Schemas["Remark"];
export type ReviewerCandidate = Schemas["ReviewerCandidate"];
export type RoleGrant = Schemas["RoleGrant"];
export type ScoreView = Schemas["ScoreView"];
export type StageDeadline = Schemas["StageDeadline"];
export type TextMap = Schemas["TextMap"];
export type UnitLabel = Schemas["UnitLabel"];
export type LanguageText = Schemas["LanguageText"];

/** Where a unit's application stands; "none": there is none. */
export type StandsAt = ApplicationState | "none";
/** A unit that takes part, with the one right above it. */
export interface UnitRow extends EnrolledUnit {
  readonly parent: UnitLabel | null;
}

/** A page of them, as it is asked for. */
export interface EnrolledPage {
  readonly items: readonly EnrolledUnit[];
  readonly parents: readonly UnitLabel[];
}
