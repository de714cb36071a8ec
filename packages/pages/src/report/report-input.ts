import type { Explanation, Item, Model, Path, Robustness, Scored, Table } from "@touchstone/engine";
import type { ColumnSpec, Standard } from "@touchstone/standard";

/** Everything that a report draws. Nothing is computed or looked up on the way, but for counts and order. */
export interface ReportInput {
  readonly standard: Standard;
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  readonly table: Table;
  /** display names of the table's units; empty where a unit has none */
  readonly names: readonly string[];
  readonly period: string | null;
  readonly scored: Scored;
  /** per unit, share of the answers that apply and are there; NaN where none applies */
  readonly present: Float64Array;
  /** null: not computed, and the report says so */
  readonly robustness: Robustness | null;
  /** share of re-scorings in which a grade has to stay to be certain; null where none were made */
  readonly certainAt: number | null;
  /** true: the standard does not say what to vary, and the usual was varied */
  readonly usual: boolean;
  /** empty where there are too few units for it */
  readonly items: readonly Item[];
  /** the units that get a section, by their place in the table */
  readonly explained: ReadonlyMap<number, Explained>;
  /** a cut after this many places, beside those of the grades; null: none */
  readonly places: number | null;
  readonly provenance: Provenance;
  /** languages of the standard whose texts come from overlays by machine and unreviewed */
  readonly machineLanguages: readonly string[];
}

/** One unit explained. */
export interface Explained {
  readonly explanation: Explanation;
  /** null where scores depend on who else takes part, or there are no grades */
  readonly path: Path | null;
}

/** What a reader needs to compute the report again. */
export interface Provenance {
  /** SHA-256 of the standard's canonical form, hexadecimal */
  readonly standardDigest: string;
  readonly tableDigest: string;
  readonly file: string;
  readonly fileSha256: string;
  /** of Touchstone */
  readonly version: string;
  /** ISO date on which the report was made */
  readonly date: string;
}
