import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { withClient } from "./client.ts";
import { endLeftover } from "./launch.ts";

/** A fresh folder for a database, and its end: whatever server still runs there is stopped. */
export async function sampleFolder(): Promise<{ readonly directory: string; readonly remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "touchstone-"));
  await chmod(directory, 0o711); // so that a database may lie in a folder within
  const remove = async (): Promise<void> => {
    await endLeftover(join(directory, "database"));
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  return { directory, remove };
}

/** What a holder of its own process says first: it runs, or why not. */
export interface Said {
  readonly url?: string;
  readonly adopted?: boolean;
  readonly code?: string;
  readonly message?: string;
}

/** Starts a process that holds the database of `directory`. */
export function startHolder(directory: string, purpose = "test", then = "wait"): ChildProcess {
  const script = fileURLToPath(new URL("./sample-holder.ts", import.meta.url));
  return spawn(process.execPath, [script, directory, purpose, then], { stdio: ["ignore", "pipe", "inherit"] });
}

/** The first line of a holder. */
export async function saidBy(holder: ChildProcess): Promise<Said> {
  if (!holder.stdout) throw new Error("a holder without output");
  const [line] = await once(createInterface(holder.stdout), "line");
  return JSON.parse(String(line)) as Said; // the line that sample-holder.ts writes
}

/** Kills a process the hard way and waits for its end. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** The process number of the server in `directory`; null if its file is gone. */
export async function postmasterOf(directory: string): Promise<number | null> {
  const text = await readFile(join(directory, "database", "postmaster.pid"), "utf8").catch(() => null);
  return text === null ? null : Number(text.split("\n")[0]);
}

/** Runs a statement, in a connection of its own. */
export const ask = (url: string, sql: string): Promise<unknown[]> =>
  withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean> | boolean, timeoutMs = 30_000): Promise<void> {
  for (const start = performance.now(); !(await holds()); await wait(20))
    if (performance.now() - start > timeoutMs) throw new Error(`not within ${timeoutMs} ms`);
}
