import type { CheckId } from "./check-ids.ts";

/** holds: looked at, and as it must be; fails: it is not; cannot: it could not be looked at from here. */
export type Outcome = "holds" | "fails" | "cannot";

/** One thing that is wrong: where, what is there, and what would be right. */
export interface Fault {
  /** file, row, leaf, unit, node: as near as it can be said */
  readonly where: string;
  readonly found: string;
  readonly wanted: string;
}

/** One check and what came of it. */
export interface Check {
  readonly id: CheckId;
  readonly title: string;
  readonly outcome: Outcome;
  /** what was looked at, in words; of one that could not be, why */
  readonly found: string;
  /** what is wrong: the first of them */
  readonly faults: readonly Fault[];
  /** how many in all */
  readonly nFaults: number;
}

/** What no check of a bundle can tell, and why. */
export interface Limit {
  readonly id: string;
  readonly text: string;
}

/** What was found out about a bundle. */
export interface Report {
  readonly bundle: {
    readonly programme: string | null;
    readonly organisation: string | null;
    readonly period: string | null;
    readonly standard: string | null;
    readonly nUnits: number | null;
    /** of a rehearsal, that nothing in it counts; null: it is none */
    readonly rehearsal: string | null;
  };
  /** true if everything that could be checked holds */
  readonly holds: boolean;
  readonly checks: readonly Check[];
  readonly limits: readonly Limit[];
}
