import { eventOf, toHex } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { NewEvent } from "./append.ts";
import type { Log } from "./log.ts";
import { openPrivate } from "./private-parts.ts";
import { SEALED_PART } from "./sealed-content.ts";
import type { Tx } from "./tx.ts";

/**
 * The event that discloses a sealed one: to be appended. What was sealed stands in the tables since it was recorded.
 * @returns null if this event is not sealed, or what was sealed is erased
 */
export async function disclosureOfSealed(tx: Tx, keys: Keys, log: Log, seq: number): Promise<NewEvent | null> {
  const kept = await openPrivate(tx, keys, log, { seq, part: SEALED_PART });
  const event = kept && eventOf(kept.content);
  if (!kept || !event) return null;
  const data = { index: seq, event, salt: toHex(kept.salt) };
  return { type: "EventDisclosed", stream: `sealed/${seq}`, data };
}
