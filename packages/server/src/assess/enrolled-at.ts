import type { EventData } from "@touchstone/domain";
import { readChunk } from "../files/chunks.ts";
import type { FileStore } from "../files/file-store.ts";
import { assertLeaf } from "../ledger/intact.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

type Saying = "UnitsEnrolled" | "UnitEnrolled" | "EnrolmentEnded";

/** An event that says who takes part. */
type Said = { readonly [K in Saying]: { type: K; data: EventData[K] } }[Saying];

/** Events of a log by their numbers: `[from, to)`. */
export interface Events {
  readonly from: number;
  readonly to: number;
}

/**
 * Ids of the units with a live enrolment at a size of the programme's log on a day, sorted. Read from the events and
 * their chunks, not from the table: who is scored must not hang on what can be altered without a trace.
 * @param day null: whatever the day, so that an end counts as soon as it is on record
 * @throws {LedgerDamaged} if an event is not what its leaf says
 * @throws {FileDamaged} if a chunk is missing or was altered
 */
export async function enrolledAt(
  tx: Tx,
  files: FileStore,
  log: Log,
  size: number,
  day: string | null,
): Promise<string[]> {
  const live = new Set<string>();
  await enrolmentsBetween(tx, files, log, { from: 0, to: size }, day, (unitId, isLive) => {
    if (isLive) live.add(unitId);
    else live.delete(unitId);
  });
  return [...live].sort();
}

/** Tells, in the order of the events, who came and who left; as `enrolledAt`. */
export async function enrolmentsBetween(
  tx: Tx,
  files: FileStore,
  log: Log,
  { from, to }: Events,
  day: string | null,
  tell: (unitId: string, isLive: boolean) => void,
): Promise<void> {
  const { rows } = await tx.query<{ seq: number; entry: Buffer; leaf: Buffer }>(
    `SELECT seq, entry, leaf FROM event
     WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4
       AND type IN ('UnitsEnrolled', 'UnitEnrolled', 'EnrolmentEnded') ORDER BY seq`,
    [log.shardKey, log.logId, from, to],
  );
  for (const row of rows) {
    assertLeaf(log, row);
    const { type, data } = JSON.parse(row.entry.toString()) as Said; // recorded so, as its leaf says
    if (day !== null && data.on > day) continue;
    if (type === "EnrolmentEnded") tell(data.unitId, false);
    else if (type === "UnitEnrolled") tell(data.unitId, true);
    else for (const unit of await readChunk(files, data.chunk)) tell(unitIdIn(unit), true);
  }
}

/** The unit of a row `["<unitId>", …]`. */
export const unitIdIn = (row: Uint8Array): string =>
  Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1", 2, 38);
