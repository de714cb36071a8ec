import {
  gradedCards,
  type Log,
  type PagedScorecard,
  scorecardsPage,
  type Touchstone,
  transaction,
  unitLines,
} from "@touchstone/server";
import type { Cell, Column, Rows } from "./write-table.ts";

/** A scorecard, as far as a table has it: docs/bundle.md. */
interface Card {
  readonly unit: string;
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly present: number | null;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly uncertainty: {
    readonly rankLow: number | null;
    readonly rankMedian: number | null;
    readonly rankHigh: number | null;
    readonly kept?: number | null;
  } | null;
}

const text = (name: string): Column => ({ name, holds: "text" });
const number = (name: string): Column => ({ name, holds: "number" });
const HEAD: readonly Column[] = [
  text("unit"),
  ...["rank", "rank_low", "rank_median", "rank_high", "score"].map(number),
  text("grade"),
  text("grade_by_score"),
  ...["kept", "present"].map(number),
];

/** The scorecards of an assessment by rank, with the score of every node. @param nodes ids of the standard's nodes */
export function cardRows(touchstone: Touchstone, log: Log, assessmentId: string, nodes: readonly string[]): Rows {
  return {
    columns: [...HEAD, ...nodes.map((id) => number(`score.${id}`))],
    batches: inPages(touchstone, log, assessmentId, (card) => rowOf(JSON.parse(card) as Card, nodes)), // as it was recorded
  };
}

function rowOf(card: Card, nodes: readonly string[]): Cell[] {
  const { rankLow = null, rankMedian = null, rankHigh = null, kept = null } = card.uncertainty ?? {};
  const { unit, rank, score, grade, gradeByScore, present, scores } = card;
  return [
    unit,
    rank,
    rankLow,
    rankMedian,
    rankHigh,
    score,
    grade,
    gradeByScore,
    kept,
    present,
    ...nodes.map((id) => scores[id] ?? null),
  ];
}

/** Page after page: an assessment never changes once it is recorded. */
async function* inPages(
  touchstone: Touchstone,
  log: Log,
  assessmentId: string,
  rowOfCard: (card: string) => Cell[],
): AsyncGenerator<Cell[][]> {
  for (let after: PagedScorecard | null = null; ; ) {
    const from: PagedScorecard | null = after;
    const page: PagedScorecard[] = await transaction(
      touchstone,
      (tx) => scorecardsPage(tx, log, { assessmentId, gradedOn: null, after: from, limit: PER_PAGE }),
      { readOnly: true },
    );
    if (page.length > 0) yield page.map(({ card }) => rowOfCard(card));
    if (page.length < PER_PAGE) return;
    after = page.at(-1) ?? null;
  }
}

const PER_PAGE = 5000;
const PER_BATCH = 1000;
const REGISTER = [
  text("code"),
  text("name"),
  text("grade"),
  ...["score", "rank", "rank_low", "rank_high", "kept"].map(number),
];

/** The public register: units that hold a grade and take part still, by rank. */
export async function registerRows(
  touchstone: Touchstone,
  { organisation, programme }: { readonly organisation: Log; readonly programme: Log },
  asked: { readonly assessmentId: string; readonly day: string; readonly scheme: string; readonly language: string },
): Promise<Rows> {
  const graded = await transaction(touchstone, (tx) => gradedCards(tx, programme, asked), { readOnly: true });
  graded.sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.unitId < b.unitId ? -1 : 1));
  async function* batches(): AsyncGenerator<Cell[][]> {
    for (let at = 0; at < graded.length; at += PER_BATCH) {
      const some = graded.slice(at, at + PER_BATCH);
      const ids = some.map(({ unitId }) => unitId);
      const called = await transaction(
        touchstone,
        (tx) => unitLines(tx, organisation, ids, { scheme: asked.scheme, on: asked.day }),
        { readOnly: true },
      );
      const byId = new Map(called.map((line) => [line.unitId, line]));
      yield some.map(({ unitId, grade, score, rank, rankLow, rankHigh, kept }) => {
        const { code = null, names = [] } = byId.get(unitId) ?? {};
        const name = names.find(({ lang }) => lang === asked.language) ?? names[0];
        return [code ?? unitId, name?.text ?? null, grade, score, rank, rankLow, rankHigh, kept];
      });
    }
  }
  return { columns: REGISTER, batches: batches() };
}
