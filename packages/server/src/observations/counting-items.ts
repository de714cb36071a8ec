import { type Item, submissionColumns } from "@touchstone/domain";
import type { Standard } from "@touchstone/standard";
import type { FileStore } from "../files/file-store.ts";
import { readStandard } from "../standards/read-standard.ts";
import { allLogs, type Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Items by key that count people, and those that say of how many, in any version of any programme of an organisation. */
export async function countingItems(tx: Tx, files: FileStore, organisation: Log): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  const own = (log: Log): boolean => log.kind === "programme" && log.organisationId === organisation.logId;
  const logs = (await allLogs(tx)).filter(own);
  const versions = await Promise.all(logs.map((log) => filesOf(tx, log)));
  for (const [at, log] of logs.entries()) {
    for (const file of versions[at] ?? []) {
      const key = `${log.slug} ${file}`;
      const counting = known.get(key) ?? countingOf(log.slug, await readStandard(files, file));
      if (known.size >= MOST) known.clear();
      known.set(key, counting);
      for (const item of counting) items.set(item.key, item);
    }
  }
  return items;
}

/** The files of every version of a programme's standard. */
async function filesOf(tx: Tx, { shardKey }: Log): Promise<string[]> {
  const { rows } = await tx.query<{ file: string }>(
    "SELECT encode(file, 'hex') AS file FROM standard_version WHERE shard_key = $1 ORDER BY seq",
    [shardKey],
  );
  return rows.map(({ file }) => file);
}

/** Versions whose items are kept in mind: they are asked for with every answer that is shown. */
const MOST = 1024;
/** by the programme and the digest of the version's file, which can never be another */
const known = new Map<string, readonly Item[]>();

const countingOf = (slug: string, standard: Standard): readonly Item[] =>
  submissionColumns(slug, standard).items.filter(({ people }) => people !== null);
