import { ApiProblem } from "@touchstone/client";
import { type Told, toldOf } from "../../refused/told.ts";
import { answerOf } from "../answer/said.ts";
import { client, isPassing, isSignedOut } from "../api/line.ts";
import { newId } from "../api/new-id.ts";
import type { FormView } from "../api/shapes.ts";
import type { Batch, Draft, FieldDatabase } from "../kept/database.ts";
import { sendable } from "../kept/drafts.ts";
import { formKey, readKept } from "../kept/reads.ts";

/** Freezes all answers of one application that can be sent, under a key; null: there are none. */
export async function nextBatch(db: FieldDatabase): Promise<Batch | null> {
  const waiting = await db.batches.toCollection().first();
  if (waiting) return waiting;
  return db.transaction("rw", db.drafts, db.batches, db.kept, async () => {
    const all = (await db.drafts.toArray()).filter(sendable);
    for (const applicationId of new Set(all.map((one) => one.applicationId))) {
      const kept = await readKept<FormView>(db, formKey(applicationId));
      const own = all.filter((one) => one.applicationId === applicationId);
      const batch = kept && (await frozen(db, kept.value, own));
      if (batch) return batch;
    }
    return null;
  });
}

async function frozen(db: FieldDatabase, form: FormView, drafts: readonly Draft[]): Promise<Batch | null> {
  const { applicationId, period, programme, unit, digest, questions } = form;
  const id = newId();
  const answers: Record<string, unknown> = {};
  const versions: Record<string, number> = {};
  for (const draft of drafts) {
    const question = questions.find((one) => one.id === draft.question);
    const said = question && draft.form === digest ? answerOf(question, draft.said) : null;
    if (said === null || "fault" in said) {
      await db.drafts.update(draft.id, { ready: false }); // the question is another one now: somebody has to look
      continue;
    }
    answers[draft.question] = said.answer;
    versions[draft.id] = draft.version;
    await db.drafts.update(draft.id, { batch: id });
  }
  if (unit.unitId === null || Object.keys(answers).length === 0) return null;
  const batch = { id, applicationId, programme: programme.slug, unitId: unit.unitId, period, answers, versions };
  await db.batches.add(batch);
  return batch;
}

/** Sends a batch. What can't be told to have been refused is thrown, and sent again under the same key. */
export async function sendBatch(db: FieldDatabase, batch: Batch): Promise<void> {
  const { id, programme, unitId, period, answers } = batch;
  try {
    const { receipt } = await client.post("/api/v1/programmes/{programme}/units/{unit}/answers", {
      path: { programme, unit: unitId },
      headers: { "idempotency-key": id },
      body: { period, answers },
    });
    await arrived(db, batch, receipt);
  } catch (error) {
    if (isPassing(error) || isSignedOut(error)) throw error;
    await refused(db, batch, error);
  }
}

type Receipt = {
  readonly log: string;
  readonly first: number | null;
  readonly last: number | null;
  readonly at: string;
};

/** Only now are the drafts thrown away: those that nobody has changed meanwhile. */
async function arrived(db: FieldDatabase, batch: Batch, { log, first, last, at }: Receipt): Promise<void> {
  const { id, applicationId, answers, versions } = batch;
  await db.transaction("rw", db.drafts, db.batches, db.kept, db.arrived, async () => {
    for (const [draftId, version] of Object.entries(versions)) {
      const draft = await db.drafts.get(draftId);
      if (draft?.version === version) await db.drafts.delete(draftId);
      else if (draft) await db.drafts.update(draftId, { batch: null });
    }
    const kept = await db.kept.get(formKey(applicationId));
    if (kept) await db.kept.put({ ...kept, value: withAnswers(kept.value as FormView, answers) }); // as it was kept
    await db.batches.delete(id);
    await db.arrived.put({ id, at, applicationId, what: "answers", question: null, ledger: log, first, last });
  });
}

/** The form as it will be read the next time. */
function withAnswers(form: FormView, answers: Batch["answers"]): FormView {
  const questions = form.questions.map((one) =>
    one.id in answers
      ? { ...one, state: "answered" as const, answer: answers[one.id] as (typeof one)["answer"], known: null } // as sent
      : one,
  );
  return { ...form, questions };
}

/** Nothing of it was recorded: each fault goes to its question, and what is right goes again without it. */
async function refused(db: FieldDatabase, batch: Batch, error: unknown): Promise<void> {
  const faults = new Map<string, Told>();
  if (error instanceof ApiProblem)
    for (const { pointer, detail } of error.problem.errors ?? []) {
      const [, place, question] = pointer.split("/");
      if (place === "answers" && question !== undefined)
        faults.set(question.replace(/~1/g, "/").replace(/~0/g, "~"), ofAnswer(detail));
    }
  await db.transaction("rw", db.drafts, db.batches, async () => {
    for (const [draftId, version] of Object.entries(batch.versions)) {
      const draft = await db.drafts.get(draftId);
      if (!draft) continue;
      const own = faults.get(draft.question);
      const isMeant = draft.version === version && (own !== undefined || faults.size === 0);
      await db.drafts.update(draftId, { batch: null, problem: isMeant ? (own ?? toldOf(error)) : draft.problem });
    }
    await db.batches.delete(batch.id);
  });
}

const ofAnswer = (detail: string): Told => ({ detail, kind: "answer", refusal: null, faults: [] });
