import {
  allLogs,
  evidenceDue,
  filesOfIntake,
  forgetIntake,
  forgetLoose,
  intakeOf,
  intakesBefore,
  isKeptEvidence,
  type Log,
  type LooseFile,
  logById,
  looseUntil,
  noteLoose,
  type Touchstone,
  todayIn,
  transaction,
} from "@touchstone/server";
import type { EvidenceFiles } from "./evidence-files.ts";
import type { Turns } from "./turns.ts";
import type { UploadStore } from "./upload-store.ts";

/** What was swept: uploads that nobody went on with, files that nobody made a proof, files whose time is over. */
export interface Swept {
  readonly uploads: number;
  readonly intakes: number;
  readonly files: number;
}

/**
 * Erases what is not to be kept any more. It may be stopped at any moment and is done again from its beginning: no file is
 * given up without a word of it in the database, and none is put without one. The key
 * of what is withdrawn for a person's sake was erased with the withdrawal; here go the bytes.
 * @param uploadMs how long an upload, and then a file that was taken in, is waited for
 */
export async function sweepEvidence(
  touchstone: Touchstone,
  {
    uploads,
    filesOf,
    turns,
  }: { readonly uploads: UploadStore; readonly filesOf: EvidenceFiles; readonly turns: Turns },
  uploadMs: number,
): Promise<Swept> {
  const now = touchstone.now();
  const before = new Date(now.getTime() - uploadMs);
  const nUploads = await uploads.sweep(before);
  const waiting = await transaction(touchstone, (tx) => intakesBefore(tx, before), { readOnly: true });
  for (const evidenceId of waiting) await dropIntake(touchstone, evidenceId, before);
  let nFiles = 0;
  for (const log of await transaction(touchstone, allLogs, { readOnly: true }))
    if (log.kind === "organisation") nFiles += await eraseDue(touchstone, { filesOf, turns }, log);
  for (const loose of await transaction(touchstone, (tx) => looseUntil(tx, before), { readOnly: true }))
    await turns.take(() => dropLoose(touchstone, filesOf, loose));
  return { uploads: nUploads, intakes: waiting.length, files: nFiles };
}

/** Forgets what was found in a file that nobody made a proof, and says that its bytes are loose. */
async function dropIntake(touchstone: Touchstone, evidenceId: string, at: Date): Promise<void> {
  await transaction(touchstone, async (tx) => {
    const intake = await intakeOf(tx, touchstone.keys, evidenceId);
    if (intake) await noteLoose(tx, intake.logId, filesOfIntake(intake), at);
    await forgetIntake(tx, evidenceId);
  });
}

/** Erases a file that is loose, unless something keeps it. */
async function dropLoose(touchstone: Touchstone, filesOf: EvidenceFiles, loose: LooseFile): Promise<void> {
  const log = await transaction(touchstone, (tx) => logById(tx, loose.logId), { readOnly: true });
  if (log) await eraseUnlessKept(touchstone, filesOf, log, loose.digest);
  await transaction(touchstone, (tx) => forgetLoose(tx, loose));
}

const AT_ONCE = 500;

async function eraseDue(
  touchstone: Touchstone,
  { filesOf, turns }: { readonly filesOf: EvidenceFiles; readonly turns: Turns },
  log: Log,
): Promise<number> {
  let n = 0;
  for (let after = -1; ; ) {
    const due = await transaction(
      touchstone,
      async (tx) => evidenceDue(tx, log, { day: todayIn(log, touchstone), after, limit: AT_ONCE }),
      { readOnly: true },
    );
    for (const { digest, thumbnails, seq } of due) {
      for (const one of [digest, ...thumbnails.map((smaller) => smaller.digest)])
        if (await turns.take(() => eraseUnlessKept(touchstone, filesOf, log, one))) n++;
      after = seq;
    }
    if (due.length < AT_ONCE) return n;
  }
}

/** @returns whether there was something to erase */
async function eraseUnlessKept(
  touchstone: Touchstone,
  filesOf: EvidenceFiles,
  log: Log,
  digest: string,
): Promise<boolean> {
  const files = filesOf(log.logId);
  if (!(await files.has(digest))) return false;
  const day = todayIn(log, touchstone);
  if (await transaction(touchstone, (tx) => isKeptEvidence(tx, log, digest, day), { readOnly: true })) return false;
  await files.remove(digest);
  return true;
}
