import { type Item, submissionColumns } from "@touchstone/domain";
import type { FileStore } from "../files/file-store.ts";
import { versionsOf } from "../projections/standards-read.ts";
import { readStandard } from "../standards/read-standard.ts";
import { allLogs, type Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Items by key that count people, and those that say of how many, in any version of any programme of an organisation. */
export async function countingItems(tx: Tx, files: FileStore, organisation: Log): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (const log of await allLogs(tx)) {
    if (log.kind !== "programme" || log.organisationId !== organisation.logId) continue;
    for (const { file } of await versionsOf(tx, log)) {
      const standard = await readStandard(files, file);
      for (const item of submissionColumns(log.slug, standard).items)
        if (item.people !== null) items.set(item.key, item);
    }
  }
  return items;
}
