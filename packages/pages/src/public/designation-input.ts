import type { Text } from "@touchstone/standard";
import type { ObjectionCount, ShownCertainty, ShownGrade, ShownUnit } from "./notice-input.ts";
import type { CriterionScore, ScoreInterval } from "./unit-input.ts";
import type { Named } from "./view.tsx";

/** A designation in a list. */
export interface ShownDesignation {
  readonly code: string;
  readonly unit: ShownUnit;
  readonly kind: "designation" | "earlier";
  readonly status: "valid" | "notYetValid" | "expired";
  /** of the grade; of an earlier one what its plaque says */
  readonly title: Text | readonly Named[];
  /** place of the grade among those of its version, the highest first; null: it has none */
  readonly gradePlace: { readonly at: number; readonly of: number } | null;
  readonly from: string;
  /** the last day on which it is valid; null: without an end */
  readonly last: string | null;
  /** address of its page */
  readonly href: string;
}

/** A page of the list of designations, the latest first. */
export interface DesignationsInput {
  readonly designations: readonly ShownDesignation[];
  readonly olderHref: string | null;
}

/** Everything that the page of a designation shows. */
export interface DesignationInput {
  readonly designation: ShownDesignation;
  /** the day that the status is of, and the moment in which it was asked for */
  readonly on: string;
  readonly at: string;
  readonly issuer: readonly Named[];
  readonly programme: readonly Named[];
  /** language of the standard's source */
  readonly language: string;
  readonly grades: readonly ShownGrade[];
  readonly scale: readonly [number, number];
  readonly standard: { readonly version: string; readonly digest: string; readonly title: Text } | null;
  readonly period: string | null;
  /** of an earlier one: what it was entered from */
  readonly source: readonly Named[] | null;
  readonly notice: {
    readonly href: string;
    readonly from: string;
    readonly last: string;
    readonly objections: ObjectionCount;
  } | null;
  readonly decision: {
    readonly at: string;
    readonly reasons: readonly { readonly at: string; readonly title: Text | null; readonly text: readonly Named[] }[];
    readonly whyCertain: readonly Named[] | null;
    readonly bySilence: boolean;
  } | null;
  readonly scorecard: {
    readonly score: number | null;
    /** that of the score, which the one that was given is at most; null: none */
    readonly grade: string | null;
    /** between which scores it stays in nine of ten re-scorings; null: not computed */
    readonly interval: ScoreInterval | null;
    /** every criterion, depth first */
    readonly criteria: readonly CriterionScore[];
    /** units that were scored with it */
    readonly of: number;
    readonly certainty: ShownCertainty & { readonly rank: number | null };
  } | null;
  /** all of the unit, the latest first */
  readonly history: readonly ShownDesignation[];
  readonly ledger: {
    readonly slug: string;
    readonly leaf: number;
    /** null: no checkpoint holds it yet */
    readonly inclusionHref: string | null;
  };
  /** addresses; the unit's is null where it has no page */
  readonly unitHref: string | null;
  readonly standardHref: string;
  readonly dataHref: string;
}

/** What the page for checking a number shows. */
export interface VerifyInput {
  /** what was typed; empty: nothing yet */
  readonly typed: string;
  /** null: nothing was looked for yet */
  readonly found: "mistyped" | "none" | null;
}
