import { Worker } from "node:worker_threads";
import type { SettleDone, Touchstone } from "@touchstone/server";

/** What the thread is started with. */
export interface SettleData {
  /** the data folder */
  readonly dir: string;
  readonly databaseUrl: string;
  readonly programme: string;
}

/**
 * Brings settled ratings to a score on a thread of its own, so that requests are answered meanwhile.
 * @param signal ends the thread where it is: whatever it has done is found done the next time
 */
export async function settleOnThread(
  { home, pool }: Touchstone,
  programme: string,
  signal: AbortSignal,
): Promise<SettleDone> {
  const { connectionString: databaseUrl } = pool.options;
  if (databaseUrl === undefined) throw new TypeError("settleOnThread: got a pool without an address");
  const workerData: SettleData = { dir: home.dir, databaseUrl, programme };
  const worker = new Worker(new URL("./settle-run.ts", import.meta.url), { workerData });
  const end = (): void => void worker.terminate();
  if (signal.aborted) end();
  signal.addEventListener("abort", end, { once: true });
  try {
    return await new Promise<SettleDone>((done, failed) => {
      let found: SettleDone = { submitted: [], assessed: [], advanced: [], stopped: [] };
      worker.once("message", (told: SettleDone) => {
        found = told;
      });
      worker.once("error", failed);
      worker.once("exit", (code) =>
        code === 0 || signal.aborted ? done(found) : failed(new Error(`the thread ended with ${code}`)),
      );
    });
  } finally {
    signal.removeEventListener("abort", end);
  }
}
