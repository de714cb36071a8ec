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
  | { readonly code: "objections-unanswered"; readonly applicationId: string; readonly objections: readonly string[] };
