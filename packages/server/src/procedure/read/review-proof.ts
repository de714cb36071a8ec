import { evidenceById, evidenceKey, type ListedEvidence } from "../../projections/evidence-read.ts";
import type { Log } from "../../store/log.ts";
import { proofsByName } from "../proof-names.ts";
import { ownFiles } from "./review-files.ts";
import type { RoundScene } from "./round-scene.ts";

/** A proof before a reviewer, and the key that opens it; null: it is not encrypted. */
interface ReviewProof {
  readonly organisation: Log;
  readonly evidence: ListedEvidence;
  readonly key: string | null;
}

/**
 * A proof of one's own file, by the name that the workbench has for it. Null where there is none, or the file is
 * another's, or was stepped back from, or the proof is private, was taken back, or is not kept any more.
 */
export async function reviewProof(
  scene: RoundScene,
  { assignmentId, proof }: { readonly assignmentId: string; readonly proof: string },
): Promise<ReviewProof | null> {
  const { tx, log, organisation, today } = scene;
  const { keys } = scene.touchstone;
  const own = (await ownFiles(scene)).find(({ row }) => row.assignmentId === assignmentId);
  if (!own) return null;
  const evidenceId = (await proofsByName(tx, keys, log, { assignmentId, unitId: own.unitId })).get(proof);
  const evidence = evidenceId === undefined ? null : await evidenceById(tx, organisation, evidenceId);
  if (evidence === null || !isShown(evidence, { programmeId: log.logId, today })) return null;
  if (evidence.visibility === "public") return { organisation, evidence, key: null };
  const key = await evidenceKey(tx, keys, organisation, evidence);
  return key === null ? null : { organisation, evidence, key };
}

/** What was handed in for another programme, or is opened for a purpose alone, is not for this review. */
function isShown(
  { visibility, withdrawn, eraseFrom, programmeId }: ListedEvidence,
  here: { readonly programmeId: string; readonly today: string },
): boolean {
  const stands = withdrawn === null && (eraseFrom === null || here.today < eraseFrom);
  return stands && visibility !== "private" && (programmeId === null || programmeId === here.programmeId);
}
