import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import { ApiProblem } from "@touchstone/client";
import { refusalWords } from "./refusal-words.ts";
import type { Refusal } from "./shown-facts.ts";

/** What the service said when it did not do something: enough to say it in any language, today or later. */
export interface Told {
  /** the service's own words, which are English */
  readonly detail: string;
  /**
   * kind of problem, the last part of its type; `no-answer`: there was none; `file`: one that is not taken; `answer`: one
   * answer of several is refused; empty: it came from no service of ours
   */
  readonly kind: string;
  readonly refusal: Refusal | null;
  /** the service's words for each fault, where there are several */
  readonly faults: readonly string[];
}

/** Words, and their language where it is not the reader's. */
export interface Line {
  readonly text: string;
  readonly lang: "en" | undefined;
}

/** Why something was not done: one line, and behind it what the service has to say of each fault. */
export interface ToldWords extends Line {
  readonly more: readonly Line[];
}

/** What an error tells: that of an answer of the service, or that there was none. */
export function toldOf(error: unknown): Told {
  if (error instanceof ApiProblem) {
    const { detail, type, refusal, errors = [] } = error.problem;
    const kind = /^\/problems\/([a-z-]+)$/.exec(type)?.[1] ?? "";
    const faults = errors.map((fault) => fault.detail).filter((words) => words !== detail);
    return { detail, kind, refusal: refusal ?? null, faults };
  }
  const { name, message } = error instanceof Error ? error : { name: "", message: String(error) };
  const isCut = /^(NoLine|TimeoutError)$/.test(name) || (name === "TypeError" && /fetch|network|load/i.test(message));
  const kind = isCut ? "no-answer" : name === "Refused" ? "file" : "";
  return { detail: message, kind, refusal: null, faults: [] };
}

/**
 * Why something was not done, in the reader's language: by the code of the refusal and its facts, or else by the kind of
 * problem, with the service's own words behind it. Where neither is known, these words alone.
 */
export function toldWords(told: Told): ToldWords {
  const { detail, kind, refusal, faults } = told;
  const refused = refusal && refusalWords(refusal, i18n.locale);
  if (refused !== null) return { text: refused, lang: undefined, more: faults.map(english) };
  const text = kindWords(kind);
  if (text === null) return { ...english(detail), more: faults.map(english) };
  const more = kind === "no-answer" ? faults : [detail, ...faults];
  return { text, lang: undefined, more: more.map(english) };
}

const english = (text: string): Line => ({ text, lang: "en" });

/** What a problem is that is no refusal with words of its own. */
function kindWords(kind: string): string | null {
  switch (kind) {
    case "answer":
      return t`This answer is not taken as it stands.`;
    case "file":
      return t`This file is not taken as it is.`;
    case "no-answer":
      return t`The service can't be reached. Try again when there is a connection.`;
    case "invalid-request":
      return t`What was sent can't be read.`;
    case "not-signed-in":
      return t`Sign in first.`;
    case "not-allowed":
      return t`This account may not do this.`;
    case "not-found":
      return t`There is nothing here.`;
    case "conflict":
      return t`This does not go together with what is recorded.`;
    case "changed-meanwhile":
      return t`It has changed meanwhile. Look at it again, then decide.`;
    case "too-large":
      return t`That is too much in one go.`;
    case "wrong-media-type":
      return t`This kind of content is not read here.`;
    case "refused":
      return t`The record does not take this.`;
    case "too-many-requests":
      return t`Too many requests. Wait a moment, then try again.`;
    case "fault":
      return t`A fault of the service. Trying again may help.`;
    case "read-only":
      return t`Nothing can be recorded at the moment.`;
    case "unavailable":
      return t`The service is starting or stopping. Try again in a moment.`;
    default:
      return null;
  }
}
