import type { Leaving, LoadedCase } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { todayIn } from "../today-in.ts";
import type { Touchstone } from "../touchstone.ts";

/**
 * An application with the enrolment that came by applying and that nothing else rests on: its own round's or another's,
 * as long as no other application of the unit stands, and none was declined that an appeal can still be made against.
 */
export async function leavingOf(tx: Tx, { now }: Pick<Touchstone, "now">, log: Log, on: LoadedCase): Promise<Leaving> {
  const { unitId, applicationId } = on.application;
  const today = todayIn(log, { now });
  const { rows } = await tx.query<{ from: string }>(
    `SELECT e.valid_from AS "from" FROM enrolment e
     JOIN cycle c ON c.shard_key = e.shard_key AND c.cycle_id = e.enrolment_id
     WHERE e.shard_key = $1 AND e.unit_id = $3 AND e.ended_seq IS NULL
       AND NOT EXISTS (SELECT FROM application o
                       WHERE o.shard_key = $1 AND o.unit_id = $3 AND o.application_id <> $4 AND ${KEEPS_UNIT})
     ORDER BY e.seq DESC LIMIT 1`,
    [log.shardKey, today, unitId, applicationId],
  );
  return { ...on, enrolledHere: rows[0] ?? null };
}

/** An application `o` keeps its unit taking part on the day $2: it stands, or an appeal can still be made. */
export const KEEPS_UNIT = `(o.state NOT IN ('withdrawn', 'lapsed', 'declined')
  OR (o.state = 'declined' AND (o.decision ->> 'appealUntil')::date > $2::date))`;
