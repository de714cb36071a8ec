import { basename } from "node:path";
import { submissionColumns } from "@touchstone/domain";
import { MethodError, type Model, type Scored, ScoreError, score, type Table } from "@touchstone/engine";
import type { Asked, Delimiter } from "@touchstone/input";
import {
  type Encoding,
  formatInputProblem,
  type InputTable,
  openSource,
  type Problems,
  readMapping,
  readTable,
  readUnits,
  readWhole,
  type Source,
  titlesOf,
  type WholeFile,
} from "@touchstone/input";
import { columnIdsOf, type Period, parsePeriod, wantPeriod } from "@touchstone/standard";
import { type LoadedStandard, loadStandard } from "../load-standard.ts";
import { withOverlays } from "../report/overlays.ts";
import { Stop } from "../stop.ts";
import { counted } from "../terminal/figures.ts";
import { peopleLines } from "../terminal/held-back.ts";
import { languageOf } from "../terminal/language.ts";
import { leftOutLine, sizeUnknownLines } from "../terminal/left-out.ts";
import { type Progress, progressOn } from "../terminal/progress.ts";
import type { Screen } from "../terminal/screen.ts";
import { DELIMITERS } from "./input-options.ts";
import { proposeMapping } from "./propose-mapping.ts";

/** Options of every command that reads a table of data, as commander hands them over. */
export interface InputOptions {
  readonly period?: string;
  readonly encoding: Encoding;
  readonly delimiter?: keyof typeof DELIMITERS;
  readonly decimalComma?: boolean;
  readonly units?: string;
  readonly sheet?: string;
  readonly map?: string;
  readonly mapOut?: string;
  readonly language?: string;
  readonly overlay?: readonly string[];
}

export interface Inputs {
  readonly loaded: LoadedStandard;
  readonly input: InputTable;
  readonly progress: Progress;
}

/** Reads a standard and a table of data for it. @throws {Stop} with every problem in the one, or in the other */
export async function readInputs(
  standardFile: string,
  dataFile: string,
  options: InputOptions,
  screen: Screen,
  notesOf: string | null = null,
): Promise<Inputs> {
  const progress = progressOn(screen);
  refuseSwapped(standardFile, dataFile);
  const plain = await loadStandard(standardFile, options.language ?? null);
  const { loaded, machineLanguages } = await withOverlays(plain, options.overlay ?? []);
  const source = openData(dataFile, options, progress);
  const input = await readFor(loaded, source, options, notesOf);
  progress.done();
  for (const line of remarks(loaded, input, options)) screen.say(line);
  for (const tag of machineLanguages) screen.say(`${tag}: a machine's translation, which nobody has reviewed yet.`);
  return { loaded, input, progress };
}

/** Opens a file of data, and shows how far it has been read. */
export function openData(file: string, { encoding }: InputOptions, progress: Progress): Source {
  return openSource(file, encoding, (read, size) => {
    progress.at(`reading ${basename(file)}`, size > 0 ? read / size : undefined);
  });
}

/** Reads a table for a standard. @throws {Stop} with every problem in it */
export async function readFor(
  loaded: LoadedStandard,
  source: Source,
  options: InputOptions,
  notesOf: string | null = null,
): Promise<InputTable> {
  const reading = await readTable(source, await askedFor(loaded, options, { notesOf }), delimiterOf(options));
  const proposed = options.mapOut === undefined ? [] : [await proposeMapping(options.mapOut, reading.names)];
  if (!reading.ok) throw new Stop(1, [...inputProblemLines(reading.problems), ...proposed].join("\n"));
  return { ...reading.value, remarks: [...reading.value.remarks, ...proposed] };
}

/**
 * Reads all periods of a table, with the sources and notes of every unit.
 * @param end what has not happened where there are problems
 * @throws {Stop} with every problem in it
 */
export async function readWholeFor(
  loaded: LoadedStandard,
  source: Source,
  options: InputOptions,
  end = NOTHING_DONE,
): Promise<WholeFile> {
  const asked = await askedFor(loaded, options, { notesOf: null, allNotes: true });
  const whole = await readWhole(source, asked, delimiterOf(options));
  const { problems } = whole.gathered;
  const proposed = options.mapOut === undefined ? [] : [await proposeMapping(options.mapOut, whole.names)];
  if (problems.count > 0) throw new Stop(1, [...inputProblemLines(problems, end), ...proposed].join("\n"));
  return { ...whole, remarks: [...whole.remarks, ...proposed] };
}

