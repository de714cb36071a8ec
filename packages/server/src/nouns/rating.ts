import { type CommandOf, decideHandInRatings, decideRate, type HandingIn, type Rating } from "@touchstone/domain";
import { loadOwnReview, standingRatings, unitOfAssignment } from "../procedure/review-case.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

export const ratingHandlers = {
  Rate: handler<CommandOf<"Rate">, Rating>({
    findUnit: unitOfAssignment,
    load: async (tx, touchstone, log, { assignmentId, ratings }, scene) => {
      const own = await loadOwnReview(tx, touchstone, log, { assignmentId, by: scene?.by ?? "" });
      const named = ratings.flatMap(({ evidence }) => evidence);
      return {
        own,
        proofs: own === null ? new Set() : await proofsAmong(tx, log, own.review.application.unitId, named),
      };
    },
    decide: decideRate,
  }),
  HandInRatings: handler<CommandOf<"HandInRatings">, HandingIn>({
    findUnit: unitOfAssignment,
    load: async (tx, touchstone, log, { assignmentId }, scene) => {
      const own = await loadOwnReview(tx, touchstone, log, { assignmentId, by: scene?.by ?? "" });
      return { own, ratings: own === null ? new Map() : await standingRatings(tx, log, own.review) };
    },
    decide: decideHandInRatings,
  }),
};

/** Those of the ids that are proofs of a unit, or linked to what it says, and were not withdrawn. */
async function proofsAmong(
  tx: Tx,
  { organisationId }: Log,
  unitId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const organisation = await logById(tx, organisationId);
  const { rows } = await tx.query<{ evidence_id: string }>(
    `SELECT e.evidence_id FROM evidence e
     WHERE e.shard_key = $1 AND e.evidence_id = ANY($2::uuid[]) AND e.withdrawn IS NULL
       AND (e.unit_id = $3 OR EXISTS (
         SELECT 1 FROM evidence_link l WHERE l.shard_key = e.shard_key AND l.evidence_id = e.evidence_id
           AND l.unit_id = $3 AND l.ended_seq IS NULL))`,
    [organisation?.shardKey, ids, unitId],
  );
  return new Set(rows.map(({ evidence_id }) => evidence_id));
}
