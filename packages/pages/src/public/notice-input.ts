import type { Text } from "@touchstone/standard";
import type { Named } from "./view.tsx";

/** How sure a score is, as far as it was worked out. */
export interface ShownCertainty {
  /** share of the re-scorings in which the grade stays; null: none were run */
  readonly kept: number | null;
  /** in as many as the standard asks for; null: none were run */
  readonly certain: boolean | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
}

export interface ShownUnit {
  readonly code: string | null;
  /** one a language */
  readonly names: readonly Named[];
}

/** A grade of the standard. Lists of them begin with the highest. */
export interface ShownGrade {
  readonly id: string;
  readonly title: Text;
  readonly atLeast: number;
}

/** Objections, counted. */
export interface ObjectionCount {
  readonly open: number;
  readonly answered: number;
  readonly upheld: number;
}

/** Until when it can be objected. */
interface ShownDeadline {
  /** the last day in time */
  readonly last: string;
  /** working days that are left, today among them */
  readonly left: number;
  readonly provisional: boolean;
}

/** A notice in a list. */
export interface ShownNotice {
  readonly noticeId: string;
  readonly cycle: { readonly titles: readonly Named[]; readonly period: string };
  readonly from: string;
  readonly deadline: ShownDeadline;
  readonly state: "current" | "past";
  /** entries that stand */
  readonly n: number;
  readonly objections: ObjectionCount;
}

/** A page of the list of notices, the latest first. */
export interface NoticesInput {
  readonly notices: readonly ShownNotice[];
  /** address of the page after it; null: this is the last */
  readonly olderHref: string | null;
}

/** A decision on notice. Its unit is null where it is not to be named. */
export interface NoticeEntry {
  readonly applicationId: string;
  readonly unit: ShownUnit | null;
  readonly outcome: "standing" | "designated" | "reopened" | "withdrawn";
  readonly grade: string | null;
  readonly title: Text | null;
  readonly score: number | null;
  readonly certainty: ShownCertainty | null;
  /** number of the designation that came of it */
  readonly designation: string | null;
}

/** An objection as everybody may see it. */
export interface NoticeObjection {
  readonly objectionId: string;
  readonly applicationId: string;
  /** moments of RFC 3339 */
  readonly filedAt: string;
  readonly answeredAt: string | null;
  /** null: not answered yet */
  readonly upheld: boolean | null;
  readonly answer: readonly Named[] | null;
  /** null: not answered yet, or its author did not agree */
  readonly text: Named | null;
}

/** Everything that the page of a notice shows. */
export interface NoticeInput {
  readonly notice: Omit<ShownNotice, "n"> & {
    readonly text: readonly Named[];
    /** languages of the standard, that of its source first */
    readonly languages: readonly string[];
    readonly grades: readonly ShownGrade[];
    readonly entries: readonly NoticeEntry[];
    readonly answers: readonly NoticeObjection[];
  };
  readonly scale: readonly [number, number];
  /** address of the notice; the form is sent there */
  readonly href: string;
  readonly form: ObjectionForm;
}

/** What was typed, and what is wrong with it; at first nothing. */
export interface ObjectionForm {
  readonly applicationId: string;
  readonly text: string;
  readonly lang: string;
  readonly publish: boolean;
  readonly contact: string;
  readonly wrong: readonly ObjectionFault[];
  /** languages that can be chosen */
  readonly languages: readonly string[];
}

/** What is wrong with what was typed, and beside which field that is said; `form`: above all of them. */
export type ObjectionFault =
  | { readonly at: "text"; readonly is: "wrongText" | "wrongSigns" | "wrongPersonal" }
  | { readonly at: "text"; readonly is: "wrongLong"; readonly n: number }
  | { readonly at: "lang"; readonly is: "wrongLang" }
  | { readonly at: "application"; readonly is: "wrongAbout" }
  | { readonly at: "contact"; readonly is: "wrongContact" }
  | { readonly at: "form"; readonly is: "wrongMany" | "wrongGone" };

/** What the page of one objection shows. */
export interface ObjectionInput {
  readonly objection: NoticeObjection;
  /** whom the decision is about; null: not to be named */
  readonly unit: ShownUnit | null;
  readonly noticeHref: string;
}
