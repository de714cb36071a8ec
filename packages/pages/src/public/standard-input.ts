import type { Burden, Change } from "@touchstone/standard";
import type { ReportInput } from "../report/report-input.ts";
import type { Named } from "./view.tsx";

/** Everything that the page of a standard shows. */
export interface StandardInput {
  /** the version shown, with no unit in it; null: none has been published */
  readonly report: ReportInput | null;
  readonly burden: Burden | null;
  /** a version that anyone can object to now */
  readonly notice: {
    readonly version: string;
    readonly from: string;
    readonly until: string;
    readonly days: number;
  } | null;
  readonly versions: readonly ShownVersion[];
  readonly objections: readonly ShownObjection[];
  readonly digest: string;
}

export interface ShownVersion {
  readonly version: string;
  readonly state: "notice" | "effective" | "superseded" | "withdrawn";
  readonly from: string | null;
  readonly until: string | null;
  readonly change: "typo" | "clarification" | "substantive" | null;
  /** against the version before; null: there is none */
  readonly changes: { readonly before: string; readonly list: readonly Change[] } | null;
}

export interface ShownObjection {
  readonly id: string;
  readonly version: string;
  /** null: its author did not agree to publish it */
  readonly text: Named | null;
  /** ISO date */
  readonly filedOn: string;
  readonly upheld: boolean | null;
  readonly answer: readonly Named[] | null;
}
