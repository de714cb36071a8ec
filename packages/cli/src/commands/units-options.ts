import type { UnitsFileOptions } from "@touchstone/input";
import type { Command } from "commander";
import { Stop } from "../stop.ts";

/** Options of commands that read files of units, as commander hands them over. */
export interface UnitsInputOptions {
  readonly scheme: string;
  readonly hierarchy: string;
  readonly language?: string;
  readonly column?: readonly string[];
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly organisation?: string;
}

/** Adds the options that say how a file is to be read. */
export function withUnitsInputOptions(command: Command): Command {
  return command
    .option("--scheme <scheme>", "that the codes are of", "code")
    .option("--hierarchy <name>", "that the column parent is of", "admin")
    .option("--language <tag>", "of the column name, such as zh-Hans (default: the organisation's)")
    .option("--column <ours=theirs...>", "a column under another name, such as code=COM; the first that a file has")
    .option("--delimiter <name>", "comma, semicolon or tab (default: what the header has most of)")
    .option("--encoding <name>", "utf-8 or gb18030", "utf-8")
    .option("--organisation <slug>", "where the data folder has several");
}

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t" } as const;

/** How the files are to be read. @throws {Stop} for an option that says nothing known */
export function unitsFileOptions({ column = [], delimiter, encoding = "utf-8" }: UnitsInputOptions): UnitsFileOptions {
  const columns = column.map((pair) => {
    const at = pair.indexOf("=");
    if (at < 1 || at === pair.length - 1) throw new Stop(2, `--column: got ${JSON.stringify(pair)}, want ours=theirs`);
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
  if (encoding !== "utf-8" && encoding !== "gb18030")
    throw new Stop(2, `--encoding: got ${JSON.stringify(encoding)}, want utf-8 or gb18030`);
  if (delimiter === undefined) return { columns, encoding, delimiter: null };
  if (delimiter !== "comma" && delimiter !== "semicolon" && delimiter !== "tab")
    throw new Stop(2, `--delimiter: got ${JSON.stringify(delimiter)}, want comma, semicolon or tab`);
  return { columns, encoding, delimiter: DELIMITERS[delimiter] };
}
