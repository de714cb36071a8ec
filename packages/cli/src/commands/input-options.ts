import type { Delimiter } from "@touchstone/input";
import { type Command, Option } from "commander";

/** What `--delimiter` takes. */
export const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t" } as const satisfies Record<string, Delimiter>;

/** Adds the option that lays translations over the standard; it may be given several times. */
export function withOverlayOption(command: Command): Command {
  const collect = (file: string, files: readonly string[] = []): string[] => [...files, file];
  return command.option("--overlay <file>", "translations of the standard to add (YAML); may be given again", collect);
}

/** Adds the options that say how a table of data is written. */
export function withInputOptions(command: Command): Command {
  const encoding = new Option("--encoding <encoding>", "of the data").choices(["utf-8", "gb18030"]).default("utf-8");
  const delimiter = new Option("--delimiter <delimiter>", "of a CSV (default: read off its header)");
  return command
    .option("--period <period>", "such as 2026, 2026-Q1 or 2026-03 (default: the latest in the data)")
    .addOption(encoding)
    .addOption(delimiter.choices(Object.keys(DELIMITERS)))
    .option("--decimal-comma", "numbers are written 0,5")
    .option("--sheet <name>", "of a workbook, by name or number (default: the first that is not hidden)")
    .option("--units <file>", "CSV with a column unit (name, parent): no other unit may occur in the data")
    .option("--map <file>", "what the data's own names mean, written down (CSV)")
    .option("--map-out <file>", "write such a file, to be decided where it says ?")
    .option("--language <tag>", "of titles, such as zh-Hans (default: the first of the standard)");
}
