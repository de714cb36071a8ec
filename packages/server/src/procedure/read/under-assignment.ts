import { namerOf } from "../proof-names.ts";
import type { RoundScene } from "./round-scene.ts";
import type { ProofLine } from "./unit-proofs.ts";

/** How proofs stand before one reviewer: by names and addresses of the assignment, that lead nowhere else. */
interface UnderAssignment {
  readonly proof: (line: ProofLine) => ProofLine;
  readonly rating: <R extends { readonly evidence: readonly string[] }>(rating: R) => R;
}

export async function underAssignment(scene: RoundScene, assignmentId: string): Promise<UnderAssignment> {
  const nameOf = await namerOf(scene.touchstone.keys, scene.log, assignmentId);
  const proofs = `/api/v1/programmes/${scene.log.slug}/reviews/${assignmentId}/proofs`;
  return {
    proof: (line) => {
      const name = nameOf(line.evidenceId);
      const href = line.href === null ? null : `${proofs}/${name}`;
      return { ...line, evidenceId: name, linkId: nameOf(line.linkId), href };
    },
    rating: (rating) => ({ ...rating, evidence: rating.evidence.map(nameOf) }),
  };
}
