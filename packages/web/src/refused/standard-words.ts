import { plural, t } from "@lingui/core/macro";
import type { RefusalWords } from "./refusal-words.ts";

/** Why a version of a standard can't take the next step. */
export const STANDARD_WORDS: RefusalWords = {
  "standard-refused": (_, count) =>
    plural(count("problems"), {
      one: "# thing in the file is not as it has to be. Nothing was recorded.",
      other: "# things in the file are not as they have to be. Nothing was recorded.",
    }),
  "version-used": ({ version, state }) =>
    t`Version ${version} is on record already (${state}), and a version never changes: give this one a version of its own.`,
  "version-state": ({ version, state }) => t`This can't be done with version ${version} as it stands: ${state}.`,
  "nothing-changed": ({ version, inForce }) =>
    t`Version ${version} says what version ${inForce}, which is in force, says already.`,
  "not-first": ({ versions }) => t`Only a programme's first version can be adopted; this one has ${versions}.`,
  "another-digest": ({ version }) =>
    t`What you have read is not version ${version} as it is on record: read that before you turn the key.`,
  "second-key-missing": ({ version, items }) =>
    t`Version ${version} counts people or measures what they experience (${items}): an account with oversight has to turn the second key first.`,
  "second-key-not-needed": ({ version }) =>
    t`Version ${version} neither counts people nor measures experience: it needs no second key.`,
  "notice-too-short": ({ until, earliest }, count) =>
    plural(count("nDays"), {
      one: `A notice until ${until} is too short: # working day takes it to ${earliest} at least.`,
      other: `A notice until ${until} is too short: # working days take it to ${earliest} at least.`,
    }),
  "notice-running": ({ version, until, today }) =>
    t`Version ${version} is on notice until the midnight before ${until}; today is ${today}.`,
  "notice-over": ({ version, until, today }) =>
    t`The notice of version ${version} ended with the midnight before ${until}; today is ${today}.`,
  "calendar-unknown": ({ until, knownThrough }) =>
    knownThrough === ""
      ? t`Which days before ${until} are worked is not known, so nobody can say that the notice has lasted.`
      : t`Which days before ${until} are worked is known through ${knownThrough} only, so nobody can say that the notice has lasted.`,
  "objections-open": ({ version }, count) =>
    plural(count("objections"), {
      one: `# objection to version ${version} has no answer yet.`,
      other: `# objections to version ${version} have no answer yet.`,
    }),
  "objection-upheld": ({ version }) =>
    t`An objection to version ${version} was upheld: it can't take effect. Draft another version.`,
  "already-answered": () => t`This objection has its answer, which stays as it is.`,
  "compared-with-another": ({ version, inForce }) =>
    t`Version ${version} was compared with one that is in force no more: version ${inForce} is by now. Draft it again as a new version.`,
};
