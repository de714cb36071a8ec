import { csvLine } from "@touchstone/input";
import {
  holdersOfCode,
  type ListedScorecard,
  type Log,
  scorecardOf,
  scorecardPages,
  type Tx,
  withdrawnSince,
} from "@touchstone/server";
import { type Assessed, assessedIn, type Card, cardOf, withdrawnLine } from "../record/assessed.ts";
import { programmeLog, reading } from "../record/logs.ts";
import { withRecord } from "../record/open.ts";
import type { RecordOptions } from "../record/options.ts";
import { Stop } from "../stop.ts";
import { cardColumns, UNSURE } from "../terminal/card-table.ts";
import { counted, shownScore } from "../terminal/figures.ts";
import { fittedLines } from "../terminal/fitted-table.ts";
import type { Screen } from "../terminal/screen.ts";
import { tableLines } from "../terminal/table.ts";
import { topOf } from "./score.ts";

export interface ScorecardsOptions extends RecordOptions {
  readonly period?: string;
  readonly unit?: string;
  readonly scheme: string;
  readonly top?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** `touchstone scorecards`: those of the latest assessment as they were recorded, by rank. */
export async function runScorecards(programme: string, options: ScorecardsOptions, screen: Screen): Promise<void> {
  if (options.json && options.csv) throw new Stop(2, "--json and --csv: one of them.");
  const top = topOf(options.top);
  await withRecord(options, "scorecards", screen, async (opened) => {
    const log = await programmeLog(opened, programme);
    await reading(opened, async (tx) => {
      const assessed = await assessedIn(opened, tx, log, options.period ?? null);
      const withdrawn = await withdrawnSince(tx, opened.touchstone.files, log, assessed.assessment);
      opened.progress.done();
      if (withdrawn > 0) screen.say(withdrawnLine(withdrawn, log.slug));
      const isTable = !options.json && !options.csv;
      const most = isTable ? Math.min(top, MOST_SHOWN) : top;
      const { assessmentId } = assessed.assessment;
      const pages =
        options.unit === undefined
          ? scorecardPages(tx, log, { assessmentId, most })
          : oneUnit(tx, log, assessed, options);
      if (options.json) return printJson(screen, assessed, pages);
      if (options.csv) return printCsv(screen, tx, assessed, pages);
      return printTable(screen, tx, assessed, pages, options.unit !== undefined);
    });
  });
}

type Pages = AsyncGenerator<readonly ListedScorecard[]>;

/** The scorecard of the unit that has, or had last, a code. */
async function* oneUnit(
  tx: Tx,
  log: Log,
  { assessment, organisation }: Assessed,
  { unit = "", scheme }: ScorecardsOptions,
): Pages {
  const holders = await holdersOfCode(tx, organisation, { scheme, code: unit, on: null });
  if (holders.length === 0) throw new Stop(1, `--unit: no unit has the ${scheme} ${JSON.stringify(unit)}.`);
  for (const { unitId } of holders) {
    const found = await scorecardOf(tx, log, assessment.assessmentId, unitId);
    if (found) return yield [found];
  }
  throw new Stop(1, `${unit} has no scorecard: it does not take part, or had no answer for ${assessment.period}.`);
}

async function printJson(screen: Screen, { assessment }: Assessed, pages: Pages): Promise<void> {
  await screen.print(`{"assessment":${JSON.stringify(assessment)},"scorecards":[`);
  let separator = "\n";
  for await (const page of pages) {
    await screen.print(separator + page.map(({ card }) => card).join(",\n"));
    separator = ",\n";
  }
  await screen.print("\n]}\n");
}

const HEADER = [
  "unit_id",
  "code",
  "name",
  "rank",
  "rank_low",
  "rank_high",
  "score",
  "grade",
  "kept",
  "certain",
  "screened",
];

async function printCsv(screen: Screen, tx: Tx, { called }: Assessed, pages: Pages): Promise<void> {
  await screen.print(csvLine(HEADER));
  for await (const page of pages) {
    const names = await called(
      tx,
      page.map(({ unitId }) => unitId),
    );
    const lines = page.map(({ card }) => {
      const { unit, rank, score, grade, screened, uncertainty } = cardOf(card);
      const { rankLow = null, rankHigh = null, kept = null, certain } = uncertainty ?? {};
      const number = (value: number | null): number => value ?? Number.NaN;
      const { code = null, name = null } = names.get(unit) ?? {};
      const front = [unit, code ?? "", name ?? ""];
      const numbers = [rank, rankLow, rankHigh, score].map(number);
      return csvLine([
        ...front,
        ...numbers,
        grade ?? "",
        number(kept),
        certain === undefined ? "" : String(certain),
        String(screened),
      ]);
    });
    await screen.print(lines.join(""));
  }
}

async function printTable(screen: Screen, tx: Tx, assessed: Assessed, pages: Pages, isOne: boolean): Promise<void> {
  const { assessment, standard, called, titleOf } = assessed;
  const shown: Card[] = [];
  for await (const page of pages) for (const { card } of page) shown.push(cardOf(card));
  const names = await called(
    tx,
    shown.map(({ unit }) => unit),
  );
  const hasGrades = standard.grades.length > 0;
  const thresholds = standard.grades.flatMap(({ atLeast }) => (typeof atLeast === "number" ? [atLeast] : []));
  const columns = cardColumns(
    { cards: shown, called: shown.map(({ unit }) => names.get(unit) ?? null) },
    { thresholds, hasGrades, titleOf },
  );
  const table = fittedLines(
    columns,
    shown.map((_, i) => i),
    screen,
  );
  const more = assessment.nUnits - shown.length;
  const lines = [
    `${standard.id}, version ${assessment.standard.version}, ${assessment.period || assessment.day}: ${counted(assessment.nUnits, "unit")}, recorded as ${assessment.seq}.`,
    ...(assessment.uncertainty === null ? [`Without uncertainty: ${assessment.withoutUncertainty}.`] : []),
    "",
    ...table,
    ...(table.some((line) => line.includes(UNSURE))
      ? ["", `${UNSURE.trim()} behind a share: the grade is not certain.`]
      : []),
    ...(shown.some(({ grade, gradeByScore }) => grade !== gradeByScore)
      ? ["", "* The score alone would give a higher grade: a gate or a condition of the grade holds it back."]
      : []),
    ...(isOne
      ? ["", ...nodeLines(shown[0])]
      : more > 0
        ? ["", `${counted(more, "unit")} more: --top, --csv, --json.`]
        : []),
  ];
  await screen.print(`${lines.join("\n")}\n`);
}

/** what a table on a screen is good for */
const MOST_SHOWN = 10_000;

/** Every node of one unit: its score, or why it has none. */
function nodeLines(card: Card | undefined): string[] {
  if (!card) return [];
  const gates = Object.entries(card.gates).map(([id, holds]) => [id, holds]);
  const nodes = Object.entries(card.scores).map(([id, score]) => [
    id,
    score === null ? (card.states[id] ?? "—") : shownScore(score),
  ]);
  return tableLines(
    [
      { title: "part", align: "left" },
      { title: "score", align: "right" },
    ],
    [...nodes, ...gates.map(([id = "", holds = ""]) => [`gate ${id}`, holds])],
    { width: Number.POSITIVE_INFINITY },
  );
}
