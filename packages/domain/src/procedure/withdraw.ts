import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { applicationStream, type LoadedCase } from "./case.ts";
import type { ApplicantCommands } from "./commands.ts";
import { ENDED, type Moved } from "./states.ts";
import { withdrawn } from "./withdrawn.ts";

/** An application that comes to its end before a decision stands, and how its unit came to take part. */
export interface Leaving extends LoadedCase {
  /** an enrolment that this round's application began and that nobody has ended; null: the unit took part before */
  readonly enrolledHere: { readonly from: string } | null;
}

/** Withdraws an application: one step, at any stage, no reason asked. Hard rule 5. */
export function decideWithdrawApplication(
  { applicationId }: ApplicantCommands["WithdrawApplication"],
  on: Leaving | null,
  { today }: Context,
): Decision {
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const { state } = on.application;
  if (ENDED.has(state))
    return refused({ code: "application-state", applicationId, state, want: "at any stage before its end" });
  return decided(withdrawn(applicationId), ...leaving(on, today));
}

/**
 * What the clock does with who was declined, once no appeal can come any more: who took part by this application alone
 * takes part no more, for who did not pass is in no ranking. In the ledger it looks like an application that has lapsed.
 */
export function advanceDeclined(on: Leaving, { today }: Context): Decision {
  const { applicationId, decision } = on.application;
  const until = decision?.appealUntil ?? null;
  if (on.enrolledHere === null || (until !== null && today < until))
    return refused({ code: "due-nothing", applicationId, until });
  const moved: Moved = { to: "declined", deadline: null };
  return decided(
    { type: "ApplicationMoved", stream: applicationStream(applicationId), data: { applicationId, moved } },
    ...leaving(on, today),
  );
}

/** Who took part by this application alone takes part no more: who did not apply in the end is in no ranking. */
export function leaving({ application: { unitId }, enrolledHere }: Leaving, today: string): DomainEvent[] {
  if (enrolledHere === null) return [];
  const on = enrolledHere.from > today ? enrolledHere.from : today;
  return [{ type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on } }];
}
