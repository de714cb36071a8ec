import { scorecardsJson } from "../output/scorecards-json.ts";
import { gatesCsv, scoresCsv } from "../output/scores-csv.ts";
import { writeFolder } from "../output/write-folder.ts";
import { presentShares, type Result } from "../result.ts";
import { askedOf, type RobustnessOptions, uncertaintyOf } from "../robustness/uncertainty.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import { scoreLines } from "../terminal/score-table.ts";
import type { Screen } from "../terminal/screen.ts";
import { constantLines } from "../terminal/unscored.ts";
import { type InputOptions, readInputs, scoreOrStop } from "./inputs.ts";

export interface ScoreOptions extends InputOptions, RobustnessOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly top?: string;
}

/** How each file of a run begins. */
const FILES = new Map([
  ["scores.csv", "unit,name,period,rank,score,"],
  ["scorecards.json", '{\n  "touchstone": "'],
  ["gates.csv", "unit,gate,holds\r\n"],
]);

/** `touchstone score`: reads, scores, prints the table or the files for machines. */
export async function runScore(
  standardFile: string,
  dataFile: string,
  options: ScoreOptions,
  screen: Screen,
): Promise<void> {
  if (options.json && options.csv) throw new Stop(2, "--json and --csv: one of them; --out writes both.");
  if (options.force && options.out === undefined) throw new Stop(2, "--force: only together with --out.");
  const top = topOf(options.top);
  askedOf(options);
  const { loaded, input, progress } = await readInputs(standardFile, dataFile, options, screen);
  const size = `${counted(input.table.units.length, "unit")} × ${counted(loaded.columns.length, "column")}`;
  progress.at(`scoring ${size}`);
  const scored = scoreOrStop(loaded.model, input.table);
  const present = presentShares(scored);
  const uncertainty = await uncertaintyOf(loaded, input, options, progress, false, screen.say);
  const result: Result = { loaded, input, scored, present, uncertainty };
  for (const line of [...undecidedLines(result), ...constantLines(result)]) screen.say(line);
  if (options.out !== undefined) {
    progress.at(`writing ${options.out}`);
    const files = [
      { name: "scores.csv", pieces: scoresCsv(result) },
      { name: "scorecards.json", pieces: scorecardsJson(result) },
      ...(loaded.model.gates.length > 0 ? [{ name: "gates.csv", pieces: gatesCsv(result) }] : []),
    ];
    await writeFolder(options.out, files, { force: options.force === true, known: FILES });
    progress.done();
    screen.say(
      `${counted(scored.units.length, "scorecard")} in ${options.out}: ${files.map(({ name }) => name).join(", ")}.`,
    );
  }
  progress.done();
  if (options.json) await printPieces(scorecardsJson(result), screen);
  else if (options.csv) await printPieces(scoresCsv(result), screen);
  else if (options.out === undefined) {
    const next = `npx touchstone explain ${shellWord(standardFile)} ${shellWord(dataFile)} UNIT`;
    await screen.print(`${scoreLines(result, screen, top, next).join("\n")}\n`);
  }
}

export function topOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Stop(2, `--top: got ${JSON.stringify(text)}, want a number of units from 1`);
  return Number(text);
}

/** A path as a shell takes it: in quotes where it needs them. */
function shellWord(path: string): string {
  return /^[\w./@%+:,\p{L}\p{M}-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}

const PIECE_LENGTH = 1 << 16;

async function printPieces(pieces: Iterable<string>, screen: Screen): Promise<void> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE_LENGTH) continue;
    await screen.print(waiting);
    waiting = "";
  }
  await screen.print(waiting);
}

/** Conditions of applicability that nobody can decide from the data: a problem to solve, named once per node. */
function undecidedLines({ loaded, scored }: Result): string[] {
  const byNode = Map.groupBy(scored.undecided, ({ node }) => node);
  return [...byNode].map(([node, cases]) => {
    const units = cases.slice(0, 3).map(({ unit }) => scored.units[unit]);
    const more = cases.length > units.length ? ` and ${cases.length - units.length} more` : "";
    return `Unknown whether ${loaded.model.nodes[node]?.id} applies to ${units.join(", ")}${more}: it counts as applying until the context is known.`;
  });
}
