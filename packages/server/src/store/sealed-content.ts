import { eventOf, isMap, type JsonObject, type Opening, openDisclosure, opens, sealedIn } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "./log.ts";
import { partsInOrder } from "./parts-in-order.ts";
import { openKept, openPrivate } from "./private-parts.ts";
import { sha256 } from "./sha256.ts";
import type { Tx } from "./tx.ts";

/** Private part under which a sealed event is kept. */
export const SEALED_PART = "sealed";

/** Private part that says who an assignment is: read by nobody, for whoever could read it would know who rated what. */
export const REVIEWER_PART = "reviewer";

/**
 * What a sealed leaf says: as it is kept, or, where that was erased, as it was disclosed. Null: nobody knows any more.
 * @throws {Error} if what is kept was altered
 */
export async function sealedContent(
  tx: Tx,
  keys: Keys,
  log: Log,
  seq: number,
  leaf: JsonObject,
): Promise<JsonObject | null> {
  const kept = await openPrivate(tx, keys, log, { seq, part: SEALED_PART });
  return kept === null ? disclosed(tx, log, seq, leaf) : saidIn(kept, log, seq, leaf);
}

/** As `sealedContent`, for whoever goes through a log in order: what is kept is read a range of events at once. */
export function sealedInOrder(
  tx: Tx,
  keys: Keys,
  log: Log,
): (seq: number, leaf: JsonObject) => Promise<JsonObject | null> {
  const partsOf = partsInOrder(tx, log);
  return async (seq, leaf) => {
    const cipher = (await partsOf(seq)).get(SEALED_PART);
    if (cipher === undefined) return disclosed(tx, log, seq, leaf);
    return saidIn(await openKept(keys, log, { seq, part: SEALED_PART }, cipher), log, seq, leaf);
  };
}

/** @throws {Error} if what is kept is not what the leaf commits to */
function saidIn(kept: Opening, log: Log, seq: number, leaf: JsonObject): JsonObject | null {
  if (!opens(sha256, sealedIn(leaf) ?? "", kept))
    throw new Error(`what is kept of the sealed event ${seq} of ${log.slug} is not what was sealed`);
  return eventOf(kept.content);
}

async function disclosed(tx: Tx, { shardKey, logId }: Log, seq: number, leaf: JsonObject): Promise<JsonObject | null> {
  const { rows } = await tx.query<{ seq: number; entry: Uint8Array }>(
    "SELECT seq, entry FROM event WHERE shard_key = $1 AND log_id = $2 AND stream = $3 ORDER BY seq LIMIT 1",
    [shardKey, logId, `sealed/${seq}`],
  );
  const [row] = rows;
  const event = row ? eventOf(row.entry) : null;
  if (!row || !event || !isMap(event.data)) return null;
  const opened = openDisclosure(sha256, { type: "EventDisclosed", ...event.data }, row.seq, (index) =>
    index === seq ? leaf : null,
  );
  return "event" in opened ? opened.event : null;
}
