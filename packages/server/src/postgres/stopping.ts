import { setTimeout as wait } from "node:timers/promises";
import { DatabaseProblem } from "./problem.ts";
import { signal } from "./process.ts";

const FAST_MS = 120_000;
const AT_ONCE_MS = 10_000;

/**
 * Stops a server: open transactions end undone, everything committed goes to disk. One that isn't done in two minutes
 * is stopped at once, and recovers at its next start.
 */
export async function stopServer(pid: number, isRunning: () => Promise<boolean>): Promise<void> {
  if (!(await isRunning())) return;
  signal(pid, "SIGINT");
  if (await hasEnded(isRunning, FAST_MS)) return;
  signal(pid, "SIGQUIT");
  if (await hasEnded(isRunning, AT_ONCE_MS)) return;
  throw new DatabaseProblem("did-not-stop", `PostgreSQL (process ${pid}) does not stop. Look what its disk is doing.`);
}

async function hasEnded(isRunning: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  for (const start = performance.now(); await isRunning(); await wait(10))
    if (performance.now() - start > timeoutMs) return false;
  return true;
}

/** What has to be ended with this process. */
interface Ending {
  /** may take its time; not asked where the process ends by itself */
  readonly stop?: () => Promise<void>;
  /** at the very end, when nothing can be waited for */
  readonly leave: () => void;
}

const endings = new Set<Ending>();
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Ends what is registered when the process ends by itself or by a signal. Where the program listens to a signal too,
 * the signal is the program's, and ends nothing here.
 * @returns takes it off again
 */
export function endWithProcess(ending: Ending): () => void {
  if (endings.size === 0) {
    process.on("exit", leaveAll);
    for (const name of SIGNALS) process.on(name, onSignal);
  }
  endings.add(ending);
  return () => {
    if (!endings.delete(ending) || endings.size > 0) return;
    process.off("exit", leaveAll);
    for (const name of SIGNALS) process.off(name, onSignal);
  };
}

function leaveAll(): void {
  for (const { leave } of endings)
    try {
      leave();
    } catch {
      // the process ends in any case
    }
}

function onSignal(name: NodeJS.Signals): void {
  if (process.listenerCount(name) > 1) return;
  void Promise.allSettled([...endings].map(async ({ stop }) => stop?.())).then(() => {
    leaveAll();
    for (const each of SIGNALS) process.off(each, onSignal);
    process.kill(process.pid, name); // now as if nobody had listened
  });
}
