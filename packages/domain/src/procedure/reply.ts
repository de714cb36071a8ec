import { type Context, type Decision, decided, refused } from "../decision.ts";
import { isLanguage } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { applicationStream, isOver, type LoadedCase, standingDeadline } from "./case.ts";
import type { ApplicantCommands } from "./commands.ts";
import type { Moved } from "./states.ts";

const MOST_CHARACTERS = 10_000;
const ON: Moved = { to: "recommending", deadline: null };

/** What the unit says to what was found, while it may; what it says is a private part. Null: it has nothing to say. */
export function decideReplyToFindings(
  { applicationId, text }: ApplicantCommands["ReplyToFindings"],
  on: LoadedCase | null,
  { today }: Context,
): Decision {
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const { state } = on.application;
  if (state !== "reply")
    return refused({ code: "application-state", applicationId, state, want: "waiting for the unit's reply" });
  if (isOver(on, today))
    return refused({ code: "stage-over", applicationId, until: standingDeadline(on)?.until ?? today, today });
  const problems = text === null ? [] : replyFaults(text);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  return decided({
    type: "ReplyGiven",
    stream: applicationStream(applicationId),
    data: { applicationId, said: text !== null, bySilence: false, moved: ON },
    ...(text !== null && { private: { reply: { text } } }),
  });
}

/** What the clock does with an application whose unit said nothing in time: it goes on. */
export function advanceReply(on: LoadedCase, { today }: Context): Decision {
  const { applicationId } = on.application;
  if (!isOver(on, today))
    return refused({ code: "due-nothing", applicationId, until: standingDeadline(on)?.until ?? null });
  return decided({
    type: "ReplyGiven",
    stream: applicationStream(applicationId),
    data: { applicationId, said: false, bySilence: true, moved: ON },
  });
}

function replyFaults({ text, lang }: NonNullable<ApplicantCommands["ReplyToFindings"]["text"]>): InvalidPlace[] {
  const faults: InvalidPlace[] = [];
  if (!isLanguage(lang))
    faults.push({ path: "text.lang", got: lang, want: "a language of BCP 47, such as en, zh-Hans, bo" });
  if (!/[\p{L}\p{N}]/u.test(text) || text.length > MOST_CHARACTERS)
    faults.push({
      path: "text.text",
      got: `${text.length} characters`,
      want: `words, ${MOST_CHARACTERS} characters at most; or no reply at all`,
    });
  return faults;
}
