import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

export const root: string = fileURLToPath(new URL("../../../", import.meta.url));
export const bin: string = join(root, "packages/cli/bin/touchstone.mjs");

/** A folder for the files of one test file, removed at its end. */
export const folder = mkdtempSync(join(tmpdir(), "touchstone-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export const SHORT = ["standards/short/standard.yaml", "standards/short/data.csv"] as const;
export const GOOD = ["standards/good-neighbours/standard.yaml", "standards/good-neighbours/data.csv"] as const;

/** How a command ended, and what it printed and said. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the command line as a user would, from the root of the repository, for tests.
 * @param env beside the environment of the tests, of which no colour, database or data folder is passed on
 */
export function touchstone(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ended {
  const { NO_COLOR: _no, FORCE_COLOR: _force, DATABASE_URL: _url, TOUCHSTONE_HOME: _home, ...plain } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...plain, ...env },
    timeout: 120_000,
    maxBuffer: 1 << 27,
  });
  return { status, stdout, stderr };
}

/** A file in the folder of the test file. @returns its path */
export function fileWith(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** of util-linux: runs a command on a terminal of its own */
const PTY = "script";

/** The same command on a terminal of so many columns; null where there is none to be had. */
export function onTerminal(columns: number, args: readonly string[]): string[] | null {
  if (process.platform !== "linux") return null;
  const words = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(" ");
  const run = `stty cols ${columns}; ${words} 2>/dev/null`;
  const env = { ...process.env, NO_COLOR: "1" };
  const { stdout, error } = spawnSync(PTY, ["-qec", run, "/dev/null"], { cwd: root, encoding: "utf8", env });
  return error === undefined ? stdout.split("\r\n") : null;
}
