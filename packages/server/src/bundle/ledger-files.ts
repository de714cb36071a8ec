import {
  bundleOf,
  bundlePath,
  CHECKPOINT_PATH,
  growTree,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  tilesBetween,
  toHex,
} from "@touchstone/ledger";
import type { LogKey } from "../keys/keys.ts";
import type { LogCut } from "../ledger/cut.ts";
import { assertLeaf, LedgerDamaged } from "../ledger/intact.ts";
import { signed } from "../ledger/publish.ts";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";
import type { OutFolder } from "./out-folder.ts";

const ENTRIES_PER_PAGE = 16 * TILE_WIDTH;

interface Leaf {
  seq: number;
  entry: Uint8Array;
  leaf: Uint8Array;
}

/**
 * Writes the first `size` leaves of a log as a ledger that stands by itself: entries, tiles, and a checkpoint of exactly
 * this size. Ed25519 has one signature for one text, so that the same cut gives the same bytes.
 * @throws {LedgerDamaged} if an event is missing or was altered
 */
export async function writeLedger(
  out: OutFolder,
  tx: Tx,
  log: Log,
  { size, root }: LogCut,
  key: LogKey,
): Promise<void> {
  const folder = `ledger/${log.kind}`;
  const tree = growTree(sha256);
  for (let from = 0; from < size; from += ENTRIES_PER_PAGE) {
    const { rows } = await tx.query<Leaf>(
      "SELECT seq, entry, leaf FROM event WHERE shard_key = $1 AND log_id = $2 AND seq >= $3 AND seq < $4 ORDER BY seq",
      [log.shardKey, log.logId, from, Math.min(from + ENTRIES_PER_PAGE, size)],
    );
    for (const row of rows) {
      if (row.seq !== tree.size()) throw new LedgerDamaged(`event ${tree.size()} of ${log.slug} is missing`);
      assertLeaf(log, row);
      tree.append(row.leaf);
    }
    for (let at = 0; at < rows.length; at += TILE_WIDTH) {
      const entries = rows.slice(at, at + TILE_WIDTH).map(({ entry }) => entry);
      const path = bundlePath({ index: (from + at) / TILE_WIDTH, width: entries.length });
      await out.file(`${folder}/${path}`, (file) => file.write(bundleOf(entries)));
    }
  }
  if (tree.size() < size) throw new LedgerDamaged(`event ${tree.size()} of ${log.slug} is missing`);
  const found = toHex(tree.root());
  if (found !== root)
    throw new LedgerDamaged(`the ${size} events of ${log.slug} have the root ${found}, its head says ${root}`);
  for (const tile of tilesBetween(0, size))
    await out.file(`${folder}/${tilePath(tile)}`, (file) => file.write(tileBytes(tile, tree.hashAt)));
  await out.file(`${folder}/${CHECKPOINT_PATH}`, (file) => file.write(signed(key, { size, root })));
}
