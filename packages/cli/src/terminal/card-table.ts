import type { Called } from "@touchstone/server";
import { type Assessed, type Card, rankText } from "../record/assessed.ts";
import { shownScore, shownShare } from "./figures.ts";
import type { Shown } from "./fitted-table.ts";

/** Scorecards with what each of their units is called; null: not called anything any more. */
export interface CalledCards {
  readonly cards: readonly Card[];
  readonly called: readonly (Called | null)[];
}

/** What the standard says of grades. */
export interface Grading {
  readonly hasGrades: boolean;
  readonly thresholds: readonly number[];
  readonly titleOf: Assessed["titleOf"];
}

/** stands behind the share of a grade that is not certain, where there is no room for the words */
export const UNSURE = " % ?";

/** Columns of a table of scorecards: how complete the data are goes first on a narrow screen, names of grades go last but one. */
export function cardColumns({ cards, called }: CalledCards, { hasGrades, thresholds, titleOf }: Grading): Shown[] {
  const of = (text: (card: Card) => string) => (i: number) => {
    const card = cards[i];
    return card ? text(card) : "";
  };
  return [
    { title: "rank", align: "right", text: of(({ rank }) => (rank === null ? "—" : String(rank))) },
    { title: "5–95 %", align: "left", moves: 3, text: of(rankText) },
    { title: "unit", align: "left", text: (i) => called[i]?.code ?? cards[i]?.unit ?? "" },
    { title: "name", align: "left", gives: true, moves: 5, text: (i) => called[i]?.name ?? "" },
    { title: "score", align: "right", text: of(({ score }) => shownScore(score ?? Number.NaN, thresholds)) },
    ...(hasGrades
      ? ([
          { title: "grade", align: "left", moves: 4, text: of((card) => gradeText(card, titleOf)) },
          { title: "sure", align: "left", moves: 2, by: "short", text: of(sureText), short: of(shortSureText) },
        ] as const)
      : []),
    {
      title: "data",
      align: "right",
      moves: 1,
      by: "leaving",
      text: of(({ present }) => shownShare(present ?? Number.NaN)),
    },
  ];
}

function gradeText({ grade, gradeByScore, screened }: Card, titleOf: Assessed["titleOf"]): string {
  if (screened) return "too little data";
  return titleOf(grade) + (grade === gradeByScore ? "" : " *");
}

function sureText({ uncertainty, rank }: Card): string {
  if (uncertainty === null || rank === null) return "—";
  const share = shownShare(uncertainty.kept ?? Number.NaN);
  return uncertainty.certain === false ? `${share}, not certain` : share;
}

const shortSureText = (card: Card): string => sureText(card).replace(", not certain", " ?");
