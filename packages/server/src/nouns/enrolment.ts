import { type CommandOf, decideEndEnrolment, type Enrolled } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

export const enrolmentHandlers = {
  EndEnrolment: handler<CommandOf<"EndEnrolment">, Enrolled | null>({
    stream: ({ unitId }) => `enrolment/${unitId}`,
    unit: ({ unitId }) => unitId,
    load: (tx, _, log, { unitId }) => latestEnrolment(tx, log, unitId),
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
