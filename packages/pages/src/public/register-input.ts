import type { Text } from "@touchstone/standard";
import type { ShownDesignation } from "./designation-input.ts";
import type { ShownNotice } from "./notice-input.ts";
import type { Page } from "./pager.tsx";
import type { RegionCount } from "./region-map.tsx";
import type { Named } from "./view.tsx";

/** Everything that a page of the register shows. */
export interface RegisterInput {
  readonly programme: { readonly names: readonly Named[] };
  /** language of the standard's source */
  readonly source: string;
  readonly scale: readonly [number, number];
  /** the highest first; how many hold each, before anything is searched for */
  readonly grades: readonly {
    readonly id: string;
    readonly title: Text;
    readonly atLeast: number;
    readonly n: number;
  }[];
  /** null: nobody has been assessed yet */
  readonly assessment: {
    readonly period: string;
    readonly day: string;
    /** how many were scored */
    readonly nUnits: number;
    /** share that makes a grade certain; null: not computed */
    readonly certainAt: number | null;
  } | null;
  /** those valid today, the latest first; some of them where there are many */
  readonly designations: readonly ShownDesignation[];
  /** those that can be objected to */
  readonly notices: readonly ShownNotice[];
  readonly regions: readonly RegionCount[];
  /** what was asked for */
  readonly asked: RegisterAsked;
  /** units in the register, and those of them that were found */
  readonly nAll: number;
  readonly nFound: number;
  /** place of the first row among those found, from 1 */
  readonly from: number;
  readonly rows: readonly RegisterRow[];
  readonly page: Page;
  /** the register without anything asked, and as CSV as asked */
  readonly href: string;
  readonly csvHref: string;
}

/** What a reader asks of the register. */
export interface RegisterAsked {
  /** letters of a name or a code */
  readonly q: string;
  /** id of a region; empty: all */
  readonly region: string;
  /** id of a grade; empty: any */
  readonly grade: string;
  readonly sort: "name" | "score";
}

/** A unit that holds a grade. */
export interface RegisterRow {
  readonly unitId: string;
  readonly href: string;
  readonly code: string | null;
  readonly names: readonly Named[];
  /** of what it lies in, the nearest first */
  readonly above: readonly (readonly Named[])[];
  /** place of its grade in `grades` */
  readonly grade: number;
  readonly score: number;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly kept: number | null;
}
