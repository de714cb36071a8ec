import type { Log } from "./store/log.ts";
import { REVIEWER_PART, SEALED_PART } from "./store/sealed-content.ts";
import type { Tx } from "./store/tx.ts";

/** A private part that is kept beside an event: that there is one, not what it says. */
export interface KeptPart {
  readonly seq: number;
  readonly part: string;
  /** of its event */
  readonly type: string;
}

/** The private parts that are kept in a log and can be opened, in the order of their events. */
export async function keptParts(tx: Tx, { shardKey, logId }: Log): Promise<KeptPart[]> {
  const { rows } = await tx.query<KeptPart>(
    `SELECT p.seq, p.part, e.type FROM event_private p
     JOIN event e ON e.shard_key = p.shard_key AND e.log_id = p.log_id AND e.seq = p.seq
     WHERE p.shard_key = $1 AND p.log_id = $2 AND p.part <> ALL($3) ORDER BY p.seq, p.part`,
    [shardKey, logId, [SEALED_PART, REVIEWER_PART]],
  );
  return rows;
}
