import { toHex } from "@touchstone/ledger";
import { readHead, sizeAndRoot } from "../store/head.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { treeOf } from "./leaves.ts";

/** How far a log is looked at: its first `size` events, and the root over them, in hexadecimal. */
export interface LogCut {
  readonly size: number;
  readonly root: string;
}

/** The present cut of a log. Within a transaction that holds the log's lock it includes what was appended in it. */
export async function cutOf(tx: Tx, log: Log): Promise<LogCut> {
  return sizeAndRoot(await readHead(tx, log));
}

/**
 * An earlier cut of a log, its root computed from the leaves.
 * @throws {RangeError} if the log is not that long
 */
export async function cutAt(tx: Tx, log: Log, size: number): Promise<LogCut> {
  const present = await cutOf(tx, log);
  if (present.size === size) return present;
  if (!Number.isSafeInteger(size) || size < 0 || size > present.size)
    throw new RangeError(`cutAt: got size ${size}, want 0 to ${present.size}`);
  const tree = await treeOf(tx, log, size);
  return { size, root: toHex(tree.root()) };
}
