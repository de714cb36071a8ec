import type { Moved } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A sealed event of an application, as it stands in its log. */
export interface EventOfApplication {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly by: string;
}

/** Notes that an event is one of an application's: what a notice opens. */
export function noteEvent(tx: Tx, { shardKey }: Log, event: EventOfApplication, applicationId: string): void {
  tx.send(
    "INSERT INTO application_event (shard_key, application_id, seq, type, at, by_id) VALUES ($1, $2, $3, $4, $5, $6)",
    [shardKey, applicationId, event.seq, event.type, event.at, event.by],
  );
}

/** Brings an application to where an event says that it stands, until when it says, and notes the event. */
export async function moveApplication(
  tx: Tx,
  log: Log,
  event: EventOfApplication,
  applicationId: string,
  { to, deadline }: Moved,
): Promise<void> {
  await tx.query(
    `UPDATE application SET state = $3, until = $4, days = $5, provisional = $6, changed_seq = $7, changed_at = $8,
            since = $8
     WHERE shard_key = $1 AND application_id = $2`,
    [
      log.shardKey,
      applicationId,
      to,
      deadline?.until ?? null,
      deadline?.days ?? null,
      deadline?.provisional ?? false,
      event.seq,
      event.at,
    ],
  );
  noteEvent(tx, log, event, applicationId);
}
