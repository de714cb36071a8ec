/** For tests: a program that dies at a given word to its database or its disk, so that what it began has to be found by the next. */
import type pg from "pg";
import { Batch } from "../store/batch.ts";
import type { Touchstone } from "../touchstone.ts";
import { type OnDisk, withDisk } from "./dying-disk.ts";

class Died extends Error {
  override readonly name = "Died";
}

/** A program that is going to die. */
export interface Dying {
  /** the same installation, as this program has it */
  readonly touchstone: Touchstone;
  /** does work whose operations on files, and requests, are words too */
  readonly live: <T>(work: () => Promise<T>) => Promise<T>;
  readonly isDead: () => boolean;
}

/**
 * A program that dies before its k-th word to database or disk is heard, or after it was done and before its answer came:
 * from then on it says nothing any more.
 */
export function dying(touchstone: Touchstone, k: number, when: "before" | "after"): Dying {
  let count = 0;
  const died = new Died(`died ${when} word ${k}`);
  /** whether this word is still heard, and whether its answer is */
  const next = (): "heard" | "unanswered" | "unheard" => {
    count++;
    if (count < k) return "heard";
    return count === k && when === "after" ? "unanswered" : "unheard";
  };
  const query = (client: pg.PoolClient, asked: unknown, values: unknown): unknown => {
    const how = next();
    if (asked instanceof Batch) {
      const silent = asked.statements.map((statement) => ({ ...statement, done: () => {}, failed: () => {} }));
      if (how === "heard") return client.query(asked);
      if (how === "unanswered") return client.query(new Batch(silent, () => asked.handleError(died)));
      process.nextTick(() => asked.handleError(died));
      return undefined;
    }
    const isStream = typeof asked !== "string";
    if (how === "unheard" && isStream) throw died;
    if (how === "unheard") return Promise.reject(died);
    const answer: unknown = client.query(asked as string, values as unknown[]); // as the caller has asked; streams too
    if (how === "heard" || !(answer instanceof Promise)) return answer;
    return answer.then(() => Promise.reject(died));
  };
  const dyingPool = (pool: pg.Pool): pg.Pool => {
    const connect = async (): Promise<pg.PoolClient> => {
      if (count >= k) throw died;
      const client = await pool.connect();
      return new Proxy(client, {
        get: (target, name) => {
          if (name === "query") return (asked: unknown, values: unknown) => query(target, asked, values);
          const value: unknown = Reflect.get(target, name, target);
          if (name === "release") return () => target.release(count >= k); // a dead program's connection is gone
          return typeof value === "function" ? value.bind(target) : value;
        },
      });
    };
    return new Proxy(pool, {
      get: (target, name) => {
        if (name === "connect") return connect;
        if (name === "query")
          return async (asked: string, values: unknown[]): Promise<unknown> => {
            const client = await connect();
            try {
              return await client.query(asked, values);
            } finally {
              client.release();
            }
          };
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  const onDisk: OnDisk = async (work) => {
    const how = next();
    if (how === "unheard") throw died;
    const answer = await work();
    if (how === "unanswered") throw died;
    return answer;
  };
  const { pool, commandPool } = touchstone;
  return {
    touchstone: { ...touchstone, pool: dyingPool(pool), commandPool: dyingPool(commandPool) },
    live: (work) => withDisk(onDisk, work),
    isDead: () => count >= k,
  };
}
