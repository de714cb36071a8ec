/** What fits where an application stands, and who may ask for it. */
import { type Application, type ApplicationState, authorise, ratedOf, reviewersNeeded } from "@touchstone/domain";
import { type Kind, pick } from "./random-steps.ts";
import { ACTORS, COUNTY, type RoundModel, STANDARD } from "./round-model.ts";

export const RATED = ratedOf(STANDARD);

/** What fits an application at each stage; the second number that was drawn chooses. */
const FITTING: Readonly<Record<ApplicationState | "none", readonly Kind[]>> = {
  none: ["Apply"],
  answering: ["HandIn", "HandIn", "DaysPass"],
  handedIn: ["CheckCompleteness", "CheckCompleteness", "DaysPass"],
  mending: ["HandIn", "DaysPass"],
  review: [], // hangs on who reviews it
  settling: ["Settle"],
  reply: ["ReplyToFindings", "DaysPass"],
  recommending: ["Recommend"],
  deciding: ["Decide", "Decide", "DaysPass"],
  decided: ["PublishNotice"],
  noticed: ["DaysPass", "DaysPass", "Advance", "FileObjection", "AnswerObjection", "AnswerObjection"],
  designated: ["Apply"],
  declined: ["Apply", "DaysPass", "Advance"],
  withdrawn: ["Apply"],
  lapsed: ["Apply"],
};

/** What fits where an application stands. */
export function nextOf(model: RoundModel, application: Application | undefined, n: number): Kind {
  if (application?.state !== "review") return pick(FITTING[application?.state ?? "none"], n) ?? "DaysPass";
  const { applicationId } = application;
  if (n === 0) return "Recuse";
  const standing = model.assignments.filter((one) => one.applicationId === applicationId && one.state !== "recused");
  if (standing.length < reviewersNeeded(RATED, application.thirdItems !== null))
    return Object.keys(ACTORS).some((actor) => isUntied(model, actor, applicationId))
      ? "AssignReviewer"
      : "DeclareInterests";
  const open = standing.filter(({ state }) => state === "assigned");
  return n > 2 && open.some(({ assignmentId }) => model.ratings.has(assignmentId)) ? "HandInRatings" : "Rate";
}

/** Whether somebody has said that nothing ties them, and is not assigned yet. */
export const isUntied = (model: RoundModel, actor: string, applicationId: string): boolean =>
  model.interests.get(actor)?.get(applicationId) === "free" &&
  !model.assignments.some((one) => one.applicationId === applicationId && one.actor === actor);

/** Somebody who may; for what is an assignment's, mostly who it belongs to. */
export function rightFor(model: RoundModel, kind: Kind, unitId: string, n: number, applicationId: string): string {
  if (kind === "DaysPass" || kind === "CalendarKnown" || kind === "Settle" || kind === "Advance") return "clock";
  if (kind === "Rate" || kind === "HandInRatings" || kind === "Recuse") {
    const open = model.assignments.filter((one) => one.applicationId === applicationId && one.state === "assigned");
    const begun = open.filter(({ assignmentId }) => model.ratings.has(assignmentId) === (kind === "HandInRatings"));
    return pick(begun.length > 0 ? begun : open, n)?.actor ?? "reviewer-0";
  }
  const fit = Object.keys(ACTORS).filter((actor) => authorise(kind, model.held(actor), [unitId, COUNTY]) === null);
  return pick(fit, n) ?? "public";
}
