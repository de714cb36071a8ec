import type { ChangedCell, Previewed } from "./preview-of.ts";

/** What the thread of previews is started with. */
export interface ThreadData {
  /** the data folder */
  readonly dir: string;
  readonly databaseUrl: string;
  /** bytes of tables that are kept at most, if there is more than one */
  readonly mostBytes: number;
}

/** What it is asked. */
export interface Ask {
  readonly id: number;
  readonly programme: string;
  readonly period: string;
  /** on which enrolments and permissions have to hold */
  readonly day: string;
  /** file of the standard's version, which is its digest */
  readonly standard: string;
  /** which moment of the record: as long as it is the same, so is the table */
  readonly moment: string;
  readonly unitId: string;
  readonly cells: readonly ChangedCell[];
}

/** What it answers. */
export type Told =
  | { readonly id: number; readonly is: "previewed"; readonly previewed: Previewed }
  | { readonly id: number; readonly is: "not-enrolled" }
  /** a method of the standard can't take a value */
  | { readonly id: number; readonly is: "not-scorable"; readonly message: string }
  | { readonly id: number; readonly is: "fault"; readonly message: string };
