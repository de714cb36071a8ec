import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  bundleOf,
  bundlePath,
  CHECKPOINT_PATH,
  formatCheckpoint,
  formatNote,
  noteSignature,
  parseCheckpoint,
  parseNote,
  signedMessage,
  TILE_WIDTH,
  tileBytes,
  tilePath,
  tilesBetween,
  toHex,
} from "@touchstone/ledger";
import { writeWhole } from "../files/write-whole.ts";
import type { LogKey } from "../keys/keys.ts";
import { readHead, sizeAndRoot } from "../store/head.ts";
import type { Log } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { whileWritable } from "../writable.ts";
import { keptNote, lastSize } from "./checkpoints.ts";
import type { LogCut } from "./cut.ts";
import { eventsOf, treeOf } from "./leaves.ts";
import { ledgerFolder } from "./published.ts";

/** What was published: the cut, and the signed note that says so. */
export interface Published extends LogCut {
  readonly note: string;
}

/**
 * Publishes a log as it is now: tiles and bundles of entries, under the data folder, for whoever wants to check, and
 * over them a signed checkpoint, which is also kept as a row. What was published is only added to; doing it again at
 * the same size changes nothing.
 * @throws {Error} if what is stored is not what the head says: nothing is signed then
 */
export async function publish(touchstone: Touchstone, log: Log): Promise<Published> {
  const before = running.get(log.logId) ?? Promise.resolve();
  const mine = before.catch(() => {}).then(() => whileWritable(touchstone.health, () => publishNow(touchstone, log)));
  running.set(log.logId, mine);
  return mine;
}

const running = new Map<string, Promise<unknown>>(); // one after the other: the latest checkpoint is the last written

async function publishNow(touchstone: Touchstone, log: Log): Promise<Published> {
  const key = await touchstone.keys.logKey(log);
  const folder = ledgerFolder(touchstone.home, log.logId);
  const isThere = await access(join(folder, CHECKPOINT_PATH)).then(
    () => true,
    () => false,
  );
  const cut = await transaction(
    touchstone,
    async (tx) => {
      const present = sizeAndRoot(await readHead(tx, log));
      const from = isThere ? ((await lastSize(tx, log)) ?? 0) : 0;
      if (from < present.size) await writeTiles(tx, log, folder, from, present);
      return present;
    },
    { readOnly: true },
  );
  const note = await transaction(touchstone, async (tx) => {
    await tx.query(
      `INSERT INTO checkpoint (shard_key, log_id, size, note, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (shard_key, log_id, size) DO NOTHING`,
      [log.shardKey, log.logId, cut.size, signed(key, cut), touchstone.now()],
    );
    return keptNote(tx, log, cut.size);
  });
  if (note === null) throw new Error(`publish: the checkpoint of ${log.slug} at ${cut.size} was not kept`);
  await writeWhole(join(folder, CHECKPOINT_PATH), Buffer.from(note), PUBLIC);
  return { ...cut, note };
}

/**
 * Publishes what was kept last and did not get there: the process was killed between the two.
 * @throws {Error} if what is stored is not what the checkpoint says
 */
export async function finishPublishing(touchstone: Touchstone, log: Log, say: (line: string) => void): Promise<void> {
  const folder = ledgerFolder(touchstone.home, log.logId);
  const published = await readFile(join(folder, CHECKPOINT_PATH), "utf8").catch(() => null);
  const note = await transaction(
    touchstone,
    async (tx) => {
      const size = await lastSize(tx, log);
      const kept = size === null ? null : await keptNote(tx, log, size);
      const checkpoint = kept === null ? null : parseCheckpoint(parseNote(kept)?.text ?? "");
      if (!checkpoint || kept === published) return null;
      const cut = { size: checkpoint.size, root: toHex(checkpoint.root) };
      if (published === null) await writeTiles(tx, log, folder, 0, cut); // else they stand: they come before it is kept
      return kept;
    },
    { readOnly: true },
  );
  if (note === null) return;
  await writeWhole(join(folder, CHECKPOINT_PATH), Buffer.from(note), PUBLIC);
  say(`the last checkpoint of ${log.slug} had not been published: it is now`);
}

/** The checkpoint of a cut, signed by the log's key: the same bytes whenever it is made. */
export function signed({ verifier, sign }: LogKey, { size, root }: LogCut): string {
  const text = formatCheckpoint({ origin: verifier.name, size, root: Buffer.from(root, "hex") });
  return formatNote({ text, signatures: [noteSignature(verifier, sign(signedMessage(verifier.kind, text)))] });
}

const PUBLIC = { mode: 0o644 } as const;

async function writeTiles(tx: Tx, log: Log, folder: string, from: number, { size, root }: LogCut): Promise<void> {
  const tree = await treeOf(tx, log, size);
  const got = toHex(tree.root());
  if (got !== root) throw new Error(`publish: the leaves of ${log.slug} have the root ${got}, its head says ${root}`);
  const entries: Uint8Array[] = [];
  for await (const { seq, entry } of eventsOf(tx, log, from - (from % TILE_WIDTH), size)) {
    entries.push(entry);
    if (entries.length < TILE_WIDTH && seq + 1 < size) continue;
    const bundle = { index: Math.floor(seq / TILE_WIDTH), width: entries.length };
    await writeWhole(join(folder, bundlePath(bundle)), bundleOf(entries.splice(0)), PUBLIC);
  }
  for (const tile of tilesBetween(from, size))
    await writeWhole(join(folder, tilePath(tile)), tileBytes(tile, tree.hashAt), PUBLIC);
}
