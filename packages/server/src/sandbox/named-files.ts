import { eventOf, isMap, type JsonObject } from "@touchstone/ledger";
import { chunkIn, filesIn } from "../ledger/check-files.ts";
import { eventsOf } from "../ledger/leaves.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Digests of the files that events name: of the record, and of evidence, which an organisation keeps apart. */
export interface NamedFiles {
  readonly record: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

/** The files that the events [from, to) of a log name. */
export async function namedFiles(
  tx: Tx,
  log: Log,
  from = 0,
  to: number = Number.MAX_SAFE_INTEGER,
): Promise<NamedFiles> {
  const record = new Set<string>();
  const evidence = new Set<string>();
  for await (const { entry } of eventsOf(tx, log, from, to)) {
    const event = eventOf(entry);
    if (event === null) continue;
    for (const digest of [chunkIn(event)?.file, ...filesIn(event)]) if (digest !== undefined) record.add(digest);
    for (const digest of evidenceIn(event)) evidence.add(digest);
  }
  return { record, evidence };
}

function evidenceIn({ type, data }: JsonObject): string[] {
  if (type !== "EvidenceAdded" || !isMap(data)) return [];
  const smaller = Array.isArray(data.thumbnails) ? data.thumbnails.map((one) => (isMap(one) ? one.digest : null)) : [];
  return [data.digest, ...smaller].filter((digest) => typeof digest === "string");
}
