import { appendLeaf, emptyFrontier, frontierRoot, HASH_BYTES, toHex } from "@touchstone/ledger";
import { readHead, sizeAndRoot } from "../store/head.ts";
import { allLogs, type Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { checkpointFaults } from "./check-checkpoints.ts";
import { eventChecker, type Looking } from "./check-event.ts";
import { checkpointSizes } from "./checkpoints.ts";
import { eventsOf } from "./leaves.ts";
import type { StoreFault } from "./store-fault.ts";

/** What was looked at, and what is wrong with it; it holds if there are no faults. */
export interface StoreReport {
  readonly nLogs: number;
  readonly nEvents: number;
  readonly nFiles: number;
  readonly faults: readonly StoreFault[];
  /** false if it stopped at `mostFaults`: there may be more */
  readonly complete: boolean;
}

export interface CheckOptions {
  /** whether the files of chunks and documents are read too; true if absent */
  readonly files?: boolean;
  /** after how many faults to stop; 1,000 if absent */
  readonly mostFaults?: number;
  readonly say?: (line: string) => void;
}

/**
 * Holds everything that is stored against itself: each event's entry against its leaf, its columns and the tree of the
 * head; private parts against their commitments; files against their digests and roots; checkpoints against the tree
 * and their signatures; published tiles against the checkpoint. Whatever is wrong is named. In one snapshot.
 */
export async function checkStore(touchstone: Touchstone, options: CheckOptions = {}): Promise<StoreReport> {
  const { files = true, mostFaults = 1000, say = () => {} } = options;
  const count = { nLogs: 0, nEvents: 0, nFiles: 0 };
  const faults: StoreFault[] = [];
  const check = async (tx: Tx): Promise<void> => {
    for (const log of await allLogs(tx)) {
      say(`checking the ledger of ${log.slug}`);
      count.nLogs++;
      for await (const fault of logFaults(tx, touchstone, log, { files, count })) {
        if (faults.length === mostFaults) return;
        faults.push(fault);
      }
    }
  };
  await transaction(touchstone, check, { readOnly: true });
  return { ...count, faults, complete: faults.length < mostFaults };
}

async function* logFaults(
  tx: Tx,
  touchstone: Touchstone,
  log: Log,
  looking: Looking,
): AsyncGenerator<StoreFault, void> {
  const { size, root } = sizeAndRoot(await readHead(tx, log));
  const wanted = new Set(await checkpointSizes(tx, log));
  const roots = new Map<number, string>();
  const frontier = emptyFrontier();
  const keepRoot = (): void => {
    if (wanted.has(frontier.size)) roots.set(frontier.size, toHex(frontierRoot(sha256, frontier)));
  };
  keepRoot();
  const check = eventChecker(tx, touchstone, log, looking);
  for await (const stored of eventsOf(tx, log, 0, Number.MAX_SAFE_INTEGER)) {
    if (stored.seq >= size) {
      yield { log: log.slug, kind: "beyond-head", seq: stored.seq, size };
      continue;
    }
    while (frontier.size < stored.seq) {
      yield { log: log.slug, kind: "missing-event", seq: frontier.size };
      appendLeaf(sha256, frontier, NONE); // so that those behind it keep their places
      keepRoot();
    }
    appendLeaf(sha256, frontier, stored.leaf);
    keepRoot();
    yield* check(stored);
  }
  for (let seq = frontier.size; seq < size; seq++) yield { log: log.slug, kind: "missing-event", seq };
  const got = toHex(frontierRoot(sha256, frontier));
  if (frontier.size === size && got !== root) yield { log: log.slug, kind: "head", got, want: root };
  yield* checkpointFaults(tx, touchstone, log, (at) => roots.get(at) ?? null);
}

const NONE = new Uint8Array(HASH_BYTES);
