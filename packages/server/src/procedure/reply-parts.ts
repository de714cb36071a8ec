import { type ApplicationState, authorise, ENDED } from "@touchstone/domain";
import type { Scene } from "../perform.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Private part in which a unit's reply to what was found is kept. */
export const REPLY_PART = "reply";

interface Replied {
  readonly applicationId: string;
  readonly unitId: string;
  readonly state: ApplicationState;
}

/** The application that was replied about in this event; null where the event is no reply. */
export async function repliedAbout(tx: Tx, { shardKey }: Log, seq: number): Promise<Replied | null> {
  const { rows } = await tx.query<Replied>(
    `SELECT application_id AS "applicationId", unit_id AS "unitId", state FROM application
     WHERE shard_key = $1 AND (reply->>'seq')::bigint = $2`,
    [shardKey, seq],
  );
  return rows[0] ?? null;
}

/**
 * Whether somebody who may open private parts may open this one: the office any; who sums up and who decides a unit's
 * reply alone, of an application that is still before them and that they neither review nor are tied to.
 */
export async function mayOpen(
  tx: Tx,
  log: Log,
  { seq, part }: { readonly seq: number; readonly part: string },
  { by, held }: Scene,
): Promise<boolean> {
  if (authorise("ErasePrivatePart", held, null) === null) return true; // the office
  const replied = part === REPLY_PART && log.kind === "programme" ? await repliedAbout(tx, log, seq) : null;
  if (replied === null || ENDED.has(replied.state)) return false;
  const { rowCount } = await tx.query(
    `SELECT 1 FROM assignment WHERE shard_key = $1 AND application_id = $2 AND actor_id = $3
     UNION ALL
     SELECT 1 FROM interest WHERE shard_key = $1 AND application_id = $2 AND actor_id = $3 AND conflict`,
    [log.shardKey, replied.applicationId, by],
  );
  return rowCount === 0;
}
