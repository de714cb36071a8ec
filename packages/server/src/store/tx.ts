import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Touchstone } from "../touchstone.ts";
import type { Rows } from "./batch.ts";
import type { Value } from "./bound.ts";
import { Line, OVER } from "./line.ts";

/** A transaction that is open. */
export interface Tx {
  /** One statement, its values bound as $1, $2 … `R` is what its author knows of its columns. */
  query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Rows<R>>;
  /**
   * A statement whose answer nobody waits for but the commit: it happens, or the transaction does not. Saves a way
   * there and back while the log is locked.
   */
  send(sql: string, values: readonly Value[]): void;
  /** the connection, for COPY; not within a pipelined transaction */
  readonly client: pg.PoolClient;
  /** what it keeps in mind, for as long as it is open: see `inTx` */
  readonly kept: Map<symbol, Map<string, unknown>>;
}

export interface TransactionOptions {
  /** statements may be sent without waiting for each other; for short work without COPY */
  readonly pipelined?: boolean;
  /** one snapshot for all reads, and no writes */
  readonly readOnly?: boolean;
  /**
   * every statement goes by keys, so that one plan serves whatever they are: it is made once a connection. Without it
   * the server plans a statement again each time it is asked for a list of keys, which takes longer than to run it
   */
  readonly byKeys?: boolean;
  /**
   * of reads that are pipelined: all is asked for before the first answer, so that it takes one way there and back; what
   * is asked for later fails
   */
  readonly atOnce?: boolean;
}

/** The connection was lost between sending COMMIT and its answer: whether it happened can't be known from here. */
export class CommitUnknown extends Error {
  override readonly name = "CommitUnknown";
  constructor(cause: unknown) {
    super("the connection was lost while committing; ask again with the same key to learn whether it happened", {
      cause,
    });
  }
}

/**
 * Does the work in one transaction and commits it; what it throws rolls it back. Work that lost a race or its
 * connection is done again, from its beginning, as long as COMMIT was not sent.
 * @throws {CommitUnknown} if the connection was lost on COMMIT
 */
export async function transaction<T>(
  touchstone: Pick<Touchstone, "pool" | "commandPool">,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const client = await connected(options.pipelined ? touchstone.commandPool : touchstone.pool);
    try {
      return await once(client, work, options);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || error instanceof CommitUnknown || !isPassing(error)) throw error;
      await wait(5 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

const MOST_ATTEMPTS = 6;
const PATIENCE_MS = 10_000;

/** A connection; a database that died and is being started again is waited for. */
async function connected(pool: pg.Pool): Promise<pg.PoolClient> {
  for (const start = performance.now(); ; await wait(50))
    try {
      return await pool.connect();
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() - start > PATIENCE_MS) throw error;
    }
}

async function once<T>(client: pg.PoolClient, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  let isLost = false;
  try {
    const way = options.pipelined ? together(client) : inTurn(client);
    await way.begin(options.readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
    try {
      if (options.byKeys) way.tx.send("SET LOCAL plan_cache_mode = force_generic_plan", []);
      const working = work(way.tx);
      if (options.atOnce) return (await Promise.all([working, way.commit()]))[0]; // nothing can be lost by it: it only reads
      const result = await working;
      await way.sound();
      await committed(way);
      return result;
    } catch (error) {
      if (!(error instanceof CommitUnknown))
        await way.rollback().catch(() => {
          isLost = true;
        });
      throw error;
    }
  } catch (error) {
    if (error instanceof CommitUnknown || isConnectionLost(error)) isLost = true;
    throw error;
  } finally {
    client.release(isLost);
  }
}

/** How the statements of a transaction go to the server. */
interface Way {
  readonly tx: Tx;
  begin(sql: string): Promise<unknown>;
  /** @throws what a statement failed with that the work did not wait for */
  sound(): Promise<void>;
  /** @returns what the server did: `COMMIT`, or `ROLLBACK` */
  commit(): Promise<string>;
  rollback(): Promise<unknown>;
}

async function committed(way: Way): Promise<void> {
  let did: string;
  try {
    did = await way.commit();
  } catch (error) {
    // an ERROR is the server's word that nothing happened; all else leaves it open
    if (error instanceof pg.DatabaseError && error.severity === "ERROR") throw error;
    throw new CommitUnknown(error);
  }
  if (did === "COMMIT") return;
  await way.sound(); // what made it a rollback is among these, unless the work hid it
  throw new Error(`commit: got ${did}, want COMMIT; the work hid an error of its own`);
}

/** Statements sent together, each planned once a connection: there are few, and all are short. */
function together(client: pg.PoolClient): Way {
  const line = new Line(client);
  return {
    tx: {
      client,
      kept: new Map(),
      query: (sql, values = []) => line.query(sql, values),
      send: (sql, values) => line.send(sql, values),
    },
    begin: async (sql) => line.send(sql, []), // leaves with what follows
    sound: async () => line.mustBeSound(),
    commit: () => line.commit(),
    rollback: () => line.rollback(),
  };
}

/** Statements one after the other, each planned for its values. */
function inTurn(client: pg.PoolClient): Way {
  const sent: Promise<unknown>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let failure: { readonly error: unknown } | null = null;
  let isOver = false;
  let isAnswered = false;
  const query = <R extends object>(sql: string, values?: readonly unknown[]): Promise<Rows<R>> => {
    const next = last.then(() => {
      if (isOver) throw new Error(OVER);
      return client.query<R>(sql, values as unknown[] | undefined); // pg reads it only
    });
    last = next.catch(() => {});
    return next.then(({ rows, rowCount }) => ({ rows, rowCount: rowCount ?? 0 }));
  };
  const send = (sql: string, values: readonly Value[]): void => {
    sent.push(
      query(sql, values).catch((error: unknown) => {
        failure ??= { error };
      }),
    );
  };
  return {
    tx: { client, kept: new Map(), query, send },
    begin: (sql) => query(sql),
    sound: async () => {
      await Promise.all(sent);
      if (failure) throw failure.error;
    },
    commit: async () => {
      isOver = true;
      const { command } = await client.query("COMMIT").finally(() => {
        isAnswered = true;
      });
      return command;
    },
    rollback: async () => {
      isOver = true;
      if (!isAnswered) await client.query("ROLLBACK");
    },
  };
}

/** Whether the same work may succeed when it is done again. */
function isPassing(error: unknown): boolean {
  return codeOf(error) === "40001" || codeOf(error) === "40P01" || isConnectionLost(error);
}

const LOST = new Set(["57P01", "57P02", "57P03", "ECONNRESET", "EPIPE"]);

/** Whether the database has gone away, or is not there yet. */
export function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  const isConnecting = error instanceof Error && "syscall" in error && error.syscall === "connect";
  if (isConnecting) return code === "ECONNREFUSED" || code === "ENOENT"; // nobody listens there
  if (code !== null) return LOST.has(code) || code.startsWith("08");
  return error instanceof Error && /^Connection terminated|not queryable|^Client has encountered/.test(error.message);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
