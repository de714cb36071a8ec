import type { InvalidPlace } from "../standard-version-refusal.ts";
import type { ApplicationState } from "./states.ts";

/** Why a step of a round is not taken. */
export type ProcedureRefusal =
  | {
      readonly code: "application-state";
      readonly applicationId: string;
      readonly state: ApplicationState;
      readonly want: string;
    }
  /** nothing has become due for this application yet; `until`: when its stage ends, null: it has no limit */
  | { readonly code: "due-nothing"; readonly applicationId: string; readonly until: string | null }
  /** higher than the scorecard has it; `computed` null: the scorecard has none */
  | { readonly code: "grade-above-score"; readonly grade: string; readonly computed: string | null }
  /** lower than what was sought, and no criterion is named */
  | { readonly code: "reasons-missing"; readonly sought: string; readonly grade: string | null }
  /** how certain the grade is, is not enough, or not known; `certainty` null: nobody has worked it out */
  | { readonly code: "why-certain-missing"; readonly certainty: number | null; readonly certainAt: number }
  | {
      readonly code: "not-certain";
      readonly certainty: number;
      readonly certainAt: number;
      readonly want: "thirdReview" | "siteVisit";
    }
  | { readonly code: "too-many-at-once"; readonly what: string; readonly got: number; readonly most: number }
  | { readonly code: "no-decision-to-notice"; readonly applications: readonly string[] }
  | { readonly code: "on-notice-no-more"; readonly noticeId: string; readonly until: string; readonly today: string }
  | { readonly code: "objections-unanswered"; readonly applicationId: string; readonly objections: readonly string[] }
  /** whoever is to review has not said what ties them to the applicant */
  | { readonly code: "interest-unknown"; readonly applicationId: string }
  | { readonly code: "interest-conflict"; readonly applicationId: string }
  /** a conflict that was said is not taken back */
  | { readonly code: "conflict-stands"; readonly applications: readonly string[] }
  | { readonly code: "no-place-free"; readonly applicationId: string; readonly needed: number }
  | {
      readonly code: "assignment-state";
      readonly assignmentId: string;
      readonly state: "assigned" | "handedIn" | "recused";
      readonly want: string;
    }
  /** its application is in review no more; it names the assignment alone, for its reviewer is not told of whom it is */
  | { readonly code: "review-over"; readonly assignmentId: string }
  /** indicators that are not rated yet */
  | { readonly code: "ratings-missing"; readonly items: readonly string[] }
  /** what reviewers gave an application that is judged by it, or was, is not taken back */
  | { readonly code: "ratings-stand"; readonly submission: string }
  /** what a unit has handed in with an application that is not decided on yet is not taken back */
  | { readonly code: "answers-stand"; readonly submission: string }
  /** an assessment has counted other answers than were handed in; `items`: which, as far as that is known */
  | { readonly code: "answers-changed"; readonly applicationId: string; readonly items: readonly string[] }
  /** whoever applied under a version is scored by it */
  | { readonly code: "rounds-under-way"; readonly version: string; readonly rounds: readonly string[] }
  | { readonly code: "stage-running"; readonly applicationId: string; readonly until: string }
  | { readonly code: "stage-over"; readonly applicationId: string; readonly until: string; readonly today: string }
  /** the standard has no cycle, or no grades that anybody could apply for */
  | { readonly code: "no-rounds"; readonly version: string; readonly missing: "cycle" | "grades" }
  /** the cycle promises what nothing carries out yet */
  | { readonly code: "stage-not-built"; readonly version: string; readonly stages: readonly string[] }
  /** somebody could wait for ever by this cycle: what to change in the standard, place by place */
  | { readonly code: "cycle-unfit"; readonly version: string; readonly problems: readonly InvalidPlace[] }
  | {
      readonly code: "round-not-open";
      readonly cycleId: string;
      readonly opens: string;
      readonly closes: string;
      readonly today: string;
    }
  | {
      readonly code: "not-assessed";
      readonly unitId: string;
      readonly unitType: string;
      readonly types: readonly string[];
    }
  | { readonly code: "applied-already"; readonly unitId: string; readonly applicationId: string }
  | { readonly code: "nothing-answered"; readonly applicationId: string }
  /** the stage belongs to another level */
  | { readonly code: "acts-elsewhere"; readonly stage: string; readonly actsAt: string }
  /** a deadline only ever moves to a later day */
  | { readonly code: "not-later"; readonly until: string; readonly standing: string }
  /** the unit has no application that it is answering; `state`: of the latest, null: it has none */
  | { readonly code: "not-answering"; readonly unitId: string; readonly state: ApplicationState | null }
  /** the unit still applies: its own account alone ends that, from today on */
  | { readonly code: "application-stands"; readonly unitId: string; readonly applicationId: string };
