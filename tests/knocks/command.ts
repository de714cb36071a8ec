import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const BIN = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));

/** How a command ended, and what it has printed. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of the command line that runs in a data folder. */
export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export function startCommand(home: string, args: readonly string[]): RunningCommand {
  const { DATABASE_URL: _url, ...env } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], {
    env: { ...env, TOUCHSTONE_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on("data", (part: Buffer) => stdout.push(part.toString()));
  child.stderr.on("data", (part: Buffer) => stderr.push(part.toString()));
  const ended = once(child, "close").then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
    stdout: stdout.join(""),
    stderr: stderr.join(""),
  }));
  return { child, ended };
}

/** Runs a command to its end. */
export const command = (home: string, ...args: string[]): Promise<Ended> => startCommand(home, args).ended;
