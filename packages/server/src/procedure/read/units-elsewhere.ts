import type { CycleStage, Role } from "@touchstone/domain";
import { belowUnits } from "../../units-above.ts";
import type { RoundScene } from "./round-scene.ts";

/**
 * The units whose applications belong, at a stage of a round, to somebody else than who asks: what `levelRefusal` says of
 * each, for all at once. None where the stage names no type of unit.
 */
export async function unitsElsewhere(
  { tx, log, organisation, today, actorId }: RoundScene,
  { stages }: { readonly stages: readonly CycleStage[] },
  stage: string,
): Promise<readonly string[]> {
  const actsAt = stages.find((one) => one.stage === stage)?.actsAt ?? null;
  if (actsAt === null) return [];
  const role: Role = stage === "decision" ? "decider" : "coordinator";
  const { rows } = await tx.query<{ unitId: string; actor: string }>(
    `SELECT unit_id AS "unitId", actor_id AS actor FROM role_grant
     WHERE shard_key = $1 AND log_id = $2 AND role = $3 AND unit_id IS NOT NULL
       AND valid_from <= $4 AND (valid_until IS NULL OR $4 < valid_until)`,
    [log.shardKey, log.logId, role, today],
  );
  if (rows.length === 0) return [];
  const { rows: ofType } = await tx.query<{ unitId: string }>(
    `SELECT unit_id AS "unitId" FROM unit WHERE shard_key = $1 AND unit_id IN (SELECT unnest($2::uuid[])) AND type = $3`,
    [organisation.shardKey, rows.map(({ unitId }) => unitId), actsAt],
  );
  const mine = new Set(rows.filter(({ actor }) => actor === actorId).map(({ unitId }) => unitId));
  const [own, others] = [true, false].map((isMine) =>
    ofType.map(({ unitId }) => unitId).filter((unitId) => mine.has(unitId) === isMine),
  ) as [string[], string[]]; // two in, two out
  const reached = new Set(await belowUnits(tx, log, own, today));
  return (await belowUnits(tx, log, others, today)).filter((unitId) => !reached.has(unitId));
}
