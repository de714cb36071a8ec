import type { EventData, EventType } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** An event of one of the types asked for. */
export type Recorded<T extends EventType> = {
  readonly [K in T]: { readonly type: K; readonly seq: number; readonly at: string; readonly data: EventData[K] };
}[T];

/** The events of some types among the first `size` of a log, in their order, read from their entries. */
export async function eventsOf<const T extends EventType>(
  tx: Tx,
  log: Log,
  size: number,
  types: readonly T[],
): Promise<Recorded<T>[]> {
  const { rows } = await tx.query<{ seq: number; entry: Buffer }>(
    "SELECT seq, entry FROM event WHERE shard_key = $1 AND log_id = $2 AND seq < $3 AND type = ANY($4) ORDER BY seq",
    [log.shardKey, log.logId, size, types],
  );
  return rows.map(({ seq, entry }) => ({ ...JSON.parse(entry.toString()), seq }) as Recorded<T>); // we recorded it so
}

/** Instant of an event of a log. */
export async function instantOf(tx: Tx, log: Log, seq: number): Promise<string> {
  const { rows } = await tx.query<{ entry: Buffer }>(
    "SELECT entry FROM event WHERE shard_key = $1 AND log_id = $2 AND seq <= $3 AND type <> 'Sealed' ORDER BY seq DESC LIMIT 1",
    [log.shardKey, log.logId, seq],
  );
  const [row] = rows;
  if (!row) throw new RangeError(`instantOf: got event ${seq} of ${log.slug}, which has none`);
  return (JSON.parse(row.entry.toString()) as { at: string }).at; // every event has it
}
