import { type CommandOf, decideEndEnrolment, ENDED, type Enrolled, type TakingPart } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

export const enrolmentHandlers = {
  EndEnrolment: handler<CommandOf<"EndEnrolment">, TakingPart>({
    stream: ({ unitId }) => `enrolment/${unitId}`,
    unit: ({ unitId }) => unitId,
    load: async (tx, _, log, { unitId }) => ({
      latest: await latestEnrolment(tx, log, unitId),
      applications: await standingApplications(tx, log, unitId),
    }),
    decide: decideEndEnrolment,
  }),
};

/** A unit's latest enrolment; null where it has never taken part. */
export async function latestEnrolment(tx: Tx, log: Log, unitId: string): Promise<Enrolled | null> {
  const { rows } = await tx.query<Enrolled>(
    `SELECT valid_from AS "from", valid_until AS until FROM enrolment
     WHERE shard_key = $1 AND unit_id = $2 ORDER BY seq DESC LIMIT 1`,
    [log.shardKey, unitId],
  );
  return rows[0] ?? null;
}

/** Ids of a unit's applications that have not come to their end. */
async function standingApplications(tx: Tx, { shardKey }: Log, unitId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT application_id AS id FROM application WHERE shard_key = $1 AND unit_id = $2 AND state <> ALL($3) ORDER BY seq",
    [shardKey, unitId, [...ENDED]],
  );
  return rows.map(({ id }) => id);
}
