import type { RecordedEvent } from "@touchstone/domain";
import { eventOf } from "@touchstone/ledger";
import { eventsOf } from "./ledger/leaves.ts";
import { PROJECTIONS } from "./projections/index.ts";
import { projectEvent } from "./projections/project.ts";
import { lockHead } from "./store/head.ts";
import { allLogs, type Log } from "./store/log.ts";
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
 * Makes all tables to read from again, from the events and the files of chunks alone: an organisation's log before
 * those of its programmes. In one transaction, all logs locked: readers wait for the new tables, and where something
 * is missing nothing has changed.
 * @throws {Error} if an event can't be read, or a chunk's file is missing or altered
 */
export async function rebuild(touchstone: Touchstone, say: (line: string) => void = () => {}): Promise<Rebuilt> {
  const tables = PROJECTIONS.flatMap((projection) => projection.tables);
  const work = async (tx: Tx): Promise<Rebuilt> => {
    const logs = await allLogs(tx);
    const heads = new Map<Log, number>();
    for (const log of logs) heads.set(log, (await lockHead(tx, log)).frontier.size);
    await tx.query(`TRUNCATE ${tables.join(", ")}`);
    let nEvents = 0;
    for (const [log, size] of heads) {
      say(`${log.kind} ${log.slug}: ${size} events`);
      nEvents += await replay(tx, touchstone, log, size);
    }
    return { nLogs: logs.length, nEvents, tables };
  };
  return whileWritable(touchstone.health, () => transaction(touchstone, work));
}

async function replay(tx: Tx, touchstone: Touchstone, log: Log, size: number): Promise<number> {
  let seq = 0;
  for await (const stored of eventsOf(tx, log, 0, size)) {
    const event = eventOf(stored.entry);
    if (stored.seq !== seq || !event) throw new Error(`rebuild: event ${seq} of ${log.slug} can't be read`);
    // an entry that has our form is an event of ours: nobody else writes here, and checkStore holds it against its leaf
    if ("type" in event) await projectEvent(tx, touchstone, log, seq, event as unknown as RecordedEvent);
    seq++;
  }
  if (seq !== size) throw new Error(`rebuild: ${log.slug} has ${seq} events, its head says ${size}`);
  return seq;
}
