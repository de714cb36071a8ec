import type { RecordedEvent } from "@touchstone/domain";
import { eventOf, sealedIn } from "@touchstone/ledger";
import type { LogCut } from "./ledger/cut.ts";
import { intactEvents, LedgerDamaged } from "./ledger/intact.ts";
import { PROJECTIONS } from "./projections/index.ts";
import { projectEvent } from "./projections/project.ts";
import { lockHead, sizeAndRoot } from "./store/head.ts";
import { allLogs, type Log } from "./store/log.ts";
import { sealedInOrder } from "./store/sealed-content.ts";
import { type Tx, transaction } from "./store/tx.ts";
import type { Touchstone } from "./touchstone.ts";
import { whileWritable } from "./writable.ts";

/** What was rebuilt. */
export interface Rebuilt {
  readonly nLogs: number;
  readonly nEvents: number;
  readonly tables: readonly string[];
}

/**
 * Makes all tables to read from again, from the events, what is kept of sealed ones, and the files of chunks alone: an
 * organisation's log before those of its programmes. In one transaction, all logs locked: readers wait for the new
 * tables, and where something is missing or was altered nothing has changed. A sealed event whose content was erased is
 * passed over.
 * @throws {LedgerDamaged} if an event is missing, was altered or can't be read
 * @throws {FileDamaged} if a chunk's file is
 */
export async function rebuild(touchstone: Touchstone, say: (line: string) => void = () => {}): Promise<Rebuilt> {
  const tables = PROJECTIONS.flatMap((projection) => projection.tables);
  const work = async (tx: Tx): Promise<Rebuilt> => {
    const logs = await allLogs(tx);
    const heads = new Map<Log, LogCut>();
    for (const log of logs) heads.set(log, sizeAndRoot(await lockHead(tx, log)));
    await tx.query(`TRUNCATE ${tables.join(", ")}`);
    let nEvents = 0;
    for (const [log, head] of heads) {
      say(`${log.kind} ${log.slug}: ${head.size} events`);
      nEvents += await replay(tx, touchstone, log, head);
    }
    return { nLogs: logs.length, nEvents, tables };
  };
  return whileWritable(touchstone.health, () => transaction(touchstone, work));
}

async function replay(tx: Tx, touchstone: Touchstone, log: Log, head: LogCut): Promise<number> {
  const said = sealedInOrder(tx, touchstone.keys, log);
  for await (const { seq, entry } of intactEvents(tx, log, head)) {
    const event = eventOf(entry);
    if (!event) throw new LedgerDamaged(`event ${seq} of ${log.slug} can't be read`);
    // an entry that has our form and is what its leaf says is an event of ours: nobody else writes here
    const recorded = sealedIn(event) === null ? event : await said(seq, event);
    if (recorded) await projectEvent(tx, touchstone, log, seq, recorded as unknown as RecordedEvent);
  }
  return head.size;
}
