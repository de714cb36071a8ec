import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { Touchstone } from "../touchstone.ts";

/** What a statement gave. */
export interface Rows<R> {
  readonly rows: R[];
  readonly rowCount: number;
}

/** What can be bound; objects are written as JSON before. */
type Value = null | string | number | boolean | Date | Uint8Array | readonly Value[];

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
    const sent = new Sent();
    const tx = options.pipelined ? pipelinedTx(client, sent) : plainTx(client, sent);
    const begun = tx.query(options.readOnly ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN");
    if (options.pipelined) sent.add(begun);
    else await begun;
    const { stream } = client.connection;
    let result: T;
    let committing: Promise<void>;
    try {
      result = await work(tx);
      if (!options.pipelined) await sent.all();
      stream.cork(); // what was sent last leaves together with COMMIT
      await sent.noneFailedHere();
      sent.end();
      committing = commit(client, sent);
    } catch (error) {
      stream.uncork();
      sent.end();
      await client.query("ROLLBACK").catch(() => {
        isLost = true;
      });
      throw error;
    }
    stream.uncork();
    await committing;
    return result;
  } catch (error) {
    if (error instanceof CommitUnknown || isConnectionLost(error)) isLost = true;
    throw error;
  } finally {
    client.release(isLost);
  }
}

/**
 * The statements whose answers have not been waited for, and the first of them that failed. Once the transaction has
 * ended no more leave: a part of the work that still runs would write outside of it, on a connection that is another's.
 */
class Sent {
  #isOver = false;
  readonly #pending: Promise<unknown>[] = [];
  #failure: { readonly error: unknown } | null = null;

  add(statement: Promise<unknown>): void {
    this.#pending.push(
      statement.catch((error: unknown) => {
        this.#failure ??= { error };
      }),
    );
  }

  end(): void {
    this.#isOver = true;
  }

  /** @throws {Error} once the transaction has ended */
  mustBeOpen(): void {
    if (this.#isOver) throw new Error("query: the transaction is over");
  }

  /** @throws the error of the first that failed, once all are answered */
  async all(): Promise<void> {
    await Promise.all(this.#pending);
    if (this.#failure) throw this.#failure.error;
  }

  /**
   * That all have left for the server: one that failed on this side would be missing there, unnoticed by COMMIT.
   * @throws its error
   */
  async noneFailedHere(): Promise<void> {
    await new Promise((resolve) => process.nextTick(resolve)); // behind all that is settled already
    if (this.#failure) throw this.#failure.error;
  }
}

async function commit(client: pg.PoolClient, sent: Sent): Promise<void> {
  let command: string;
  try {
    ({ command } = await client.query("COMMIT"));
  } catch (error) {
    // an ERROR is the server's word that nothing happened; all else leaves it open
    if (error instanceof pg.DatabaseError && error.severity === "ERROR") throw error;
    throw new CommitUnknown(error);
  }
  if (command === "COMMIT") return;
  await sent.all(); // what made it a rollback is among these, unless the work hid it
  throw new Error(`commit: got ${command}, want COMMIT; the work hid an error of its own`);
}

/** Statements one after the other, each planned for its values. */
function plainTx(client: pg.PoolClient, sent: Sent): Tx {
  let last: Promise<unknown> = Promise.resolve();
  const query = <R extends object>(sql: string, values?: readonly unknown[]) => {
    const next = last.then(() => {
      sent.mustBeOpen();
      return client.query<R>(sql, values as unknown[] | undefined); // pg reads it only
    });
    last = next.catch(() => {});
    return next.then(rowsOf);
  };
  return { client, query, send: (sql, values) => sent.add(query(sql, values)) };
}

/** Statements sent at once, each planned once a connection: there are few, and all are short. */
function pipelinedTx(client: pg.PoolClient, sent: Sent): Tx {
  const { stream } = client.connection;
  let isCorked = false;
  const query = async <R extends object>(sql: string, values?: readonly unknown[]) => {
    sent.mustBeOpen();
    if (!isCorked) {
      // what is asked in one go leaves in one go
      isCorked = true;
      stream.cork();
      process.nextTick(() => {
        isCorked = false;
        stream.uncork();
      });
    }
    if (!values) return rowsOf(await client.query<R>(sql));
    const wrong = values.findIndex((value) => !isValue(value));
    if (wrong >= 0) throw new TypeError(`query: got no plain value for $${wrong + 1} of ${sql}`);
    return rowsOf(await client.query<R>({ name: nameOf(sql), text: sql, values: values as unknown[] })); // as above
  };
  return {
    client,
    query: (sql, values) => {
      const answer = query<never>(sql, values);
      answer.catch(() => {}); // whoever waits for it hears of it; so does COMMIT
      return answer;
    },
    send: (sql, values) => sent.add(query(sql, values)),
  };
}

/** What the driver can always write: a value that it failed on would stop the line of statements behind it. */
function isValue(value: unknown): boolean {
  if (value === null || value === undefined || value instanceof Date || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every(isValue);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
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
