import { availableParallelism } from "node:os";
import {
  assess,
  type GradeCount,
  gradeCounts,
  type ListedAssessment,
  leastSure,
  type Receipt,
  type RunPlan,
  receiptWords,
  runOnThreads,
} from "@touchstone/server";
import { type Assessed, assessedIn, cardOf, rankText } from "../record/assessed.ts";
import { printAsJson } from "../record/json.ts";
import { programmeLog, reading } from "../record/logs.ts";
import { orStop, withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { counted, grouped, shownShare } from "../terminal/figures.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { VARIED } from "../terminal/uncertainty-text.ts";

export interface AssessOptions extends RecordOptions {
  readonly period?: string;
  readonly threads?: string;
  readonly key?: string;
  readonly json?: boolean;
}

/** `touchstone assess`: scores every unit that takes part, and records the scorecards with how sure they are. */
export async function runAssess(programme: string, options: AssessOptions, screen: Screen): Promise<void> {
  const threads = threadsOf(options.threads);
  await withRecord(options, "assess", screen, async (opened) => {
    const { touchstone, account, progress } = opened;
    const log = await programmeLog(opened, programme);
    const runPlan: RunPlan = (model, table, plan, onShare) => runOnThreads(model, table, plan, threads, onShare);
    const asked = { programme, period: options.period ?? "", account, key: options.key, runPlan };
    const receipt = orStop(await assess(touchstone, { ...asked, say: saying(progress.at, screen) }));
    progress.done();
    if (options.json)
      return reading(opened, async (tx) => {
        const { assessment } = await assessedIn(opened, tx, log, options.period ?? "");
        const { first, last, at } = receipt;
        const grades = await gradeCounts(tx, log, assessment);
        return printAsJson(screen, { assessment, grades, recorded: { ledger: receipt.log, first, last, at } });
      });
    const lines = await reading(opened, async (tx) => {
      const assessed = await assessedIn(opened, tx, log, options.period ?? "");
      const { assessment, called } = assessed;
      const counts = await gradeCounts(tx, log, assessment);
      const unsure = await leastSure(tx, log, assessment, MOST_UNSURE);
      const cards = unsure.map(({ card }) => cardOf(card));
      const names = await called(
        tx,
        cards.map(({ unit }) => unit),
      );
      return [
        headline(log.slug, assessment),
        ...(assessed.standard.grades.length > 0 ? ["", ...gradeTable(assessed, counts, screen)] : []),
        "",
        ...sureLines(assessed, counts),
        ...(cards.length > 0
          ? tableLines(
              [
                { title: "unit", align: "left" },
                { title: "name", align: "left", gives: true },
                { title: "grade", align: "left" },
                { title: "kept", align: "right" },
                { title: "5–95 %", align: "left" },
              ],
              cards.map((card) => [
                names.get(card.unit)?.code ?? card.unit,
                names.get(card.unit)?.name ?? "",
                assessed.titleOf(card.grade),
                shownShare(card.uncertainty?.kept ?? Number.NaN),
                rankText(card),
              ]),
              { width: screen.columns },
            )
          : []),
        ...unfitLines(assessment),
        "",
        recordedLine(receipt),
      ];
    });
    await screen.print(`${lines.join("\n")}\n`);
  });
}

const MOST_UNSURE = 5;

function threadsOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new Stop(2, `--threads: got ${JSON.stringify(text)}, want a number from 1`);
  return Number(text);
}

/** What a reader has to know stays on the screen; how far the work is, is redrawn. */
function saying(at: (what: string, share?: number) => void, screen: Screen): (what: string, share?: number) => void {
  return (what, share) => {
    if (/^a snapshot is passed over|^the snapshot could not|computed again/.test(what)) screen.say(what);
    else at(what, share);
  };
}

function headline(slug: string, { period, standard, nUnits, day }: ListedAssessment): string {
  const of = period === "" ? "" : ` for ${period}`;
  return `${slug}: ${counted(nUnits, "unit")} scored${of} by version ${standard.version} of the standard, as things stood on ${day}.`;
}

function gradeTable(
  { standard, titleOf, assessment }: Assessed,
  counts: readonly GradeCount[],
  screen: Screen,
): string[] {
  const ids = [...standard.grades.map(({ id }) => id), null];
  const rows = ids.map((id) => {
    const found = counts.find(({ grade }) => grade === id);
    return [
      titleOf(id),
      grouped(found?.nUnits ?? 0),
      ...(assessment.uncertainty ? [grouped(found?.nCertain ?? 0)] : []),
    ];
  });
  return tableLines(
    [
      { title: "grade", align: "left", gives: true },
      { title: "units", align: "right" },
      ...(assessment.uncertainty ? [{ title: "of them certain", align: "right" } as const] : []),
    ],
    rows,
    { width: screen.columns },
  );
}

/** How sure it all is, in words; or why nobody can say. */
function sureLines({ assessment, standard }: Assessed, counts: readonly GradeCount[]): string[] {
  const { uncertainty, withoutUncertainty } = assessment;
  if (uncertainty === null)
    return [`How sure this is could not be computed: ${withoutUncertainty}. No score should be quoted without that.`];
  const { replicates, seed, certainAt, variedAsUsual } = uncertainty;
  const usual = variedAsUsual ? " The standard does not say what to vary: this is the usual." : "";
  const lines = [`Scored again ${counted(replicates, "time")}, seed ${seed}.${usual}`];
  const strongest = strongestIn(uncertainty.influence);
  if (strongest !== null) lines.push(`What moves the ranks most: ${strongest}.`);
  if (standard.grades.length === 0) return lines;
  const unsure = counts.reduce((sum, { nUnits, nCertain }) => sum + nUnits - nCertain, 0);
  lines.push(
    unsure === 0
      ? `Every grade held in at least ${shownShare(certainAt)} of them.`
      : `${counted(unsure, "grade")} ${unsure === 1 ? "hangs" : "hang"} on a thread, held in fewer than ${shownShare(certainAt)} of them${unsure > MOST_UNSURE ? `; the ${MOST_UNSURE} least sure` : ""}:`,
  );
  return lines;
}

function strongestIn(influence: readonly object[] | null): string | null {
  const known = (influence ?? []) as readonly { readonly factor: keyof typeof VARIED; readonly total: number }[]; // recorded so
  const [first] = known.toSorted((a, b) => b.total - a.total);
  return first && first.total > 0 ? `${VARIED[first.factor]} (${shownShare(Math.min(1, first.total))})` : null;
}

function unfitLines({ unfit }: ListedAssessment): string[] {
  return unfit.map(
    ({ item, answers }) =>
      `${counted(answers, "answer")} to ${item} on record can't be taken by this version and ${answers === 1 ? "counts" : "count"} as missing.`,
  );
}

function recordedLine(receipt: Receipt): string {
  return `${receiptWords(receipt)}.`;
}
