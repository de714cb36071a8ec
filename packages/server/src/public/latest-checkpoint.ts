import { keptNote, lastSize } from "../ledger/checkpoints.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** The last checkpoint of a log that was published, with all that witnesses have said of it. */
export interface LatestCheckpoint {
  readonly size: number;
  /** signed note, as C2SP has it */
  readonly note: string;
}

/** null before the first was published. */
export async function latestCheckpoint(tx: Tx, log: Log): Promise<LatestCheckpoint | null> {
  const size = await lastSize(tx, log);
  const note = size === null ? null : await keptNote(tx, log, size);
  return size === null || note === null ? null : { size, note };
}
