import type { Text } from "@touchstone/standard";
import type { ReportInput } from "../report/report-input.ts";
import type { ShownDesignation } from "./designation-input.ts";
import type { Named } from "./view.tsx";

/** Everything that the page of a unit shows. */
export interface UnitInput {
  readonly unitId: string;
  readonly code: string | null;
  /** today's, one a language */
  readonly names: readonly (Named & { readonly isMachine: boolean })[];
  /** what it lies in, the nearest first */
  readonly above: readonly (readonly Named[])[];
  /** language of the standard's source */
  readonly source: string;
  readonly scale: readonly [number, number];
  /** the highest first */
  readonly grades: readonly { readonly id: string; readonly title: Text; readonly atLeast: number }[];
  readonly assessment: {
    readonly id: string;
    readonly period: string;
    readonly day: string;
    readonly version: string;
    readonly nUnits: number;
    readonly certainAt: number | null;
  };
  /** place of its grade */
  readonly grade: number;
  readonly score: number;
  /** between which scores it stays in nine of ten re-scorings; null: not computed */
  readonly interval: ScoreInterval | null;
  readonly rank: number | null;
  readonly kept: number | null;
  /** every criterion, depth first */
  readonly criteria: readonly CriterionScore[];
  /** the unit alone, as the report of a table has it; explained where its steps can be shown */
  readonly report: ReportInput;
  /** all that it was given, the latest first */
  readonly designations: readonly ShownDesignation[];
  /** grades held, the latest first, that of this page among them */
  readonly past: readonly PastResult[];
  readonly spans: readonly NameSpan[];
  readonly lineage: readonly LineageLine[];
  /** addresses of the register and of the data page */
  readonly registerHref: string;
  readonly dataHref: string;
}

/** Scores at 5 and 95 % of the re-scorings. */
export interface ScoreInterval {
  readonly low: number;
  readonly high: number;
}

export interface CriterionScore {
  readonly id: string;
  readonly title: Text;
  /** 1: right below the whole */
  readonly depth: number;
  /** null: it has none */
  readonly score: number | null;
  /** between which scores it stays in nine of ten re-scorings; null: not computed */
  readonly interval: ScoreInterval | null;
  readonly doesNotApply: boolean;
  /** share of the whole before any answer */
  readonly shareOfWhole: number;
}

export interface PastResult {
  readonly period: string;
  readonly day: string;
  readonly version: string;
  /** of the grades of its version */
  readonly title: Text;
  /** language of that version's source */
  readonly source: string;
  /** one for the lowest grade */
  readonly streaks: number;
  readonly score: number;
  readonly kept: number | null;
}

/** A name for a time; null: from the beginning of the records, still. */
export interface NameSpan {
  readonly name: Named;
  readonly from: string | null;
  readonly until: string | null;
}

export interface LineageLine {
  readonly kind: "merge" | "split" | "successor";
  /** true: the others came before */
  readonly isFrom: boolean;
  readonly others: readonly { readonly id: string; readonly names: readonly Named[] }[];
  readonly on: string;
}
