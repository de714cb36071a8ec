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

/** A unit's live enrolment: since when. */
export interface Enrolled {
  readonly from: string;
}

/** Ends a unit's taking part: at any stage, in one step. */
export function decideEndEnrolment(
  { unitId, on }: EnrolmentCommands["EndEnrolment"],
  live: Enrolled | null,
  _context: Context,
): Decision {
  if (live === null) return refused({ code: "unknown", what: "live enrolment", id: unitId });
  if (on < live.from) return refused({ code: "empty-span", from: live.from, until: on });
  return decided({ type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on } });
}
