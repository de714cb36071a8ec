import { MAY_READ, type Refusal } from "@touchstone/domain";
import { applicationReach } from "./applications.ts";
import { type RegionsView, regionsOf } from "./region-tree.ts";
import type { RoundScene } from "./round-scene.ts";

/** Regions of a round, as far as who asks may list applications in them; or why they may list none. */
export async function roundRegions(
  scene: RoundScene,
  { cycleId, under }: { readonly cycleId: string; readonly under: string | null },
): Promise<RegionsView | Refusal> {
  const reach = await applicationReach(scene);
  if (!reach) return { code: "not-allowed", command: "ReadApplication", roles: [...MAY_READ.ReadApplication] };
  const { rows } = await scene.tx.query<{ unitId: string; n: number }>(
    `SELECT unit_id AS "unitId", count(*) AS n FROM application
     WHERE shard_key = $1 AND cycle_id = $2 AND ($3::text[] IS NULL OR state = ANY($3))
       AND ($4::uuid[] IS NULL OR unit_id IN (SELECT unnest($4::uuid[])))
       AND ($5::uuid IS NULL OR NOT EXISTS (SELECT 1 FROM assignment a
         WHERE a.shard_key = $1 AND a.application_id = application.application_id AND a.actor_id = $5))
     GROUP BY unit_id`,
    [scene.log.shardKey, cycleId, reach.states, reach.units && [...reach.units], reach.notReviewedBy],
  );
  return regionsOf(scene, rows, under);
}
