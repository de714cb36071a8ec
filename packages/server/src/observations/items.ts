import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Numbers of items by their keys, as far as they are there. */
export async function itemNumbers(
  tx: Tx,
  { shardKey }: Pick<Log, "shardKey">,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ key: string; item_no: number }>(
    "SELECT key, item_no FROM item WHERE shard_key = $1 AND key = ANY($2)",
    [shardKey, keys],
  );
  return new Map(rows.map(({ key, item_no }) => [key, item_no]));
}

/** Numbers of items; those that are new get the next ones, in their order. Called under the lock of the log. */
export async function ensureItems(
  tx: Tx,
  log: Pick<Log, "shardKey">,
  keys: readonly string[],
  seq: number,
): Promise<Map<string, number>> {
  const known = await itemNumbers(tx, log, keys);
  const made = keys.filter((key) => !known.has(key));
  if (made.length === 0) return known;
  const { rows } = await tx.query<{ last: number }>(
    "SELECT coalesce(max(item_no), 0) AS last FROM item WHERE shard_key = $1",
    [log.shardKey],
  );
  const last = rows[0]?.last ?? 0;
  for (const [i, key] of made.entries()) known.set(key, last + 1 + i);
  await tx.query(
    "INSERT INTO item (shard_key, item_no, key, seq) SELECT $1, item_no, key, $4 FROM unnest($2::int[], $3::text[]) AS made (item_no, key)",
    [log.shardKey, made.map((_, i) => last + 1 + i), made, seq],
  );
  return known;
}
