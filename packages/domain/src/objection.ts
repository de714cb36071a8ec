import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { isLanguage, personalFaults, textFaults } from "./programme-texts.ts";
import { type StandardLife, standardStream } from "./standard-version.ts";
import { noticeEndOf } from "./standard-version-notice-end.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";
import type { Text } from "./text.ts";

/** Commands about objections to the standard itself. */
export interface ObjectionCommands {
  /** `publish`: the author agrees that the text is shown; without it, and for `contact`, only a commitment is public */
  FileStandardObjection: {
    readonly objectionId: string;
    readonly version: string;
    readonly text: Text;
    readonly publish: boolean;
    readonly contact: string | null;
  };
  AnswerStandardObjection: {
    readonly objectionId: string;
    readonly version: string;
    readonly upheld: boolean;
    readonly answer: readonly Text[];
  };
}

const MOST_CHARACTERS = 10_000;
const LONGEST_CONTACT = 500;

/** Files an objection, by anybody, while the version is on notice: up to the midnight at which the notice ends. */
export function decideFileStandardObjection(
  command: ObjectionCommands["FileStandardObjection"],
  life: StandardLife,
  { today }: Context,
): Decision {
  const { objectionId, version, text, publish, contact } = command;
  const found = life.versions.get(version);
  if (!found) return refused({ code: "unknown", what: "version", id: version });
  if (found.state !== "notice")
    return refused({ code: "version-state", version, state: found.state, want: "on notice" });
  const { until } = noticeEndOf(found, life);
  if (today >= until) return refused({ code: "notice-over", version, until, today });
  if (life.objections.some((other) => other.objectionId === objectionId))
    return refused({ code: "exists", what: "objection", id: objectionId });
  const problems = objectionFaults(command);
  if (problems.length > 0) return refused({ code: "invalid", problems });

  const parts = { ...(contact !== null && { contact: { contact } }), ...(!publish && { text: { text } }) };
  return decided({
    type: "StandardObjectionFiled",
    stream: standardStream(version),
    data: { objectionId, version, text: publish ? text : null },
    ...(Object.keys(parts).length > 0 && { private: parts }),
  });
}

/** Answers an objection with reasons, once; nobody answers their own. One that is upheld stops this version. */
export function decideAnswerStandardObjection(
  command: ObjectionCommands["AnswerStandardObjection"],
  { objections, versions }: Pick<StandardLife, "objections" | "versions">,
  { by }: Context,
): Decision {
  const { objectionId, version, upheld, answer } = command;
  const found = objections.find((other) => other.objectionId === objectionId);
  if (!versions.has(version) || !found || found.version !== version)
    return refused({ code: "unknown", what: "objection", id: objectionId });
  if (found.filedBy === by) return refused({ code: "same-person", act: "answer", earlier: "filed this objection" });
  if (found.upheld !== null) return refused({ code: "already-answered", objection: objectionId });
  const problems = textFaults("answer", answer);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  return decided({
    type: "StandardObjectionAnswered",
    stream: standardStream(version),
    data: { objectionId, version, upheld, answer: [...answer] },
  });
}

function objectionFaults({
  text: { text, lang },
  contact,
  publish,
}: ObjectionCommands["FileStandardObjection"]): InvalidPlace[] {
  const problems: InvalidPlace[] = [];
  if (!isLanguage(lang))
    problems.push({ path: "text", got: lang, want: "a language of BCP 47, such as en, zh-Hans, bo" });
  if (!/\S/.test(text) || text.length > MOST_CHARACTERS)
    problems.push({
      path: "text",
      got: `${text.length} characters`,
      want: `words, ${MOST_CHARACTERS} characters at most`,
    });
  if (publish) problems.push(...personalFaults("text", text));
  if (contact !== null && (!/\S/.test(contact) || contact.length > LONGEST_CONTACT))
    problems.push({ path: "contact", got: `${contact.length} characters`, want: `1 to ${LONGEST_CONTACT}, or none` });
  return problems;
}
