import { eventOf, isMap, type JsonObject, leafHash, openDisclosure, sealedIn } from "@touchstone/ledger";
import { FileDamaged } from "../files/file-store.ts";
import type { Log } from "../store/log.ts";
import { partsInOrder } from "../store/parts-in-order.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { readEventFiles } from "./check-files.ts";
import { privateFaults } from "./check-private.ts";
import type { StoredEvent } from "./leaves.ts";
import type { StoreFault } from "./store-fault.ts";

/** How closely to look, and what has been looked at so far. */
export interface Looking {
  readonly files: boolean;
  readonly count: { nEvents: number; nFiles: number };
}

/** Checks the events of one log, given in their order; keeps what later ones are held against. */
export function eventChecker(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  { files, count }: Looking,
): (stored: StoredEvent) => AsyncGenerator<StoreFault, void> {
  const partsOf = partsInOrder(tx, log);
  const versions = new Map<string, number>();
  const sealed = new Map<number, JsonObject>();
  return async function* (stored) {
    const { seq, stream, entry, leaf } = stored;
    const at = { log: log.slug, seq };
    count.nEvents++;
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    if (stored.version !== version) yield { ...at, kind: "version" };
    if (!Buffer.from(leafHash(sha256, entry)).equals(leaf)) yield { ...at, kind: "entry" };
    const event = eventOf(entry);
    if (!event) return yield { ...at, kind: "no-event" };
    const isSealed = sealedIn(event) !== null;
    if (isSealed) sealed.set(seq, event);
    const said = isSealed ? { type: "Sealed", stream: "sealed" } : event;
    if (said.type !== stored.type || said.stream !== stream) yield { ...at, kind: "columns" };
    const what = disclosureFault(event, seq, sealed);
    if (what !== null) yield { ...at, kind: "disclosure", what };
    yield* privateFaults(touchstone.keys, log, { seq, event, parts: await partsOf(seq) });
    if (files) yield* fileFaults(touchstone, at, event, count);
  };
}

/** Why an event that discloses an earlier one does not; null where it does, or is no disclosure. */
function disclosureFault({ type, data }: JsonObject, seq: number, sealed: ReadonlyMap<number, JsonObject>) {
  if (type !== "EventDisclosed") return null;
  if (!isMap(data)) return "not-a-disclosure";
  const opened = openDisclosure(sha256, { type, ...data }, seq, (index) => sealed.get(index) ?? null);
  return "fault" in opened ? opened.fault : null;
}

async function* fileFaults(
  touchstone: Touchstone,
  at: { readonly log: string; readonly seq: number },
  event: JsonObject,
  count: Looking["count"],
): AsyncGenerator<StoreFault, void> {
  try {
    count.nFiles += await readEventFiles(touchstone.files, event);
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    yield { ...at, kind: "file", what: error.message };
  }
}
