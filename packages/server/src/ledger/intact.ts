import { appendLeaf, emptyFrontier, frontierRoot, leafHash, toHex } from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";
import type { LogCut } from "./cut.ts";
import { eventsOf, type StoredEvent } from "./leaves.ts";

/** The events that are stored are not those that were recorded: in words. */
export class LedgerDamaged extends Error {
  override readonly name = "LedgerDamaged";
}

/**
 * The events of a cut in their order, each held against its leaf, and all of them against the cut's root.
 * @throws {LedgerDamaged} at the first that is missing or was altered; at the end, if the leaves are not those of the root
 */
export async function* intactEvents(tx: Tx, log: Log, { size, root }: LogCut): AsyncGenerator<StoredEvent, void> {
  const frontier = emptyFrontier();
  for await (const event of eventsOf(tx, log, 0, size)) {
    const seq = frontier.size;
    if (event.seq !== seq) throw new LedgerDamaged(`event ${seq} of ${log.slug} is missing`);
    assertLeaf(log, event);
    appendLeaf(sha256, frontier, event.leaf);
    yield event;
  }
  if (frontier.size < size) throw new LedgerDamaged(`event ${frontier.size} of ${log.slug} is missing`);
  const found = toHex(frontierRoot(sha256, frontier));
  if (found !== root)
    throw new LedgerDamaged(`the ${size} events of ${log.slug} have the root ${found}, its head says ${root}`);
}

/** @throws {LedgerDamaged} as `intactEvents` */
export async function assertIntact(tx: Tx, log: Log, cut: LogCut): Promise<void> {
  for await (const _ of intactEvents(tx, log, cut));
}

/** @throws {LedgerDamaged} if an event's entry is not what its leaf says */
export function assertLeaf({ slug }: Log, { seq, entry, leaf }: Pick<StoredEvent, "seq" | "entry" | "leaf">): void {
  if (toHex(leafHash(sha256, entry)) !== toHex(leaf))
    throw new LedgerDamaged(`event ${seq} of ${slug} was altered: its entry and its leaf hash disagree`);
}
