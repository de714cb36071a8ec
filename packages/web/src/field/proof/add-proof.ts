import { client } from "../api/line.ts";
import { newId } from "../api/new-id.ts";
import type { FormView, Question } from "../api/shapes.ts";
import type { FieldDatabase, Proof } from "../kept/database.ts";
import { keep, readKept } from "../kept/reads.ts";
import type { Shrunk } from "./shrink.ts";

const key = (programme: string): string => `programme/${programme}`;

/** Keeps which number the programme has in the record, so that proofs can be taken without a line. */
export async function knowProgramme(db: FieldDatabase, programme: string): Promise<void> {
  if (await readKept(db, key(programme))) return;
  const { programmeId } = await client.get("/api/v1/programmes/{programme}", { path: { programme } });
  await keep(db, key(programme), programmeId);
}

/** Writes a proof down, to be sent. @returns false: the form was never opened with a line, so that nothing is known of it */
export async function addProof(
  db: FieldDatabase,
  form: FormView,
  question: Question,
  { visibility, file: { mediaType, bytes } }: { readonly visibility: Proof["visibility"]; readonly file: Shrunk },
): Promise<boolean> {
  const known = await readKept<string>(db, key(form.programme.slug));
  if (known === null || form.unit.unitId === null) return false;
  await db.proofs.add({
    id: newId(),
    madeAt: new Date().toISOString(),
    applicationId: form.applicationId,
    organisation: form.organisation,
    programme: form.programme.slug,
    programmeId: known.value,
    unitId: form.unit.unitId,
    period: form.period,
    question: question.id,
    item: question.item,
    visibility,
    mediaType,
    bytes,
    evidenceId: null,
    arrived: 0,
    step: "upload",
    addKey: newId(),
    linkId: newId(),
    problem: null,
  });
  return true;
}
