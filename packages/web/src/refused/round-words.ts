import { plural, t } from "@lingui/core/macro";
import type { RefusalWords } from "./refusal-words.ts";

/** Why a step of a round is not taken. A long table that tells one story, in the order of the road. */
export const ROUND_WORDS: RefusalWords = {
  "no-rounds": ({ version }) =>
    t`Version ${version} of the standard has no stages of a round, or no grades: nobody can apply by it.`,
  "stage-not-built": ({ version, stages }) =>
    t`The round of version ${version} has stages that can't be carried out yet (${stages}): nobody is promised what can't be done.`,
  "cycle-unfit": ({ version }, count) =>
    plural(count("problems"), {
      one: `By version ${version} somebody could wait for ever: # place of the standard has to be changed first.`,
      other: `By version ${version} somebody could wait for ever: # places of the standard have to be changed first.`,
    }),
  "rounds-under-way": ({ version }, count) =>
    plural(count("rounds"), {
      one: `# round by version ${version} is under way: whoever applied under a version is scored by it. Wait until nobody waits for a score.`,
      other: `# rounds by version ${version} are under way: whoever applied under a version is scored by it. Wait until nobody waits for a score.`,
    }),
  "round-not-open": ({ opens, closes, today }) =>
    t`Applications are taken from ${opens} until the midnight before ${closes}; today is ${today}.`,
  "not-assessed": () => t`The standard does not assess units of this type.`,
  "applied-already": () => t`The unit has applied in this round.`,
  "application-stands": () =>
    t`An application of this unit stands: its own account withdraws it, in one step, and ends taking part from today on.`,
  "application-state": ({ state }) =>
    t`The application is at another stage: ${state}. At that stage this can't be done.`,
  "not-answering": ({ state }) =>
    state === ""
      ? t`The unit has not applied: its answers are taken from when it has.`
      : t`The application is not open for answers (${state}): they stand as they were handed in.`,
  "nothing-answered": () => t`Nothing is answered yet, so there is nothing to hand in.`,
  "due-nothing": ({ until }) =>
    until === ""
      ? t`Nothing is due for this application.`
      : t`Nothing is due for this application: its stage lasts until the midnight before ${until}.`,
  "stage-running": ({ until }) =>
    t`This stage lasts until the midnight before ${until}: until then it is with whoever has it.`,
  "stage-over": ({ until, today }) => t`This stage ended with the midnight before ${until}; today is ${today}.`,
  "acts-elsewhere": ({ stage, actsAt }) =>
    t`This stage (${stage}) belongs to who coordinates the ${actsAt} of this applicant.`,
  "not-later": ({ standing }) => t`A deadline only ever moves to a later day: it stands at ${standing}.`,
  "same-person": ({ earlier }) => t`Whoever ${earlier} can't do this too: somebody else has to.`,
  "interest-unknown": () =>
    t`Whoever is to review has not said what ties them to this applicant, and unknown counts as a conflict: ask them to declare it first.`,
  "interest-conflict": () =>
    t`A conflict of interest stands between this reviewer and the applicant: assign somebody else.`,
  "conflict-stands": () =>
    t`You said that something ties you to one of these applicants, or stepped back: that is not taken back.`,
  "no-place-free": (_, count) =>
    count("needed") === 0
      ? t`This application needs no reviewer: its standard has nothing to rate.`
      : plural(count("needed"), {
          one: "This application has the reviewer that it needs.",
          other: "This application has all # reviewers that it needs.",
        }),
  "review-over": () => t`This file is in review no more: nothing is rated in it, and nobody steps back from it.`,
  "assignment-state": ({ state }) => t`This can't be done with an assignment that stands so: ${state}.`,
  "ratings-missing": (_, count) =>
    plural(count("items"), {
      one: "# indicator has no rating yet. Where the evidence does not do, say so: that is a rating too.",
      other: "# indicators have no rating yet. Where the evidence does not do, say so: that is a rating too.",
    }),
  "ratings-stand": () => t`This holds what reviewers have rated of an application, which stands as they gave it.`,
  "answers-stand": () =>
    t`This holds what a unit has handed in with its application: that stands until it is decided on, or there is something to mend.`,
  "answers-changed": () =>
    t`The answers that count are not those that the unit handed in, and nobody is scored by others. Set back the permission to use another programme's answers that began or ended since.`,
  "grade-above-score": ({ grade, computed }) =>
    computed === ""
      ? t`Its scorecard has no grade: nobody can decide for more than the standard gives.`
      : t`${grade} is more than its scorecard has (${computed}): nobody can decide for more than the standard gives.`,
  "reasons-missing": ({ sought }) =>
    t`This is less than ${sought}, which was sought: say for one criterion at least why.`,
  "why-certain-missing": ({ certainty, certainAt }) =>
    certainty === ""
      ? t`How certain the grade is, nobody has worked out: say why it is decided nevertheless.`
      : t`The grade holds in ${certainty} of the re-scorings, fewer than ${certainAt}: say why it is decided nevertheless.`,
  "not-certain": ({ certainty, certainAt, want }) =>
    want === "siteVisit"
      ? t`The grade holds in ${certainty} of the re-scorings, fewer than ${certainAt}: the standard wants a site visit first, which this version of Touchstone does not have.`
      : t`The grade holds in ${certainty} of the re-scorings, fewer than ${certainAt}: the standard wants a third rating first.`,
  "too-many-at-once": ({ what, got, most }) =>
    t`Too many at once (${what}): ${got}, and ${most} at most go together. Send the others by themselves.`,
  "no-decision-to-notice": (_, count) =>
    plural(count("applications"), {
      one: "# of these is not decided for, so there is nothing to put on notice.",
      other: "# of these are not decided for, so there is nothing to put on notice.",
    }),
  "on-notice-no-more": ({ until, today }) => t`This notice ended with the midnight before ${until}; today is ${today}.`,
  "objections-unanswered": (_, count) =>
    plural(count("objections"), {
      one: "# objection to this application has no answer yet.",
      other: "# objections to this application have no answer yet.",
    }),
};
