import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ended, folder, touchstone as run } from "./sample-run.ts";

chmodSync(folder, 0o711); // the database runs under another account where this is root

/** Where a test file makes its data folder, which every command here works in. */
export const home: string = join(folder, "record");

/** Runs a command on the data folder. */
export function touchstone(...args: string[]): Ended {
  return run(args, { TOUCHSTONE_HOME: home });
}

/** Runs a command that must succeed. @returns what it printed */
export function fine(...args: string[]): string {
  const { status, stdout, stderr } = touchstone(...args);
  const call = args.join(" ");
  expect([call, status, stderr.includes("fault") ? stderr : ""]).toEqual([call, 0, ""]);
  return stdout;
}

/** Runs a command that must be refused and print nothing. @returns what it said */
export const refused = (...args: string[]): string => ended(1, args);

/** Runs a command whose words are off. @returns what it said */
export const misused = (...args: string[]): string => ended(2, args);

function ended(code: 1 | 2, args: string[]): string {
  const { status, stdout, stderr } = touchstone(...args);
  expect([args.join(" "), status, stdout]).toEqual([args.join(" "), code, ""]);
  return stderr;
}
