import type { Log } from "./log.ts";
import type { Tx } from "./tx.ts";

/** The private parts of an event as they are kept, encrypted, by their names. */
export type KeptParts = ReadonlyMap<string, Uint8Array>;

const EVENTS_AT_ONCE = 256;
const NONE: KeptParts = new Map();

/**
 * Reads what is kept beside the events of a log, for whoever goes through it in order: a range of events at once, and not
 * one query for each. An event asked for again is found only as long as it is in the range that was read last; it is read
 * anew else.
 */
export function partsInOrder(tx: Tx, log: Log): (seq: number) => Promise<KeptParts> {
  let from = 0;
  let to = 0;
  let parts: ReadonlyMap<number, KeptParts> = new Map();
  return async (seq) => {
    if (seq < from || seq >= to) {
      [from, to] = [seq, seq + EVENTS_AT_ONCE];
      parts = await partsIn(tx, log, from, to);
    }
    return parts.get(seq) ?? NONE;
  };
}

/** The parts of the events [from, to), in the order of their names. */
async function partsIn(tx: Tx, { shardKey, logId }: Log, from: number, to: number) {
  const { rows } = await tx.query<{ seq: number; part: string; cipher: Uint8Array }>(
    `SELECT seq, part, cipher FROM event_private
     WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4 ORDER BY seq, part`,
    [shardKey, logId, from, to],
  );
  const parts = new Map<number, Map<string, Uint8Array>>();
  for (const { seq, part, cipher } of rows) parts.set(seq, (parts.get(seq) ?? new Map()).set(part, cipher));
  return parts;
}
