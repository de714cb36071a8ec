// A thread for what takes long and computes much: bringing settled ratings to a score.
import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { findHome, openOn, type RunPlan, runOnThreads, settleDue } from "@touchstone/server";
import type { SettleData } from "./settle-thread.ts";

const { dir, databaseUrl, programme } = workerData as SettleData; // what `settleOnThread` has put there
const threads = Math.max(1, availableParallelism() - 1);
const runPlan: RunPlan = (model, table, plan, onShare) => runOnThreads(model, table, plan, threads, onShare);

const touchstone = await openOn(await findHome(dir), databaseUrl);
try {
  parentPort?.postMessage(await settleDue(touchstone, programme, { runPlan }));
} finally {
  await touchstone.close();
}
