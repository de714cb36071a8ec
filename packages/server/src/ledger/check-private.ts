import { eventOf, type JsonObject, opens, privateStanding, sealedIn } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../store/log.ts";
import { openPrivate } from "../store/private-parts.ts";
import { SEALED_PART } from "../store/sealed-content.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";
import type { StoreFault } from "./store-fault.ts";

/** Names of the private parts that are kept, by the number of their event. */
export async function keptParts(tx: Tx, log: Log): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await tx.query<{ seq: number; part: string }>(
    "SELECT seq, part FROM event_private WHERE shard_key = $1 AND log_id = $2 ORDER BY seq, part",
    [log.shardKey, log.logId],
  );
  const parts = new Map<number, string[]>();
  for (const { seq, part } of rows) parts.set(seq, [...(parts.get(seq) ?? []), part]);
  return parts;
}

/**
 * The parts of one event that are kept and are not what was committed to, or were never spoken of. One that is not
 * kept was erased, which is in order. The parts of a sealed event are committed to within what is sealed.
 */
export async function* privateFaults(
  tx: Tx,
  keys: Keys,
  log: Log,
  { seq, event, parts }: { readonly seq: number; readonly event: JsonObject; readonly parts: readonly string[] },
): AsyncGenerator<StoreFault, void> {
  const open = (part: string) => openPrivate(tx, keys, log, { seq, part }).catch(() => null); // altered, or another's
  const sealed = sealedIn(event);
  let speaker: JsonObject | null = event;
  if (sealed !== null) {
    const kept = parts.includes(SEALED_PART) ? await open(SEALED_PART) : null;
    const isIntact = kept !== null && opens(sha256, sealed, kept);
    if (parts.includes(SEALED_PART) && !isIntact) yield { log: log.slug, kind: "private", seq, part: SEALED_PART };
    speaker = kept && isIntact ? eventOf(kept.content) : null;
  }
  for (const part of parts) {
    if (speaker === null || (sealed !== null && part === SEALED_PART)) continue;
    const kept = await open(part);
    const standing = kept ? privateStanding(sha256, speaker, part, kept) : "altered";
    if (standing === "none") yield { log: log.slug, kind: "private-alien", seq, part };
    if (standing === "altered") yield { log: log.slug, kind: "private", seq, part };
  }
}
