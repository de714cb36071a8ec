import { canonicalBytes, type Json } from "@touchstone/ledger";
import type { Receipt } from "../receipt.ts";
import type { Log } from "./log.ts";
import { sha256 } from "./sha256.ts";
import type { Tx } from "./tx.ts";

/** What was done under a key before. */
export interface Done {
  readonly receipt: Receipt;
  readonly isSame: boolean;
}

/** Digest of what is asked for: the same key for something else is refused. */
export function digestOf(asked: object): Uint8Array {
  // keys without a value are as if they were not there, and a class can't be among plain commands
  return sha256(canonicalBytes(JSON.parse(JSON.stringify(asked)) as Json));
}

/** What was done under this key in this log; null if nothing was. */
export async function doneUnder(tx: Tx, log: Log, key: string, digest: Uint8Array): Promise<Done | null> {
  const { rows } = await tx.query<{ digest: Uint8Array; receipt: Receipt }>(
    "SELECT digest, receipt FROM command_key WHERE shard_key = $1 AND log_id = $2 AND key = $3",
    [log.shardKey, log.logId, key],
  );
  const [row] = rows;
  return row ? { receipt: row.receipt, isSame: Buffer.compare(row.digest, digest) === 0 } : null;
}

/** Remembers what was done under a key, in the transaction that does it. */
export function rememberKey(
  tx: Tx,
  log: Log,
  { key, digest, receipt }: { readonly key: string; readonly digest: Uint8Array; readonly receipt: Receipt },
): void {
  tx.send("INSERT INTO command_key (shard_key, log_id, key, digest, receipt, at) VALUES ($1, $2, $3, $4, $5, $6)", [
    log.shardKey,
    log.logId,
    key,
    digest,
    JSON.stringify(receipt),
    receipt.at,
  ]);
}
