import { eventOf, type JsonObject, opens, privateStanding, sealedIn } from "@touchstone/ledger";
import type { Keys } from "../keys/keys.ts";
import type { Log } from "../store/log.ts";
import type { KeptParts } from "../store/parts-in-order.ts";
import { openKept } from "../store/private-parts.ts";
import { SEALED_PART } from "../store/sealed-content.ts";
import { sha256 } from "../store/sha256.ts";
import type { StoreFault } from "./store-fault.ts";

/**
 * The parts of one event that are kept and are not what was committed to, or were never spoken of. One that is not
 * kept was erased, which is in order. The parts of a sealed event are committed to within what is sealed.
 */
export async function* privateFaults(
  keys: Keys,
  log: Log,
  { seq, event, parts }: { readonly seq: number; readonly event: JsonObject; readonly parts: KeptParts },
): AsyncGenerator<StoreFault, void> {
  const open = (part: string, cipher: Uint8Array) => openKept(keys, log, { seq, part }, cipher).catch(() => null); // altered, or another's
  const sealed = sealedIn(event);
  let speaker: JsonObject | null = event;
  if (sealed !== null) {
    const cipher = parts.get(SEALED_PART);
    const kept = cipher ? await open(SEALED_PART, cipher) : null;
    const isIntact = kept !== null && opens(sha256, sealed, kept);
    if (cipher && !isIntact) yield { log: log.slug, kind: "private", seq, part: SEALED_PART };
    speaker = kept && isIntact ? eventOf(kept.content) : null;
  }
  for (const [part, cipher] of parts) {
    if (speaker === null || (sealed !== null && part === SEALED_PART)) continue;
    const kept = await open(part, cipher);
    const standing = kept ? privateStanding(sha256, speaker, part, kept) : "altered";
    if (standing === "none") yield { log: log.slug, kind: "private-alien", seq, part };
    if (standing === "altered") yield { log: log.slug, kind: "private", seq, part };
  }
}
