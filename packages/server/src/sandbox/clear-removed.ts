import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Files } from "../files/file-store.ts";
import { ledgerFolder } from "../ledger/published.ts";
import { allLogs, type Log } from "../store/log.ts";
import { type Tx, transaction } from "../store/tx.ts";
import type { Touchstone } from "../touchstone.ts";
import { namedFiles } from "./named-files.ts";

/** Where the evidence of an organisation lies. */
export type EvidenceOf = (organisationId: string) => Pick<Files, "remove">;

interface Gone {
  readonly log_id: string;
  readonly kind: Log["kind"];
  readonly slug: string;
  readonly files: { readonly record: readonly string[]; readonly evidence: readonly string[] };
}

/**
 * Clears away what rehearsals that were removed have left outside the database: files that no event of any log names, keys,
 * published ledgers, bundles. May be stopped at any moment and is done again from its beginning.
 * @param evidenceOf where files of evidence lie; without, those of a rehearsal that had some wait for who knows
 */
export async function clearRemoved(touchstone: Touchstone, evidenceOf?: EvidenceOf): Promise<void> {
  const gone = await transaction(
    touchstone,
    async (tx) =>
      (await tx.query<Gone>("SELECT log_id, kind, slug, files FROM sandbox_gone WHERE cleared_at IS NULL ORDER BY no"))
        .rows,
    { readOnly: true },
  );
  for (const one of gone) {
    await eraseFiles(touchstone, one.files.record);
    await clearFolders(touchstone, one);
    const { evidence } = one.files;
    if (evidence.length > 0 && !evidenceOf) continue;
    for (const digest of evidence) await evidenceOf?.(one.log_id).remove(digest);
    await transaction(touchstone, (tx) =>
      tx.query("UPDATE sandbox_gone SET cleared_at = $2 WHERE log_id = $1", [one.log_id, touchstone.now()]),
    );
  }
}

async function clearFolders({ home, keys }: Touchstone, { log_id: logId, kind, slug }: Gone): Promise<void> {
  await keys.forget(logId);
  await rm(ledgerFolder(home, logId), { recursive: true, force: true });
  if (kind === "organisation") return;
  const bundles = join(home.dir, "run", "bundles");
  for (const name of await readdir(bundles).catch(() => []))
    if (name.startsWith(`${slug}.`)) await rm(join(bundles, name), { force: true });
  // columns that were put together from its answers; those of others are put together again
  for (const name of await readdir(home.columns).catch(() => []))
    if (name.endsWith(".columns")) await rm(join(home.columns, name), { force: true });
}

/**
 * Erases those of the files that no event of any log names. What was recorded long ago is read first; then, while nobody
 * can record, only what came since.
 */
async function eraseFiles(touchstone: Touchstone, digests: readonly string[]): Promise<void> {
  const free = new Set(digests);
  const seen = new Map<string, number>();
  const keepNamed = async (tx: Tx): Promise<void> => {
    for (const log of await allLogs(tx)) {
      const from = seen.get(log.logId) ?? 0;
      const { rows } = await tx.query<{ size: number }>(
        "SELECT size FROM event_head WHERE shard_key = $1 AND log_id = $2",
        [log.shardKey, log.logId],
      );
      const to = rows[0]?.size ?? 0;
      for (const digest of (await namedFiles(tx, log, from, to)).record) free.delete(digest);
      seen.set(log.logId, to);
    }
  };
  await transaction(touchstone, keepNamed, { readOnly: true });
  if (free.size === 0) return;
  await transaction(touchstone, async (tx) => {
    // a file is put into the store by who holds the head of a log, or is looked for by them before it is named
    await tx.query("SELECT log_id FROM event_head WHERE shard_key > 0 ORDER BY shard_key, log_id FOR UPDATE");
    await keepNamed(tx);
    for (const digest of free) await touchstone.files.remove(digest);
  });
}
