import { type CommandOf, decideEndEnrolment, type Enrolled } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { handler } from "./handler.ts";

export const enrolmentHandlers = {
  EndEnrolment: handler<CommandOf<"EndEnrolment">, Enrolled | null>({
    stream: ({ unitId }) => `enrolment/${unitId}`,
    unit: ({ unitId }) => unitId,
    load: (tx, _, log, { unitId }) => liveEnrolment(tx, log, unitId),
    decide: decideEndEnrolment,
  }),
};

async function liveEnrolment(tx: Tx, log: Log, unitId: string): Promise<Enrolled | null> {
  const { rows } = await tx.query<Enrolled>(
    `SELECT valid_from AS "from" FROM enrolment
     WHERE shard_key = $1 AND unit_id = $2 AND ended_seq IS NULL`,
    [log.shardKey, unitId],
  );
  return rows[0] ?? null;
}
