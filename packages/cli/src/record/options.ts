import type { Command } from "commander";

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

/** The examples that end the help of a command. */
export const example = (...lines: string[]): string =>
  `\nExample${lines.length > 1 ? "s" : ""}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
