import { availableParallelism } from "node:os";
import { PassThrough, type Readable } from "node:stream";
import { Worker } from "node:worker_threads";
import type { Receipt, Refused, Simulated, Touchstone } from "@touchstone/server";
import type { Problem } from "../http/problem.ts";
import { refusedProblem } from "../http/refused-problem.ts";
import type { WorkData, WorkTold } from "./work-words.ts";

/** A line of the answer: how far it is, or how it ended. */
type Line =
  | { readonly progress: string; readonly share: number | null }
  | { readonly result: unknown }
  | { readonly problem: Problem };

/**
 * Works on a thread of its own and tells how far it is, a line of JSON each time, the result or a problem at the end. The
 * work goes on where nobody reads it any more.
 * @param resultOf what is told of an answer that is no refusal
 */
export function longWork(
  { home, pool }: Touchstone,
  work: WorkData["work"],
  { resultOf, broken }: { resultOf: (answer: Receipt | Simulated) => unknown; broken: (error: Error) => Problem },
): { readonly lines: Readable; readonly ended: Promise<void> } {
  const { connectionString: databaseUrl } = pool.options;
  if (databaseUrl === undefined) throw new TypeError("longWork: got a pool without an address");
  const threads = Math.max(1, availableParallelism() - 1);
  const workerData: WorkData = { dir: home.dir, databaseUrl, threads, work };
  const worker = new Worker(new URL("./work-run.ts", import.meta.url), { workerData });
  const lines = new PassThrough();
  const write = (line: Line): void => {
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  let last = 0;
  let isDone = false;
  worker.on("message", (told: WorkTold) => {
    if (told.is === "progress") {
      const now = performance.now();
      // a share that has hardly changed is no news, and nobody may read as fast
      if (told.share !== null && now - last < TELL_MS) return;
      last = now;
      return write({ progress: told.what, share: told.share });
    }
    isDone = true;
    write(lineOf(told.answer, resultOf));
  });
  const ended = new Promise<void>((resolve) => {
    worker.once("error", (error) => {
      isDone = true;
      write({ problem: broken(error instanceof Error ? error : new Error(String(error))) });
    });
    worker.once("exit", (code) => {
      if (!isDone) write({ problem: broken(new Error(`the work ended with ${code}`)) });
      lines.end();
      resolve();
    });
  });
  return { lines, ended };
}

const TELL_MS = 200;

const lineOf = (answer: Receipt | Refused | Simulated, resultOf: (of: Receipt | Simulated) => unknown): Line =>
  answer.ok ? { result: resultOf(answer) } : { problem: refusedProblem(answer.refusal).problem };
