import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { afterComplete, applicationStream, isOver, type LoadedCase, standingDeadline } from "./case.ts";
import { recounted } from "./deadline.ts";
import { advanceDeciding } from "./decide.ts";
import { decidingRulesOf } from "./deciding-rules.ts";
import { advanceNoticed, type NoticedCase } from "./designation.ts";
import type { HandingInCase } from "./hand-in.ts";
import { advanceReply } from "./reply.ts";
import { advanceSettling, type SettlingCase } from "./score-ready.ts";
import type { ApplicationState } from "./states.ts";
import { advanceDeclined, type Leaving, leaving } from "./withdraw.ts";

/** What the clock's step looks at, by the state that an application is in: where nothing stands, the clock does nothing. */
export interface AdvanceCases {
  readonly answering: Leaving;
  readonly handedIn: LoadedCase;
  readonly mending: HandingInCase;
  readonly settling: SettlingCase;
  readonly reply: LoadedCase;
  readonly deciding: LoadedCase;
  readonly declined: Leaving;
  /** `designationId`: for the designation, should there be one */
  readonly noticed: NoticedCase & LoadedCase & { readonly designationId: string };
}

/** States in which the clock has something to do. */
export type AdvanceState = keyof AdvanceCases & ApplicationState;

/** The clock's step out of each of these states: what has become due, or that nothing has. */
export const ADVANCES: {
  readonly [S in AdvanceState]: (on: AdvanceCases[S], context: Context) => Decision;
} = {
  answering: ifOver((on: Leaving, today) => [
    {
      type: "ApplicationLapsed",
      stream: applicationStream(on.application.applicationId),
      data: { applicationId: on.application.applicationId, moved: { to: "lapsed", deadline: null } },
    },
    ...leaving(on, today),
  ]),
  handedIn: ifOver((on: LoadedCase, today) => [
    {
      type: "CompletenessChecked",
      stream: applicationStream(on.application.applicationId),
      data: {
        applicationId: on.application.applicationId,
        toMend: [],
        bySilence: true,
        moved: afterComplete(on, today),
      },
    },
  ]),
  mending: ifOver((on: HandingInCase, today) => [
    {
      type: "ApplicationMoved",
      stream: applicationStream(on.application.applicationId),
      data: {
        applicationId: on.application.applicationId,
        moved: afterComplete(on, today),
        onRecord: { ...on.snapshot },
      },
    },
  ]),
  settling: advanceSettling,
  reply: advanceReply,
  deciding: (on, context) => advanceDeciding({ ...on, rules: decidingRulesOf(on.standard) }, context),
  declined: advanceDeclined,
  noticed: advanceNoticed,
};

/** An application in one of these states, with what its step looks at. */
export type Advancing = {
  readonly [S in AdvanceState]: { readonly state: S; readonly on: AdvanceCases[S] };
}[AdvanceState];

/**
 * Does what has become due for an application, one step: a deadline that the calendar has moved first, then what the
 * clock brings about where the application stands.
 * @param on null: there is no such application
 * @param step null: the clock does nothing in the state that it is in
 * @returns where nothing is due, a refusal without the day on which something will be: anybody may ask for a step, and a
 * reviewer would know their file by its deadline
 */
export function decideAdvance(
  { applicationId }: { readonly applicationId: string },
  on: LoadedCase | null,
  step: Advancing | null,
  context: Context,
): Decision {
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const later = recounted(on);
  if (later) return decided(later);
  const nothing = refused({ code: "due-nothing", applicationId, until: null });
  if (step === null) return nothing;
  const decide = ADVANCES[step.state] as (of: Advancing["on"], context: Context) => Decision; // the case of its own state
  const decision = decide(step.on, context);
  return !decision.ok && decision.refusal.code === "due-nothing" ? nothing : decision;
}

/** A step that is due once the stage is over. */
function ifOver<C extends LoadedCase>(
  events: (on: C, today: string) => readonly DomainEvent[],
): (on: C, context: Context) => Decision {
  return (on, { today }) =>
    isOver(on, today)
      ? decided(...events(on, today))
      : refused({
          code: "due-nothing",
          applicationId: on.application.applicationId,
          until: standingDeadline(on)?.until ?? null,
        });
}
