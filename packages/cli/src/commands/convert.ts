import { basename } from "node:path";
import { loadStandard } from "../load-standard.ts";
import { dataTable, type Layout } from "../output/data-table.ts";
import { countFormulas } from "../output/data-text.ts";
import { dataEnding, writeData } from "../output/write-data.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import { progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { type InputOptions, openData, readWholeFor } from "./inputs.ts";

export interface ConvertOptions extends InputOptions {
  readonly output: string;
  readonly long?: boolean;
  readonly wide?: boolean;
  readonly force?: boolean;
}

/** `touchstone convert`: reads a table of data for a standard, all periods of it, and writes it in another format or layout. */
export async function runConvert(
  standardFile: string,
  dataFile: string,
  options: ConvertOptions,
  screen: Screen,
): Promise<void> {
  if (options.long && options.wide) throw new Stop(2, "--long and --wide: one of them.");
  const ending = dataEnding(options.output);
  const progress = progressOn(screen);
  const loaded = await loadStandard(standardFile, options.language ?? null);
  const source = openData(dataFile, options, progress);
  const { gathered, header, remarks } = await readWholeFor(loaded, source, options);
  const layout: Layout = options.long ? "long" : options.wide ? "wide" : header.isLong ? "long" : "wide";
  const table = dataTable(gathered, layout);
  progress.at(`writing ${basename(options.output)}`);
  await writeData(options.output, table, options.force === true);
  progress.done();
  for (const line of remarks) screen.say(line);
  const nFormulas = ending === ".csv" || ending === ".tsv" ? countFormulas(table) : 0;
  if (nFormulas > 0)
    screen.say(
      `${counted(nFormulas, "cell")} would run as formulas where a spreadsheet opens this; .xlsx keeps them texts.`,
    );
  screen.say(`${counted(gathered.units.length, "unit")} in ${options.output}, ${layout}.`);
}
