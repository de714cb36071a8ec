import type pg from "pg";
import { Batch, type Rows, type Statement } from "./batch.ts";
import { boundOf } from "./bound.ts";

/**
 * The statements of one transaction on their way: those asked for in one go leave together, and those asked for
 * meanwhile when these are answered. Once it is closed no more leave: a part of the work that still runs would write
 * outside of its transaction, on a connection that is another's.
 */
export class Line {
  readonly #client: pg.PoolClient;
  #waiting: Statement[] = [];
  #isPlanned = false;
  #isUnderWay = false;
  #isClosed = false;
  #failure: { readonly error: unknown } | null = null;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Asks for rows. Whoever waits for them hears of a failure; so does `mustBeSound`. */
  query<R extends object>(sql: string, values: readonly unknown[]): Promise<Rows<R>> {
    const answer = new Promise<Rows<R>>((resolve, reject) => {
      const done = (rows: Rows<object>): void => resolve(rows as Rows<R>); // what its author knows of its columns
      this.#ask(sql, values, { isRead: true, done, failed: reject });
    });
    answer.catch(() => {});
    return answer;
  }

  /** Asks for what happens without anybody waiting for it; `mustBeSound` and `commit` hear of a failure. */
  send(sql: string, values: readonly unknown[]): void {
    this.#ask(sql, values, { isRead: false, done: () => {}, failed: () => {} });
  }

  /** @throws the error of the first statement of which it is known that it failed, on this side or the other */
  mustBeSound(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** COMMIT, behind all that was asked for; closes the line. @returns what came of it, in the server's word */
  commit(): Promise<string> {
    return this.#last("COMMIT");
  }

  /** ROLLBACK, behind what has left; closes the line, and lets go what waits. */
  async rollback(): Promise<void> {
    for (const { failed } of this.#waiting.splice(0)) failed(new Error(OVER));
    await this.#last("ROLLBACK");
  }

  #ask(
    sql: string,
    values: readonly unknown[],
    { isRead, done, failed }: Pick<Statement, "isRead" | "done" | "failed">,
  ): void {
    const fail = (error: unknown): void => {
      this.#failure ??= { error };
      failed(error);
    };
    try {
      if (this.#isClosed) throw new Error(OVER);
      this.#add({ sql, values: boundOf(values, sql), isRead, done, failed: fail });
    } catch (error) {
      fail(error);
    }
  }

  #last(sql: "COMMIT" | "ROLLBACK"): Promise<string> {
    this.#isClosed = true;
    return new Promise((resolve, reject) => {
      this.#add({ sql, values: [], isRead: false, done: (_, tag) => resolve(tag), failed: reject });
    });
  }

  #add(statement: Statement): void {
    this.#waiting.push(statement);
    if (this.#isPlanned || this.#isUnderWay) return;
    this.#isPlanned = true;
    process.nextTick(() => {
      this.#isPlanned = false;
      this.#leave();
    });
  }

  #leave(): void {
    if (this.#isUnderWay || this.#waiting.length === 0) return;
    this.#isUnderWay = true;
    this.#client.query(
      new Batch(this.#waiting.splice(0), () => {
        this.#isUnderWay = false;
        this.#leave();
      }),
    );
  }
}

/** What whoever goes on asking is told. */
export const OVER = "query: the transaction is over";
