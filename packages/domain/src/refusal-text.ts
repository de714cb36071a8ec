import { formatProblem } from "@touchstone/standard";
import type { Refusal } from "./refusal.ts";

/**
 * Why something was not done: the facts, for people, in one line or one a problem. Where a program knows a way out, it
 * says so behind. A long switch that tells one story: it does not compile until every refusal has its line.
 */
export function refusalText(refusal: Refusal): string {
  switch (refusal.code) {
    case "not-allowed":
      return `To ${inWords(refusal.command)} is for ${rolesIn(refusal.roles)}, which this account does not hold.`;
    case "not-separated":
      return `${refusal.role} can't go together with ${refusal.holds} in one account: nobody judges or watches over their own work.`;
    case "changed-meanwhile":
      return `${refusal.stream} has changed meanwhile: you saw its version ${refusal.expected}, it is at ${refusal.found}. Look again, then decide.`;
    case "key-used":
      return `The key ${refusal.key} was used for another command. Take a new one.`;
    case "unknown":
      return `There is no ${refusal.what} ${refusal.id}.`;
    case "exists":
      return `There is a ${refusal.what} ${refusal.id} already.`;
    case "empty-span":
      return `got from ${refusal.from} until ${refusal.until}, want a day of the end after the day of the beginning.`;
    case "last-operator":
      return `Nobody else is operator of the organisation from ${refusal.on} on, for as long: nobody could grant a role there again. Grant that role to somebody else first, over all units and without an end.`;
    case "role-needs-unit":
      return `The role ${refusal.role} is for one unit and all below it.`;
    case "not-only-the-unit":
      return `The account of a unit holds no other role, and this one does: whoever handed it over would hand that over too. Make an account for the unit ${refusal.unitId} alone.`;
    case "invalid":
      return [
        ...refusal.problems.map(({ path, got, want }) => `${path}: got ${got}, want ${want}`),
        `${counted(refusal.problems.length, "problem")}. Nothing was recorded.`,
      ].join("\n");
    case "standard-refused":
      return [
        ...refusal.problems.map((problem) => formatProblem(problem, fileWord(refusal.what))),
        `${counted(refusal.problems.length, "problem")}. Nothing was recorded.`,
      ].join("\n");
    case "version-used":
      return refusal.sameContent
        ? `Version ${refusal.version} is on record with this very content (${refusal.state}).`
        : `Version ${refusal.version} is on record (${refusal.state}) with another content, and a version never changes: give this one a version of its own.`;
    case "version-state":
      return `Version ${refusal.version} is ${stateWord(refusal.state)}; for this it has to be ${refusal.want}.`;
    case "nothing-changed":
      return `Version ${refusal.version} says what version ${refusal.inForce}, which is in force, says already.`;
    case "not-first":
      return `Only a programme's first version can be adopted; this one has ${refusal.versions.join(", ")}.`;
    case "another-digest":
      return `Version ${refusal.version} has the digest ${refusal.want}, you have read ${refusal.got}: read the one on record before you turn the key.`;
    case "same-person":
      return `Who ${refusal.earlier} can't ${refusal.act} too: somebody else has to.`;
    case "second-key-missing":
      return `Version ${refusal.version} counts people or measures what they experience (${refusal.items.join(", ")}): an account with oversight has to turn the second key first.`;
    case "second-key-not-needed":
      return `Version ${refusal.version} neither counts people nor measures experience: it needs no second key.`;
    case "notice-too-short":
      return `got a notice until ${refusal.until}, want ${refusal.earliest} or later: ${counted(refusal.nDays, "working day")} after today${refusal.provisional ? ", as far as the calendar is known" : ""}.`;
    case "notice-running":
      return `Version ${refusal.version} is on notice until the midnight before ${refusal.until}; today is ${refusal.today}.`;
    case "notice-over":
      return `The notice of version ${refusal.version} ended with the midnight before ${refusal.until}; today is ${refusal.today}.`;
    case "calendar-unknown":
      return `Which days before ${refusal.until} are worked is ${refusal.knownThrough === null ? "not known" : `known through ${refusal.knownThrough} only`}, so nobody can say that the notice has lasted.`;
    case "objections-open":
      return `${counted(refusal.objections.length, "objection")} to version ${refusal.version} ${refusal.objections.length === 1 ? "has" : "have"} no answer yet: ${refusal.objections.join(", ")}.`;
    case "objection-upheld":
      return `An objection to version ${refusal.version} was upheld (${refusal.objections.join(", ")}): it can't take effect. Draft another version.`;
    case "already-answered":
      return `The objection ${refusal.objection} has its answer, which stays as it is.`;
    case "compared-with-another":
      return `Version ${refusal.version} says what changed since ${refusal.comparedWith ?? "nothing"}, but ${refusal.inForce} is in force by now: draft it again as a new version.`;
    case "no-unit":
      return `${refusal.unitType} can't be a type of unit: ${refusal.about}.`;
    case "not-alive":
      return `The unit ${refusal.unitId} is not there on ${refusal.on}: it opened ${refusal.opened === null ? "before records began" : `on ${refusal.opened}`}${refusal.closed === null ? "" : ` and closed on ${refusal.closed}`}.`;
    case "not-closed":
      return `The unit ${refusal.unitId} is not closed on ${refusal.on}, so it can't be opened again.`;
    case "later-change":
      return `Something that happened to ${refusal.unitId} later, on ${refusal.later} (${refusal.what}), is on record and would be contradicted by this on ${refusal.on}.`;
    case "code-held":
      return `${refusal.scheme} ${refusal.held} is the code of ${refusal.by} from ${refusal.from ?? "the beginning"}${refusal.until === null ? " on" : ` until ${refusal.until}`}.`;
    case "cycle":
      return `${refusal.parent} lies below ${refusal.unitId} itself in the hierarchy ${refusal.hierarchy}.`;
    case "has-children":
      return `${counted(refusal.children, "unit")} ${refusal.children === 1 ? "lies" : "lie"} in ${refusal.unitId} on ${refusal.on}: move them first, or say who takes over.`;
    case "with-itself":
      return `${refusal.unitId} can't ${refusal.act} with itself.`;
    case "no-standard-in-force":
      return `No version of the standard is in force on ${refusal.day}.`;
    case "not-a-period":
      if (refusal.got === "") return `got no period, want ${refusal.want}.`;
      return `got the period ${JSON.stringify(refusal.got)}, want ${refusal.want}.`;
    case "nobody-enrolled":
      return `No unit takes part on ${refusal.day}.`;
    case "no-data":
      return `None of the ${counted(refusal.nEnrolled, "unit")} that take part ${refusal.nEnrolled === 1 ? "has" : "have"} an answer ${refusal.period === "" ? "without a period" : `for ${refusal.period}`}.`;
    case "not-scorable":
      return `${refusal.unitId === null ? "" : `${refusal.unitId}: `}${refusal.message} Nothing was recorded.`;
    case "not-a-sandbox":
      return `${refusal.slug} is no rehearsal: it counts, and what counts can't be removed.`;
    case "sandbox-not-copied":
      return `${refusal.slug} is a rehearsal itself: copy the programme that it was copied from.`;
    case "sandboxes-enough":
      return `There are ${counted(refusal.there.length, "rehearsal")} of this programme, as many as there may be: ${refusal.there.join(", ")}. Remove one first.`;
    case "sandbox-has-its-programme":
      return "A rehearsal has the one programme that it was copied for, and no programme that counts is founded in it.";
    case "nothing-changes":
      return `${refusal.what} ${refusal.id} is as it would be: nothing to record.`;
    case "application-state":
      return `The application ${refusal.applicationId} is at the stage ${refusal.state}; for this it has to be ${refusal.want}.`;
    case "due-nothing":
      return `Nothing is due for the application ${refusal.applicationId}${refusal.until === null ? "" : `: its stage lasts until the midnight before ${refusal.until}`}.`;
    case "grade-above-score":
      return `got ${refusal.grade}, but its scorecard has ${refusal.computed ?? "no grade"}: nobody can decide for more than the standard gives.`;
    case "reasons-missing":
      return `${refusal.grade ?? "No grade"} is less than ${refusal.sought}, which was sought: say for one criterion at least why.`;
    case "why-certain-missing":
      return refusal.certainty === null
        ? "How certain the grade is, nobody has worked out: say why it is decided nevertheless."
        : `The grade holds in ${shareText(refusal.certainty)} of other reasonable ways to score, fewer than ${shareText(refusal.certainAt)}: say why it is decided nevertheless.`;
    case "not-certain":
      return `The grade holds in ${shareText(refusal.certainty)} of other reasonable ways to score, fewer than ${shareText(refusal.certainAt)}: the standard wants ${refusal.want === "siteVisit" ? "a site visit first, which this version of Touchstone does not have" : "a third rating first"}.`;
    case "too-many-at-once":
      return `${refusal.what}: got ${refusal.got}, want ${refusal.most} at most at once: send the others by themselves.`;
    case "no-decision-to-notice":
      return `These are not decided for, so there is nothing to put on notice: ${refusal.applications.join(", ")}.`;
    case "on-notice-no-more":
      return `The notice ${refusal.noticeId} ended with the midnight before ${refusal.until}; today is ${refusal.today}.`;
    case "objections-unanswered":
      return `${counted(refusal.objections.length, "objection")} to the application ${refusal.applicationId} ${refusal.objections.length === 1 ? "has" : "have"} no answer yet: ${refusal.objections.join(", ")}.`;
    case "interest-unknown":
      return `Whoever is to review has not said what ties them to the applicant of ${refusal.applicationId}, and unknown counts as a conflict: ask them to declare it first.`;
    case "interest-conflict":
      return `A conflict of interest stands between this reviewer and the applicant of ${refusal.applicationId}: assign somebody else.`;
    case "conflict-stands":
      return `You said that something ties you to the ${refusal.applications.length === 1 ? "applicant" : "applicants"} of ${refusal.applications.join(", ")}, or stepped back: that is not taken back.`;
    case "no-place-free":
      return refusal.needed === 0
        ? `The application ${refusal.applicationId} needs no reviewer: its standard has nothing to rate.`
        : `The application ${refusal.applicationId} has ${refusal.needed === 1 ? "the reviewer" : `all ${refusal.needed} reviewers`} that it needs.`;
    case "assignment-state":
      return `The assignment ${refusal.assignmentId} is ${assignmentWord(refusal.state)}; for this it has to be ${refusal.want}.`;
    case "review-over":
      return `The review under the assignment ${refusal.assignmentId} is over: nothing is rated under it any more, and nobody steps back from it.`;
    case "ratings-missing":
      return `${counted(refusal.items.length, "indicator")} ${refusal.items.length === 1 ? "has" : "have"} no rating yet: ${refusal.items.join(", ")}. Where the evidence does not do, say so: that is a rating too.`;
    case "no-rounds":
      return `Version ${refusal.version} of the standard has no ${refusal.missing}: nobody can apply by it.`;
    case "stage-not-built":
      return `The cycle of version ${refusal.version} holds ${refusal.stages.join(" and ")}, which can't be carried out yet: nobody is promised what can't be done.`;
    case "cycle-unfit":
      return `By version ${refusal.version} somebody could wait for ever: ${refusal.problems.map(({ path, got, want }) => `${path}: got ${got}, want ${want}`).join("; ")}.`;
    case "round-not-open":
      return `Applications are taken from ${refusal.opens} until the midnight before ${refusal.closes}; today is ${refusal.today}.`;
    case "not-assessed":
      return `The unit ${refusal.unitId} is of type ${refusal.unitType}; the standard assesses ${refusal.types.join(", ")}.`;
    case "applied-already":
      return `The unit ${refusal.unitId} has applied in this round: its application is ${refusal.applicationId}.`;
    case "nothing-answered":
      return `The application ${refusal.applicationId} has no answer yet, so there is nothing to hand in.`;
    case "acts-elsewhere":
      return `The stage ${refusal.stage} belongs to who coordinates the ${refusal.actsAt} of this applicant.`;
    case "not-answering":
      return refusal.state === null
        ? `The unit ${refusal.unitId} has not applied: its answers are taken from when it has.`
        : `The application of the unit ${refusal.unitId} is ${refusal.state}: its answers stand as they were handed in.`;
    case "application-stands":
      return `The application ${refusal.applicationId} of the unit ${refusal.unitId} stands: its own account withdraws it, in one step, and ends taking part from today on.`;
    case "not-later":
      return `got ${refusal.until}, want a day after ${refusal.standing}: a deadline only ever moves to a later day.`;
    case "ratings-stand":
      return `The submission ${refusal.submission} holds what reviewers have rated of an application, which stands as they gave it.`;
    case "answers-stand":
      return `The submission ${refusal.submission} holds what a unit has handed in with its application: that stands until it is decided on, or there is something to mend.`;
    case "answers-changed":
      return `The answers that count for the application ${refusal.applicationId} are not those that its unit handed in${refusal.items.length === 0 ? "" : ` (${refusal.items.join(", ")})`}: nobody is scored by others. A permission to use another programme's answers that began or ended since does that: set it back as it was.`;
    case "rounds-under-way":
      return `${counted(refusal.rounds.length, "round")} by version ${refusal.version} ${refusal.rounds.length === 1 ? "is" : "are"} under way (${refusal.rounds.join(", ")}): whoever applied under a version is scored by it. Wait until nobody waits for a score.`;
    case "stage-running":
      return `This stage of the application ${refusal.applicationId} lasts until the midnight before ${refusal.until}: until then it is with whoever has it.`;
    case "stage-over":
      return `This stage of the application ${refusal.applicationId} ended with the midnight before ${refusal.until}; today is ${refusal.today}.`;
  }
}

/** `PutStandardOnNotice` as people say it. */
const inWords = (command: string): string => command.replaceAll(/(?<=.)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();

const rolesIn = (holdings: readonly string[]): string =>
  holdings.map((holding) => holding.split("/").toReversed().join(" of the ")).join(" or ") || "nobody";

const stateWord = (state: string): string => (state === "notice" ? "on notice" : state);

const fileWord = (what: string): string => (what === "overlay" ? "overlay" : "standard");

const assignmentWord = (state: "assigned" | "handedIn" | "recused"): string =>
  ({ assigned: "open", handedIn: "handed in", recused: "given up" })[state];

/** A count with its word: `1 unit`, `24 units`. */
function counted(n: number, one: string): string {
  return `${String(n).replace(/\B(?=(?:\d{3})+$)/g, ",")} ${n === 1 ? one : `${one}s`}`;
}

/** A share as people read it, cut and not rounded, so that 0.8999 is not said to be 90 %. */
const shareText = (share: number): string => `${Math.floor(share * 1000 + 1e-9) / 10} %`;
