import type { CycleStage, Level, Role } from "@touchstone/domain";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";
import { aboveUnit } from "../units-above.ts";

/**
 * Who coordinates at which level above an applicant today, or holds another role there; nothing is looked up where no
 * stage names a level.
 */
export async function levelOf(
  tx: Tx,
  { now }: Pick<Touchstone, "now">,
  log: Log,
  {
    application,
    cycle,
  }: {
    readonly application: { readonly unitId: string };
    readonly cycle: { readonly stages: readonly CycleStage[] };
  },
  role: Role = "coordinator",
): Promise<Level> {
  if (cycle.stages.every(({ actsAt }) => actsAt === null)) return { above: [] };
  const organisation = await logById(tx, log.organisationId);
  if (organisation === null) throw new RangeError(`levelOf: got ${log.slug}, whose organisation has no log`);
  const today = todayIn(log, { now });
  const ids = await aboveUnit(tx, log, application.unitId, today);
  const { rows: units } = await tx.query<{ unitId: string; type: string }>(
    `SELECT unit_id AS "unitId", type FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])`,
    [organisation.shardKey, ids],
  );
  const { rows: grants } = await tx.query<{ unitId: string; actor: string }>(
    `SELECT unit_id AS "unitId", actor_id AS actor FROM role_grant
     WHERE shard_key = $1 AND log_id = $2 AND role = $5 AND unit_id = ANY($3::uuid[])
       AND valid_from <= $4 AND (valid_until IS NULL OR $4 < valid_until)`,
    [log.shardKey, log.logId, ids, today, role],
  );
  return {
    above: units.map(({ unitId, type }) => ({
      unitId,
      type,
      coordinators: grants.flatMap((grant) => (grant.unitId === unitId ? [grant.actor] : [])),
    })),
  };
}
