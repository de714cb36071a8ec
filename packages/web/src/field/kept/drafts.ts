import { answerOf, type Said } from "../answer/said.ts";
import type { FormView, Question } from "../api/shapes.ts";
import type { Draft, FieldDatabase } from "./database.ts";

export const draftId = (applicationId: string, question: string): string => `${applicationId}/${question}`;

/** Writes down what has just been typed or chosen; it is not sent before whoever types goes on from it. */
export async function keepDraft(
  db: FieldDatabase,
  form: Pick<FormView, "applicationId" | "digest">,
  question: string,
  said: Said,
): Promise<void> {
  const id = draftId(form.applicationId, question);
  await db.transaction("rw", db.drafts, async () => {
    const before = await db.drafts.get(id);
    await db.drafts.put({
      id,
      applicationId: form.applicationId,
      question,
      said,
      version: (before?.version ?? 0) + 1,
      ready: false,
      form: form.digest,
      problem: null,
      batch: before?.batch ?? null,
    });
  });
}

/** Lets what was typed go, where it is an answer. @returns whether it is */
export async function finishDraft(db: FieldDatabase, applicationId: string, question: Question): Promise<boolean> {
  return db.transaction("rw", db.drafts, async () => {
    const draft = await db.drafts.get(draftId(applicationId, question.id));
    if (!draft) return true;
    if ("fault" in answerOf(question, draft.said)) return false;
    if (!draft.ready) await db.drafts.update(draft.id, { ready: true });
    return true;
  });
}

/** Throws away what was typed and has not been sent; what is on its way goes on. */
export async function dropDraft(db: FieldDatabase, applicationId: string, question: string): Promise<void> {
  await db.drafts.delete(draftId(applicationId, question));
}

/** Drafts that can be sent now. */
export const sendable = (draft: Draft): boolean => draft.ready && draft.problem === null && draft.batch === null;
