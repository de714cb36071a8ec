import { basename } from "node:path";
import { baseIdOf, type SubmissionColumns, submissionColumns } from "@touchstone/domain";
import type { WholeFile } from "@touchstone/input";
import { printable } from "@touchstone/input";
import {
  type ImportedAnswers,
  type ImportProblem,
  type ImportProblems,
  importObservations,
  type Log,
  receiptWords,
} from "@touchstone/server";
import { type Gathering, type Period, TIMELESS } from "@touchstone/standard";
import { programmeLog } from "../record/logs.ts";
import { type Opened, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { refusalText } from "../record/refusal-text.ts";
import { Stop } from "../stop.ts";
import { counted, grouped } from "../terminal/figures.ts";
import { heldLines } from "../terminal/held-back.ts";
import { periodWords } from "../terminal/period-words.ts";
import type { Screen } from "../terminal/screen.ts";
import { loadVersion, organisationOfProgramme } from "./import-observations-version.ts";
import { type InputOptions, openData, readWholeFor } from "./inputs.ts";

export interface ImportObservationsOptions extends InputOptions, RecordOptions {
  readonly programme: string;
  readonly standard?: string;
  readonly scheme: string;
}

/** `touchstone import observations`: records a file of answers as one submission, whole or not at all. */
export async function runImportObservations(
  file: string,
  options: ImportObservationsOptions,
  screen: Screen,
): Promise<void> {
  await withRecord(options, "import observations", screen, async (opened) => {
    const log = await programmeLog(opened, options.programme);
    const organisation = await organisationOfProgramme(opened, log);
    const loaded = await loadVersion(opened, log, options.standard ?? null);
    const columns = submissionColumns(log.slug, loaded.standard);
    const source = openData(file, options, opened.progress);
    const whole = await readWholeFor(loaded, source, options, "Nothing was recorded.");
    wantPeriodIn(file, whole, options.period);
    const answer = await importObservations(
      opened.touchstone,
      { gathering: gatheringOf(whole, options.period), remarks: whole.gathered.notes, source: source.sha256() },
      {
        organisation: organisation.slug,
        programme: log.slug,
        account: opened.account,
        version: loaded.standard.version,
        columns,
        scheme: options.scheme,
        onShare: (share) => opened.progress.at("recording", share),
      },
    );
    opened.progress.done();
    for (const remark of whole.remarks) screen.say(remark);
    if (answer.ok) return printImported(opened, log, file, answer, basesIn(columns));
    if ("problems" in answer) throw new Stop(1, problemLines(file, answer.problems).join("\n"));
    throw new Stop(1, refusalText(answer.refusal));
  });
}

/** @throws {Stop} where nothing in the file is of the period that was asked for */
function wantPeriodIn(file: string, { gathered }: WholeFile, period: string | undefined): void {
  if (period === undefined || gathered.stores.has(period)) return;
  const there = [...gathered.stores.keys()].filter((text) => text !== TIMELESS).sort();
  throw new Stop(
    1,
    `--period: got ${period}, want a period of ${basename(file)}: ${there.join(", ") || "it has none"}.`,
  );
}

/** All periods of a file, or one of them with what was said without a period. */
function gatheringOf({ gathered }: WholeFile, period: string | undefined): Gathering {
  const { asked, units, stores, periods } = gathered;
  const isWanted = (text: string): boolean => period === undefined || text === period || text === TIMELESS;
  return {
    columns: asked.columns,
    ids: asked.ids,
    units,
    stores: new Map([...stores].filter(([text]) => isWanted(text))),
    periods: new Map([...periods].filter(([text]) => isWanted(text))) as ReadonlyMap<string, Period>, // some of its own
  };
}

/** Columns that say of how many people a figure is. */
function basesIn({ items }: SubmissionColumns): string[] {
  return items.flatMap(({ base, spec }) => (base === null ? [] : [baseIdOf(spec.id)]));
}

async function printImported(
  { screen }: Opened,
  log: Log,
  file: string,
  done: ImportedAnswers,
  bases: readonly string[],
): Promise<void> {
  const { nUnits, periods, nSaid, nSame, nRecorded, receipt } = done;
  const what = `${counted(nSaid, "answer")} of ${counted(nUnits, "unit")}${periodWords(periods)} in ${basename(file)}`;
  const parts = [...(nSame > 0 ? [`${grouped(nSame)} are as on record`] : []), `${grouped(nRecorded)} recorded`];
  await screen.print(`${what}: ${parts.join("; ")}. ${capital(receiptWords(receipt))}.\n`);
  if (receipt.first !== null)
    screen.say(`Taken back, if it is wrong, by: touchstone retract ${receipt.first} --programme ${log.slug}`);
  for (const line of heldLines(done.held, bases)) screen.say(line);
  for (const { quantity, period, from, nUnits: n } of done.askedOnce)
    screen.say(
      `${quantity}${period === "" ? "" : ` of ${period}`} is on record already from ${from} for ${counted(n, "unit")}; not asked again for ${log.slug}.`,
    );
}

function problemLines(file: string, { shown, count }: ImportProblems): string[] {
  const more = count - shown.length;
  const rest = more > 0 ? `, of which the first ${shown.length} are shown` : "";
  return [
    ...shown.map((problem) => lineOf(file, problem)),
    `${file}: ${counted(count, "problem")}${rest}. Nothing was recorded.`,
  ];
}

function lineOf(file: string, { unit, period, column, got, want }: ImportProblem): string {
  const where = `${printable(unit)}${period === "" ? "" : ` ${period}`}`;
  return `${file}  ${where}  ${printable(column)}: got ${got}, want ${want}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
