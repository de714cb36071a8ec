// A thread for what takes long and computes much: assessing, and simulating a new version.
import { parentPort, workerData } from "node:worker_threads";
import { assess, findHome, openOn, type RunPlan, runOnThreads, simulate } from "@touchstone/server";
import type { WorkData, WorkTold } from "./work-words.ts";

const { dir, databaseUrl, threads, work } = workerData as WorkData; // what `longWork` has put there
const tell = (told: WorkTold): void => parentPort?.postMessage(told);
const say = (what: string, share?: number): void => tell({ is: "progress", what, share: share ?? null });
const runPlan: RunPlan = (model, table, plan, onShare) => runOnThreads(model, table, plan, threads, onShare);

const touchstone = await openOn(await findHome(dir), databaseUrl);
try {
  const answer =
    work.is === "assess"
      ? await assess(touchstone, { ...work, runPlan, say })
      : await simulate(touchstone, work.programme, work.yaml, runPlan, say);
  tell({ is: "done", answer });
} finally {
  await touchstone.close();
}
