import { APPLICATION_STATES, ENDED, MAY_READ, type Refusal } from "@touchstone/domain";
import { cycleOf } from "./cycles.ts";
import { type RoundScene, reachOf } from "./round-scene.ts";
import { labelsOf, type UnitLabel } from "./unit-labels.ts";

/** Who has applied, for a reviewer to say what ties them to anybody. */
export interface InterestsView {
  readonly cycleId: string;
  readonly applicants: readonly {
    readonly applicationId: string;
    readonly unit: UnitLabel;
    /** null: not yet, which counts as a conflict */
    readonly declared: "free" | "conflict" | null;
  }[];
}

/** Those who are under way: who has not handed in yet may still not take part, and who withdrew does not. */
export const NAMED = APPLICATION_STATES.filter((state) => state !== "answering" && !ENDED.has(state));

/** Null where there is no such round; or why who asks, who does not review, does not see it. */
export async function interestsView(scene: RoundScene, cycleId: string): Promise<InterestsView | Refusal | null> {
  const { tx, log, actorId } = scene;
  const reach = await reachOf(scene, "ReadReview");
  if (reach?.size === 0) return { code: "not-allowed", command: "ReadReview", roles: [...MAY_READ.ReadReview] };
  if (!(await cycleOf(scene, cycleId))) return null;
  const { rows } = await tx.query<{ applicationId: string; unitId: string; conflict: boolean | null }>(
    `SELECT p.application_id AS "applicationId", p.unit_id AS "unitId", i.conflict FROM application p
     LEFT JOIN interest i ON i.shard_key = p.shard_key AND i.application_id = p.application_id AND i.actor_id = $3
     WHERE p.shard_key = $1 AND p.cycle_id = $2 AND p.state = ANY($4) AND ($5::uuid[] IS NULL OR p.unit_id IN (SELECT unnest($5::uuid[])))
     ORDER BY p.seq`,
    [log.shardKey, cycleId, actorId, NAMED, reach && [...reach]],
  );
  const label = await labelsOf(
    scene,
    rows.map(({ unitId }) => unitId),
  );
  return {
    cycleId,
    applicants: rows.map(({ applicationId, unitId, conflict }) => ({
      applicationId,
      unit: label(unitId),
      declared: conflict === null ? null : conflict ? "conflict" : "free",
    })),
  };
}
