import { type Context, type Decision, decided, refused } from "./decision.ts";
import type { EnrolmentBasis } from "./events.ts";

/** Taking part is voluntary and reversible: a unit says so itself, and takes it back in one step. Hard rule 5. */
export interface EnrolmentCommands {
  /** ends a unit's taking part from a day on; no reason is asked */
  EndEnrolment: { readonly unitId: string; readonly on: string };
}

/** Units that applied by their own statement; which ones they are is read beside. */
export interface EnrolmentBulkCommands {
  EnrolUnits: {
    readonly enrolmentId: string;
    readonly basis: EnrolmentBasis;
    /** digest of the units: the same key with other units is another command */
    readonly units: string;
  };
}

/** A unit's latest enrolment: since when, and until when where its end is on record. */
export interface Enrolled {
  readonly from: string;
  /** the first day without it; null: nobody has ended it */
  readonly until: string | null;
}

/** Ends a unit's taking part: at any stage, in one step. An end on record can be brought forward; nothing puts it off. */
export function decideEndEnrolment(
  { unitId, on }: EnrolmentCommands["EndEnrolment"],
  latest: Enrolled | null,
  _context: Context,
): Decision {
  if (latest === null || (latest.until !== null && on >= latest.until))
    return refused({ code: "unknown", what: "live enrolment", id: unitId });
  if (on < latest.from) return refused({ code: "empty-span", from: latest.from, until: on });
  return decided({ type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on } });
}
