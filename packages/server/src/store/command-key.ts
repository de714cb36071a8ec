import { canonicalBytesOfPresent } from "@touchstone/ledger";
import type { Receipt } from "../receipt.ts";
import type { Log } from "./log.ts";
import { sha256 } from "./sha256.ts";
import type { Tx } from "./tx.ts";

/** What was done under a key before. */
export interface Done {
  readonly receipt: Receipt;
  /** of what was asked for then */
  readonly digest: Uint8Array;
}

/** Digest of what is asked for: the same key for something else is refused. */
export function digestOf(asked: object): Uint8Array {
  return sha256(canonicalBytesOfPresent(asked));
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Whether anything was done under this key in this log. */
export async function isDoneUnder(tx: Tx, log: Log, key: string): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT 1 FROM command_key WHERE shard_key = $1 AND log_id = $2 AND key = $3", [
    log.shardKey,
    log.logId,
    key,
  ]);
  return rowCount > 0;
}

/** What a command is remembered by. */
export interface CommandKey {
  readonly key: string;
  readonly digest: Uint8Array;
  readonly receipt: Receipt;
}

/** Remembers what was done under a key where that made no event; `append` does it along with the events. */
export function rememberKey(tx: Tx, log: Log, { key, digest, receipt }: CommandKey): void {
  tx.send("INSERT INTO command_key (shard_key, log_id, key, digest, receipt, at) VALUES ($1, $2, $3, $4, $5, $6)", [
    log.shardKey,
    log.logId,
    key,
    digest,
    JSON.stringify(receipt),
    receipt.at,
  ]);
}
