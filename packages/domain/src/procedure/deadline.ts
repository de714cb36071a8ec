import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { textFaults } from "../programme-texts.ts";
import type { Text } from "../text.ts";
import { dayFault, place } from "../unit-form.ts";
import { applicationStream, type LoadedCase, standingDeadline } from "./case.ts";
import type { CycleCommands } from "./commands.ts";
import type { ApplicationState, StageDeadline } from "./states.ts";

/** Stages whose time is the unit's. What an office does within a limit, it can give itself no more time for: hard rule 8. */
const UNITS_OWN: readonly ApplicationState[] = ["answering", "mending", "reply"];

/** Gives a unit more time at the stage that it is at. A deadline only ever moves to a later day. */
export function decideLengthenDeadline(
  { applicationId, cycleId, until, reason }: CycleCommands["LengthenDeadline"],
  on: LoadedCase | null,
  { today }: Context,
): Decision {
  if (on === null || on.application.cycleId !== cycleId)
    return refused({ code: "unknown", what: "application", id: applicationId });
  const { state } = on.application;
  const standing = standingDeadline(on);
  if (!UNITS_OWN.includes(state) || standing === null)
    return refused({ code: "application-state", applicationId, state, want: `${UNITS_OWN.join(", ")}, with a limit` });
  const problems = [...place("until", until, dayFault(until)), ...textFaults("reason", reason)];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (until <= standing.until || until <= today)
    return refused({ code: "not-later", until, standing: standing.until > today ? standing.until : today });
  return decided(lengthened(applicationId, { until, days: null, provisional: false }, reason));
}

/**
 * What the clock does with a deadline that was counted beyond what the calendar knew, once it knows more: the same days
 * counted anew, never fewer. Null: it stands as it was said.
 */
export function recounted(on: LoadedCase): DomainEvent | null {
  const { applicationId, deadline } = on.application;
  const standing = standingDeadline(on);
  if (deadline === null || standing === null) return null;
  if (standing.until === deadline.until && standing.provisional === deadline.provisional) return null;
  return lengthened(applicationId, standing, reasonIn(on.languages));
}

function lengthened(applicationId: string, deadline: StageDeadline, reason: readonly Text[]): DomainEvent {
  return {
    type: "DeadlineLengthened",
    stream: applicationStream(applicationId),
    data: { applicationId, deadline, reason: [...reason] },
  };
}

/** Why a deadline was counted anew, in the languages of the programme that there are words in; else in English. */
function reasonIn(languages: readonly string[]): Text[] {
  const found = CALENDAR_KNOWN.filter(({ lang }) => languages.includes(lang));
  return found.length > 0 ? found : CALENDAR_KNOWN.slice(0, 1);
}

const CALENDAR_KNOWN: readonly Text[] = [
  {
    text: "More days off of the calendar have become known, so the working days were counted again.",
    lang: "en",
    origin: "source",
    review: null,
  },
  { text: "日历中又公布了一些休息日,因此重新计算了工作日。", lang: "zh-Hans", origin: "machine", review: "unreviewed" },
  {
    text: "ལོ་ཐོའི་ནང་གི་ངལ་གསོའི་ཉིན་གྲངས་གསར་དུ་ཤེས་པས་ལས་ཀའི་ཉིན་གྲངས་བསྐྱར་དུ་བརྩིས་པ་ཡིན།",
    lang: "bo",
    origin: "machine",
    review: "unreviewed",
  },
];
