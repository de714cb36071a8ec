import type { FormView, Question } from "../api/shapes.ts";
import type { Draft, Proof } from "../kept/database.ts";
import { isLooked, type Looked } from "../kept/looked.ts";
import { fits } from "../proof/kinds.ts";

/** What is on the phone of an application and not on record yet. */
export interface OnPhone {
  readonly drafts: readonly Draft[];
  readonly proofs: readonly Proof[];
  readonly looked: Looked;
  /** questions beside which a link has been typed and not been added */
  readonly typedLinks: readonly string[];
}

/**
 * How a question stands: `mend`, `refused` and `open` want something, the others don't; `given` is what stands as it was
 * handed in, answered or not.
 */
export type Standing = "mend" | "refused" | "open" | "proof" | "known" | "kept" | "answered" | "not-asked" | "given";

/** With what the phone has and the record lacks taken into account. */
export function standingOf(question: Question, phone: OnPhone): Standing {
  const { drafts, proofs, looked } = phone;
  const own = drafts.find((one) => one.question === question.id);
  const ownProofs = proofs.filter((one) => one.question === question.id);
  if ((own && own.problem !== null) || ownProofs.some(({ problem }) => problem !== null)) return "refused";
  if (question.applies === false) return "not-asked";
  if (own) return own.ready ? "kept" : "open";
  if (question.toMend.length > 0 && !question.mended && ownProofs.length === 0) return "mend";
  if (question.by === "unit" && question.state === "open") return "open";
  if (!isProven(question, phone)) return "proof";
  if (question.by !== "unit") return "not-asked";
  if (question.state === "known") return isLooked(looked, question) ? "answered" : "known";
  return "answered";
}

/** Whether there is as much proof as is asked, with what waits to be sent; how young it is, only the service says. */
function isProven(question: Question, phone: OnPhone): boolean {
  const { proofAsked, proofDone, id } = question;
  if (proofDone || proofAsked === null) return true;
  const isWaiting = phone.proofs.some((one) => one.question === id && fits(one, proofAsked.of));
  return isWaiting && countProofs(question, phone) >= proofAsked.atLeast;
}

/** How many proofs of a kind that is asked for there are, on record and on the phone. */
export function countProofs({ id, proofs, proofAsked }: Question, phone: Pick<OnPhone, "proofs">): number {
  const all = [...proofs, ...phone.proofs.filter((one) => one.question === id)];
  return all.filter((one) => fits(one, proofAsked?.of ?? [])).length;
}

/** How a question stands that can't be answered now: as it is on record, and nothing is asked for. */
export const givenOf = ({ by, applies }: Question): Standing =>
  by === "unit" && applies !== false ? "given" : "not-asked";

/** The questions that somebody sees: how many people a figure is of is asked beside it. */
export const shownQuestions = ({ questions }: FormView): readonly Question[] =>
  questions.filter(({ id }) => !id.endsWith(".base"));

/** The one to go on with: what is to be mended, then what was refused, then the first that is open. */
export function nextQuestion(form: FormView, phone: OnPhone): Question | null {
  const all = shownQuestions(form).map((question) => ({ question, standing: standingOf(question, phone) }));
  for (const wanted of ["mend", "refused", "open", "proof", "known"] as const) {
    const found = all.find(({ standing }) => standing === wanted);
    if (found) return found.question;
  }
  return null;
}
