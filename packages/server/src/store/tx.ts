import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Touchstone } from "../touchstone.ts";

/** What a statement gave. */
export interface Rows<R> {
  readonly rows: R[];
  readonly rowCount: number;
}

/** A transaction that is open. */
export interface Tx {
  /** One statement, its values bound as $1, $2 … `R` is what its author knows of its columns. */
  query<R extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Rows<R>>;
  /** the connection, for COPY; not within a pipelined transaction */
  readonly client: pg.PoolClient;
}

export interface TransactionOptions {
  /** statements may be sent without waiting for each other; for short work without COPY */
  readonly pipelined?: boolean;
  /** one snapshot for all reads, and no writes */
  readonly readOnly?: boolean;
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
  for (let attempt = 1; ; attempt++)
    try {
      return await once(options.pipelined ? touchstone.commandPool : touchstone.pool, work, options);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || error instanceof CommitUnknown || !isPassing(error)) throw error;
      await wait(5 * 2 ** attempt * (0.5 + Math.random()));
    }
}

const MOST_ATTEMPTS = 6;

async function once<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>, options: TransactionOptions): Promise<T> {
  const client = await pool.connect();
  let isLost = false;
  try {
    const tx = options.pipelined ? pipelinedTx(client) : plainTx(client);
    const begun = client.query(options.readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
    if (options.pipelined)
      begun.catch(() => {}); // it is awaited below, after what was sent behind it
    else await begun;
    let result: T;
    try {
      result = await work(tx);
      await begun;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => {
        isLost = true;
      });
      throw error;
    }
    await commit(client);
    return result;
  } catch (error) {
    if (error instanceof CommitUnknown || isConnectionLost(error)) isLost = true;
    throw error;
  } finally {
    client.release(isLost);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  let command: string;
  try {
    ({ command } = await client.query("COMMIT"));
  } catch (error) {
    // an ERROR is the server's word that nothing happened; all else leaves it open
    if (error instanceof pg.DatabaseError && error.severity === "ERROR") throw error;
    throw new CommitUnknown(error);
  }
  if (command !== "COMMIT") throw new Error(`commit: got ${command}, want COMMIT; the work hid an error of its own`);
}

/** Statements one after the other, each planned for its values. */
function plainTx(client: pg.PoolClient): Tx {
  let last: Promise<unknown> = Promise.resolve();
  return {
    client,
    query: <R extends object>(sql: string, values?: readonly unknown[]) => {
      const next = last.then(() => client.query<R>(sql, values as unknown[] | undefined)); // pg reads it only
      last = next.catch(() => {});
      return next.then(rowsOf);
    },
  };
}

/** Statements sent at once, each planned once a connection: there are few, and all are short. */
function pipelinedTx(client: pg.PoolClient): Tx {
  return {
    client,
    query: <R extends object>(sql: string, values?: readonly unknown[]) => {
      const sent = values
        ? client.query<R>({ name: nameOf(sql), text: sql, values: values as unknown[] }) // pg reads it only
        : client.query<R>(sql);
      sent.catch(() => {}); // whoever waits for it hears of it; so does COMMIT
      return sent.then(rowsOf);
    },
  };
}

function rowsOf<R extends object>({ rows, rowCount }: pg.QueryResult<R>): Rows<R> {
  return { rows, rowCount: rowCount ?? 0 };
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}

/** Whether the same work may succeed when it is done again. */
function isPassing(error: unknown): boolean {
  return codeOf(error) === "40001" || codeOf(error) === "40P01" || isConnectionLost(error);
}

const LOST = new Set(["57P01", "57P02", "ECONNRESET", "EPIPE"]);

function isConnectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return LOST.has(code) || code.startsWith("08");
  return error instanceof Error && /^Connection terminated|not queryable|^Client has encountered/.test(error.message);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
