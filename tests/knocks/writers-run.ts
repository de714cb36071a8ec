import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Said, Writer } from "./said.ts";

/** The process that writes, with all that it has said so far. */
export interface WritersRun {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly said: readonly Said[];
  /** resolved when it has ended and all its lines have been read */
  readonly closed: Promise<void>;
}

/** Starts it. @param next the number of the command that each writer begins with @param until when each stops */
export function startWriters(
  home: string,
  next: Readonly<Partial<Record<Writer, number>>>,
  until: "killed" | "answered",
): WritersRun {
  const script = fileURLToPath(new URL("./writers.ts", import.meta.url));
  const child = spawn(process.execPath, [script, home, JSON.stringify(next), until], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said: Said[] = [];
  const lines = createInterface(child.stdout);
  lines.on("line", (line) => said.push(JSON.parse(line) as Said)); // a line is written whole or not at all
  const closed = Promise.all([once(lines, "close"), once(child, "close")]).then(() => {});
  if (child.pid === undefined) throw new Error("startWriters: no process");
  return { child, pid: child.pid, said, closed };
}

/**
 * Waits until something holds of what a process has said, however long it takes.
 * @throws {Error} if the process has ended instead, with what it said last
 */
export async function untilOf({ child, said }: WritersRun, holds: (said: readonly Said[]) => boolean): Promise<void> {
  for (; !holds(said); await wait(5))
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the process that writes has ended: ${JSON.stringify(said.at(-1))}`);
}
