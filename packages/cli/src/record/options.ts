import type { Command } from "commander";
import { Stop } from "../stop.ts";

/** Options of every command that works in a data folder, as commander hands them over. */
export interface RecordOptions {
  readonly home?: string;
  /** name of the account that acts */
  readonly as?: string;
}

/** Options of a command that lists something. */
export interface ListOptions extends RecordOptions {
  readonly json?: boolean;
}

/** Adds the options that say which data folder, and who acts. */
export function withRecordOptions(command: Command): Command {
  return command
    .option(
      "--home <folder>",
      "the data folder (default: TOUCHSTONE_HOME, else the nearest folder upwards that is one)",
    )
    .option("--as <account>", "who acts (default: the account that init has made)");
}

/** Adds the option by which a command that is given again is known again. */
export const withKey = (command: Command, about: string): Command => command.option("--key <key>", about, keyGiven);

const MOST_BYTES = 200;

function keyGiven(key: string): string {
  const n = Buffer.byteLength(key);
  if (n < 1 || n > MOST_BYTES) throw new Stop(2, `--key: got ${n} bytes, want 1 to ${MOST_BYTES}`);
  return key;
}

/** The examples that end the help of a command. */
export const example = (...lines: string[]): string =>
  `\nExample${lines.length > 1 ? "s" : ""}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
