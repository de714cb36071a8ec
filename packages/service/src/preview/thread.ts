import { Worker } from "node:worker_threads";
import type { Touchstone } from "@touchstone/server";
import type { Ask, ThreadData, Told } from "./thread-words.ts";

/** A thread that keeps columns warm and scores changed rows of them, so that nobody else waits for it. */
export interface PreviewThread {
  ask(ask: Omit<Ask, "id">): Promise<Told>;
  end(): Promise<void>;
}

/** More than two tables of 660,000 units × 60 answers. */
const MOST_BYTES = 1 << 30;

/** Starts with the first question; one that broke down is started again by the next. */
export function previewThread({ home, pool }: Touchstone): PreviewThread {
  const waiting = new Map<number, { done: (told: Told) => void; failed: (error: Error) => void }>();
  let worker: Worker | null = null;
  let next = 0;
  const broken = (error: Error): void => {
    worker = null;
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  };
  const started = (): Worker => {
    const { connectionString: databaseUrl } = pool.options;
    if (databaseUrl === undefined) throw new TypeError("previewThread: got a pool without an address");
    const workerData: ThreadData = { dir: home.dir, databaseUrl, mostBytes: MOST_BYTES };
    const made = new Worker(new URL("./thread-run.ts", import.meta.url), { workerData });
    made.on("message", (told: Told) => {
      waiting.get(told.id)?.done(told);
      waiting.delete(told.id);
    });
    made.on("error", broken);
    made.on("exit", (code) => made === worker && broken(new Error(`the thread of previews ended with ${code}`)));
    made.unref();
    return made;
  };
  return {
    ask: (ask) =>
      new Promise((done, failed) => {
        const id = next++;
        waiting.set(id, { done, failed });
        worker ??= started();
        worker.postMessage({ ...ask, id } satisfies Ask);
      }),
    end: async () => {
      const ending = worker;
      worker = null;
      await ending?.terminate();
    },
  };
}