function delimiterOf({ delimiter }: InputOptions): Delimiter | null {
  return delimiter === undefined ? null : DELIMITERS[delimiter];
}

/** What a standard and the options ask of a table. @throws {FileRefused} with what is wrong in the list of units or the mapping */
async function askedFor(
  loaded: LoadedStandard,
  options: InputOptions,
  notes: Pick<Asked, "notesOf"> & Partial<Pick<Asked, "allNotes">>,
): Promise<Asked> {
  const { standard, model } = loaded;
  const people = submissionColumns(standard.id, standard);
  const { columns } = people;
  const register = options.units === undefined ? null : await readUnits(options.units);
  const map = options.map === undefined ? null : await readMapping(options.map);
  return {
    ...notes,
    columns,
    people,
    ids: columnIdsOf(columns),
    computed: model.nodes.map(({ id }) => id).filter((id) => !columns.some((column) => column.id === id)),
    periodLength: standard.period,
    period: periodOf(loaded, options.period),
    decimalComma: options.decimalComma === true,
    allowed: register?.ids ?? null,
    titles: titlesOf(standard),
    ...(register && { register }),
    ...(map && { map }),
    ...(options.sheet !== undefined && { sheet: options.sheet }),
  };
}

function periodOf({ standard }: LoadedStandard, text: string | undefined): Period | null {
  if (text === undefined) return null;
  const period = parsePeriod(text, standard.period);
  if (period === null) throw new Stop(2, `--period: got ${JSON.stringify(text)}, want ${wantPeriod(standard.period)}`);
  return period;
}

const NOTHING_DONE = "Nothing was scored or written.";

/** Problems as lines, then one that counts them all. */
function inputProblemLines(problems: Problems, end = NOTHING_DONE): string[] {
  const lines = problems.shown.map((problem) => formatInputProblem(problems.file, problem));
  const more = problems.count - problems.shown.length;
  const rest = more > 0 ? `, of which the first ${problems.shown.length} are shown` : "";
  return [...lines, `${problems.file}: ${counted(problems.count, "problem")}${rest}. ${end}`];
}

/** What a reader of the result should know of the data before. */
function remarks(
  { standard, columns, file, warnings }: LoadedStandard,
  input: InputTable,
  options: InputOptions,
): string[] {
  const lines: string[] = [];
  if (warnings.length > 0) lines.push(`${file}: ${counted(warnings.length, "warning")}; touchstone check shows them.`);
  if (options.period === undefined && input.periods.length > 1)
    lines.push(
      `Periods in the data: ${input.periods.join(", ")}. Scored: ${input.period?.text}, the latest (--period chooses).`,
    );
  if (input.leftOut.length > 0) lines.push(leftOutLine(input));
  lines.push(...sizeUnknownLines(input, columns));
  if (input.people !== null) lines.push(...peopleLines(input.people));
  lines.push(...input.remarks);
  if (input.absent.length > 0) lines.push(`No column for ${input.absent.join(", ")}: missing for every unit.`);
  if (options.language !== undefined && !standard.languages.includes(languageOf(standard, options.language)))
    lines.push(`The standard has no texts in ${options.language}, only ${standard.languages.join(", ")}.`);
  return lines;
}

/** The two files the wrong way round. @throws {Stop} with the right one */
function refuseSwapped(standardFile: string, dataFile: string): void {
  const isStandard = (file: string): boolean => /\.ya?ml$/i.test(file);
  if (isStandard(standardFile) || !isStandard(dataFile)) return;
  throw new Stop(2, `got ${standardFile} first and ${dataFile} second, want the standard first, then the data.`);
}

/** Scores a table. @throws {Stop} where a method of the standard meets a value that it can't take */
export function scoreOrStop(model: Model, table: Table, options: { readonly stages?: boolean } = {}): Scored {
  return orStop(table, () => score(model, table, options));
}

/** Runs a computation of the engine; a method that meets a value it can't take is a problem of the input. */
export function orStop<T>(table: Table, compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    if (error instanceof ScoreError) throw new Stop(1, error.message);
    if (!(error instanceof MethodError)) throw error;
    const unit = table.units[error.unit];
    throw new Stop(1, `${unit === undefined ? "" : `${unit}: `}${error.message}`);
  }
}
