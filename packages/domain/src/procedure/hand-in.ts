import { type Context, type Decision, decided, refused } from "../decision.ts";
import {
  afterComplete,
  applicationStream,
  hasStage,
  isOver,
  type LoadedCase,
  stageDeadline,
  standingDeadline,
} from "./case.ts";
import type { ApplicantCommands } from "./commands.ts";
import type { OnRecord } from "./events.ts";
import type { Moved } from "./states.ts";

/** What is on record of a unit for a round, at the present cut of its organisation's ledger. */
export type Snapshot = Readonly<Required<OnRecord>>;

/** An application that is handed in, with what is on record. */
export interface HandingInCase extends LoadedCase {
  readonly snapshot: Snapshot;
  /** how many answers count of all that the unit is asked itself: of this period, of earlier ones, of other programmes */
  readonly nCounting: number;
}

/**
 * Hands an application in as what is on record stands; where all that is asked is known already, that is enough. The first
 * time somebody may check that it is complete; after mending it goes on as it stands.
 */
export function decideHandIn(
  { applicationId }: ApplicantCommands["HandIn"],
  on: HandingInCase | null,
  { today }: Context,
): Decision {
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const { state } = on.application;
  if (state !== "answering" && state !== "mending")
    return refused({ code: "application-state", applicationId, state, want: "answering or mending" });
  if (isOver(on, today))
    return refused({ code: "stage-over", applicationId, until: standingDeadline(on)?.until ?? today, today });
  if (on.snapshot.nAnswers === 0 && on.nCounting === 0) return refused({ code: "nothing-answered", applicationId });
  const isChecked = state === "answering" && hasStage(on.cycle, "completeness");
  const moved: Moved = isChecked
    ? { to: "handedIn", deadline: stageDeadline(on, "completeness", today) }
    : afterComplete(on, today);
  return decided({
    type: "ApplicationHandedIn",
    stream: applicationStream(applicationId),
    data: { applicationId, ...on.snapshot, moved },
  });
}
