import { type Context, type Decision, decided, refused } from "../decision.ts";
import { sizeFaults } from "../entry-size.ts";
import { isLanguage, personalFaults, textFaults } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import type { Text } from "../text.ts";
import { type ApplicationCase, stageDeadline } from "./case.ts";
import type { DecidingCommands } from "./commands.ts";
import { endOfNotice, type NoticedCase, type Objection } from "./designation.ts";
import { noticeStream } from "./notice.ts";

const MOST_CHARACTERS = 10_000;
const LONGEST_CONTACT = 500;
/** all but tabs and ends of lines; in an entry each would take six bytes, so that no answer had room beside them */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

/** What objections are filed against: a decision on notice, and whether the objection's id is free. */
export interface ContestedCase extends Omit<NoticedCase, "objections"> {
  readonly isIdFree: boolean;
}

/**
 * Files an objection to a decision on notice, by anybody, up to the midnight at which the notice ends. Its text is a
 * private part until it is answered, and is published then only if its author agreed; contact never is.
 * @param on null: there is no such notice, or it does not speak of this application
 */
export function decideFileObjection(
  command: DecidingCommands["FileObjection"],
  on: ContestedCase | null,
  { today }: Context,
): Decision {
  const { objectionId, noticeId, applicationId, text, publish, contact } = command;
  if (!on) return refused({ code: "unknown", what: "decision on this notice", id: applicationId });
  const { state, noticeId: standing } = on.application;
  if (state !== "noticed" || standing !== noticeId)
    return refused({ code: "application-state", applicationId, state, want: "on this notice" });
  const { until } = endOfNotice(on.notice, on.calendar);
  if (today >= until) return refused({ code: "on-notice-no-more", noticeId, until, today });
  if (!on.isIdFree) return refused({ code: "exists", what: "objection", id: objectionId });
  const problems = objectionFaults(command);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const said: Text = { text: text.text, lang: text.lang, origin: "source", review: null };
  return decided({
    type: "ObjectionFiled",
    stream: noticeStream(noticeId),
    data: { objectionId, noticeId, applicationId, publish, lang: text.lang },
    private: { text: { text: said }, ...(contact !== null && { contact: { contact } }) },
  });
}

/** An objection with the decision that it is about. */
export interface AnswerCase extends ApplicationCase {
  readonly objection: Objection & {
    /** its words, where its author agreed that they are shown and they are not erased */
    readonly toPublish: Text | null;
  };
}

/**
 * Answers an objection with reasons, once: not by who filed it, and not by who made the decision that it is about. One
 * that is upheld brings the application back to its decision, if it still stands on the notice that was objected to.
 */
export function decideAnswerObjection(
  { objectionId, upheld, answer }: DecidingCommands["AnswerObjection"],
  on: AnswerCase | null,
  { by, today }: Context,
): Decision {
  if (!on) return refused({ code: "unknown", what: "objection", id: objectionId });
  const { objection, application } = on;
  const { noticeId, applicationId, toPublish } = objection;
  if (objection.filedBy === by) return refused({ code: "same-person", act: "answer", earlier: "filed this objection" });
  if (application.decision?.by === by)
    return refused({ code: "same-person", act: "answer objections to it", earlier: "made this decision" });
  if (objection.upheld !== null) return refused({ code: "already-answered", objection: objectionId });
  const faults = textFaults("answer", answer);
  const problems = faults.length > 0 ? faults : sizeFaults("answer", { answer, text: toPublish });
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const stands = application.state === "noticed" && application.noticeId === noticeId;
  return decided(
    {
      type: "ObjectionAnswered",
      stream: noticeStream(noticeId),
      data: { objectionId, noticeId, applicationId, upheld, answer: [...answer], text: toPublish },
    },
    ...(upheld && stands
      ? [
          {
            type: "ApplicationMoved" as const,
            stream: `application/${applicationId}`,
            data: {
              applicationId,
              moved: { to: "deciding" as const, deadline: stageDeadline(on, "decision", today) },
            },
          },
        ]
      : []),
  );
}

function objectionFaults({
  text: { text, lang },
  contact,
  publish,
}: DecidingCommands["FileObjection"]): InvalidPlace[] {
  const problems: InvalidPlace[] = [];
  if (!isLanguage(lang))
    problems.push({ path: "text", got: lang, want: "a language of BCP 47, such as en, zh-Hans, bo" });
  if (!/[\p{L}\p{N}]/u.test(text) || text.length > MOST_CHARACTERS)
    problems.push({
      path: "text",
      got: `${text.length} characters`,
      want: `words, ${MOST_CHARACTERS} characters at most`,
    });
  if (!text.isWellFormed() || CONTROL.test(text))
    problems.push({ path: "text", got: "characters that can't be shown", want: "plain text" });
  if (publish) problems.push(...personalFaults("text", text));
  if (contact !== null && (!/\S/.test(contact) || contact.length > LONGEST_CONTACT))
    problems.push({ path: "contact", got: `${contact.length} characters`, want: `1 to ${LONGEST_CONTACT}, or none` });
  return problems;
}
