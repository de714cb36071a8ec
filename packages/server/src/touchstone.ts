import type pg from "pg";
import { type FileStore, openFiles } from "./files/file-store.ts";
import type { Home } from "./home/home.ts";
import { type Keys, openKeys } from "./keys/keys.ts";
import { finishPublishing } from "./ledger/publish.ts";
import type { OrganisationAt } from "./organisation-known.ts";
import { diskTrouble, type Health, watchHealth } from "./postgres/health.ts";
import { openDatabase } from "./postgres/open.ts";
import { DatabaseProblem } from "./postgres/problem.ts";
import type { StartOptions } from "./postgres/start.ts";
import { clearRemoved } from "./sandbox/clear-removed.ts";
import { mayActAsApp } from "./store/access.ts";
import { allLogs, type Log } from "./store/log.ts";
import { migrate } from "./store/migrate.ts";
import { APP_ROLE, openPool } from "./store/pool.ts";
import { type Statistics, statisticsOf } from "./store/statistics.ts";
import { transaction } from "./store/tx.ts";
import { uuidv7 } from "./uuid.ts";

/** An installation that is open: its database runs and has the tables of this program. */
export interface Touchstone {
  readonly home: Home;
  /** for bulk work, COPY, long reads */
  readonly pool: pg.Pool;
  /** for commands: statements are sent without waiting for each other */
  readonly commandPool: pg.Pool;
  readonly files: FileStore;
  readonly keys: Keys;
  /** whether the disk of the data folder can be trusted with more */
  readonly health: Health;
  /** what the planner knows of the tables */
  readonly statistics: Statistics;
  readonly now: () => Date;
  /** ids that grow with time (UUIDv7) */
  readonly newId: () => string;
  /** logs and accounts as they were met: neither changes, once it is there */
  readonly logs: Map<string, Log>;
  readonly accounts: Map<string, string>;
  /** what was read of organisations, by their ids, as long as their ledgers do not grow */
  readonly organisations: Map<string, OrganisationAt>;
  close(): Promise<void>;
}

export interface OpenOptions extends StartOptions {
  /** DATABASE_URL; without it the embedded database is started */
  readonly databaseUrl?: string | undefined;
  readonly now?: () => Date;
}

/**
 * Opens a data folder: starts or reaches its database, brings the tables up to this program, opens files and keys.
 * @throws {DatabaseProblem} with what to do
 */
export async function openTouchstone(home: Home, options: OpenOptions = {}): Promise<Touchstone> {
  try {
    return await opened(home, options);
  } catch (error) {
    const why = diskTrouble(error);
    if (why === null || error instanceof DatabaseProblem) throw error;
    const words = `${home.dir} can't be opened: ${why}. Make room there and try again; nothing is lost.`;
    throw new DatabaseProblem("disk-full", words, { cause: error });
  }
}

async function opened(home: Home, options: OpenOptions): Promise<Touchstone> {
  const database = await openDatabase(home, options);
  try {
    await migrate(database.url, options.say);
    const touchstone = await openOn(home, database.url, { ...options, closing: database.stop });
    await finishInterrupted(touchstone, options.say);
    return touchstone;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Completes what a kill has cut off; where that can't be done, doctor tells, and opening goes on. */
async function finishInterrupted(touchstone: Touchstone, say: (line: string) => void = () => {}): Promise<void> {
  if (touchstone.health.isReadOnly()) return;
  try {
    for (const log of await transaction(touchstone, allLogs, { readOnly: true }))
      await finishPublishing(touchstone, log, say);
  } catch (error) {
    say(`the last checkpoint can't be published: ${error instanceof Error ? error.message : String(error)}`);
  }
  await clearRemoved(touchstone).catch((error: unknown) =>
    say(`a rehearsal can't be cleared away: ${error instanceof Error ? error.message : String(error)}`),
  );
}

/** Opens a data folder on a database that runs and has its tables. */
export async function openOn(
  home: Home,
  url: string,
  options: Pick<OpenOptions, "now"> & { readonly closing?: () => Promise<void> } = {},
): Promise<Touchstone> {
  const now = options.now ?? (() => new Date());
  const role = (await mayActAsApp(url)) ? APP_ROLE : null;
  const [pool, commandPool] = [false, true].map((pipelined) => openPool(url, { pipelined, role })) as [
    pg.Pool,
    pg.Pool,
  ]; // two in, two out
  const health = await watchHealth(home.dir, { now });
  const statistics = statisticsOf(pool);
  return {
    home,
    pool,
    commandPool,
    files: openFiles(home.files),
    keys: await openKeys(home.keys),
    health,
    statistics,
    now,
    newId: () => uuidv7(now().getTime()),
    logs: new Map(),
    accounts: new Map(),
    organisations: new Map(),
    close: async () => {
      health.close();
      await statistics.idle();
      await Promise.all([pool.end(), commandPool.end()]);
      await options.closing?.();
    },
  };
}
