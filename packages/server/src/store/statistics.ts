import type pg from "pg";
import { PLACEMENT } from "./manifest.ts";

/**
 * What the planner knows of the tables. It takes a table that it knows nothing of for one in which every log has a
 * single row, and then reads all rows of a log to find one; autovacuum comes by once a minute, and never to partitioned
 * tables.
 */
export interface Statistics {
  /** Told of events that were recorded: at 50 of them, 200, 800 … it has a look in the background. */
  noteEvents(count: number): void;
  /** Has a look now. */
  gather(): Promise<void>;
  /** Until nothing is under way. */
  idle(): Promise<void>;
}

const FIRST_AT = 50;
const NEXT_AT = 4; // times as many

/** @param pool of connections that may put on the owner's role again: ANALYZE is for owners */
export function statisticsOf(pool: pg.Pool): Statistics {
  let nEvents = 0;
  let next = FIRST_AT;
  let running: Promise<void> = Promise.resolve();
  const gather = (): Promise<void> => {
    running = running.then(() => analyse(pool)).catch(() => {}); // plans stay as they are; nothing else hangs on it
    return running;
  };
  return {
    noteEvents: (count) => {
      nEvents += count;
      if (nEvents < next) return;
      while (next <= nEvents) next *= NEXT_AT;
      void gather();
    },
    gather,
    idle: () => running,
  };
}

async function analyse(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SET LOCAL ROLE none");
    await client.query(`ANALYZE ${Object.keys(PLACEMENT).join(", ")}`);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
