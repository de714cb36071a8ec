// What a worker thread runs: counts the runs that it is asked for, until it is ended.
import { parentPort, workerData } from "node:worker_threads";
import { ReplicateError, type Runner, runnerOf } from "@touchstone/engine";
import type { Answer, Ask, Work } from "./run-on-threads.ts";

const { model, table, plan, counts }: Work = workerData;
let runner: Runner | null = null;

parentPort?.on("message", ({ from, to }: Ask) => {
  let answer: Answer = { ok: true };
  try {
    runner ??= runnerOf(model, table, plan);
    runner.count(from, to, counts);
  } catch (error) {
    const replicate = error instanceof ReplicateError ? error.replicate : null;
    answer = { ok: false, replicate, message: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
