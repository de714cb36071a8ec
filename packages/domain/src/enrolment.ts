import { type Context, type Decision, decided, refused } from "./decision.ts";
import type { EnrolmentBasis } from "./events.ts";
import { withdrawn } from "./procedure/withdrawn.ts";

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

/** A unit's taking part, and what rests on it. */
export interface TakingPart {
  /** null: it has never taken part */
  readonly latest: Enrolled | null;
  /** ids of its applications that have not come to their end */
  readonly applications: readonly string[];
}

/**
 * Ends a unit's taking part: at any stage, in one step. An end on record can be brought forward; nothing puts it off. The
 * unit's own account withdraws with it what it has applied for; nobody else ends what a unit still applies for.
 */
export function decideEndEnrolment(
  { unitId, on }: EnrolmentCommands["EndEnrolment"],
  { latest, applications }: TakingPart,
  { today, asUnit = false }: Context,
): Decision {
  if (latest === null || (latest.until !== null && on >= latest.until))
    return refused({ code: "unknown", what: "live enrolment", id: unitId });
  if (on < latest.from) return refused({ code: "empty-span", from: latest.from, until: on });
  const [applicationId] = applications;
  if (applicationId !== undefined && (!asUnit || on > today))
    return refused({ code: "application-stands", unitId, applicationId });
  return decided(
    { type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on } },
    ...applications.map((id) => withdrawn(id)),
  );
}
