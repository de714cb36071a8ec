import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

/**
 * When a process began, in the system's own words: with the number of the process it names one process, as numbers
 * are used again. Null if it has ended (one that merely waits for its parent to notice has), "" where it can't be known.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (!isThere(pid)) return null;
  if (process.platform === "linux") {
    const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
    if (text === null) return null;
    // the name, in brackets, may hold anything; after it the state, and as the 22nd field the ticks since boot
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? "");
  }
  if (process.platform === "win32") return "";
  return promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)], { env: { LC_ALL: "C" } }).then(
    ({ stdout }) => stdout.trim() || null,
    () => null,
  );
}

/** Whether a process works in `folder`, as every process of a PostgreSQL server does in its data directory; null where it can't be known. */
export async function worksIn(pid: number, folder: string): Promise<boolean | null> {
  if (process.platform === "linux") {
    const [its, ours] = await Promise.all([statOrNull(`/proc/${pid}/cwd`), statOrNull(folder)]);
    return its === null || ours === null ? null : its.dev === ours.dev && its.ino === ours.ino;
  }
  if (process.platform === "win32") return null;
  return promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]).then(
    ({ stdout }) => stdout.includes(folder),
    () => null,
  );
}

/** Sends a signal; false if there is no such process any more. */
export function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}

function isThere(pid: number): boolean {
  try {
    return signal(pid, 0);
  } catch {
    return true; // another account's
  }
}

const statOrNull = (path: string): Promise<{ dev: number; ino: number } | null> => stat(path).catch(() => null);
