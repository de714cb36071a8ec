import type { Text } from "./text.ts";

/** A unit as it is registered: the row of an import, or the whole of a single registration. */
export interface UnitRow {
  readonly unitId: string;
  /** number within the organisation, from 1, never used again */
  readonly no: number;
  /** its type, as standards name it: village, school … */
  readonly type: string;
  /** null: before records began */
  readonly opened: string | null;
  readonly closed: string | null;
  readonly names: readonly (Text & Span)[];
  /** codes get reused: a code and a day name a unit, a code alone does not */
  readonly codes: readonly ({ readonly scheme: string; readonly code: string } & Span)[];
  readonly memberships: readonly ({ readonly hierarchy: string; readonly parent: string } & Span)[];
}

/** Half-open days; null is open at that end. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}
