import type { EnrolledGlance, UnitRow } from "../api/views.ts";
import { textFor, unitText, wordsFor } from "../words/texts.ts";

const HEADS = [
  "code",
  "unit",
  "name",
  "type",
  "lies_in",
  "since",
  "application",
  "score",
  "grade",
  "rank",
  "rank_5",
  "rank_95",
  "kept",
  "certain",
  "period",
  "assessment",
];

interface Asked {
  readonly glance: Pick<EnrolledGlance, "assessment">;
  readonly language: string;
}

/** Rows as CSV (RFC 4180) in their order, names in the reader's language; a score stands beside how sure it is. */
export function csvOfUnits(rows: readonly UnitRow[], { glance: { assessment }, language }: Asked): string {
  const lines = rows.map(({ unit, parent, since, application, result }) => {
    const certainty = result?.certainty;
    return lineOf([
      plainWords(unit.code),
      unit.unitId,
      plainWords(textFor(unit.names, language)?.text),
      plainWords(unit.type),
      plainWords(parent && unitText(parent, language)),
      since,
      application?.state ?? "none",
      result?.score,
      plainWords(gradeIn(assessment, result?.grade ?? null, language)),
      certainty?.rank,
      certainty?.rankLow,
      certainty?.rankHigh,
      certainty?.kept,
      certainty?.certain,
      result && assessment?.period,
      result && assessment?.assessmentId,
    ]);
  });
  return `\uFEFF${lineOf(HEADS)}${lines.join("")}`;
}

function gradeIn(assessment: Asked["glance"]["assessment"], grade: string | null, language: string): string | null {
  const title = assessment?.grades.find(({ id }) => id === grade)?.title;
  return title === undefined ? grade : (wordsFor(title, language)?.text ?? grade);
}

/** Words that a spreadsheet takes for words: one that begins like a formula has an apostrophe before it. */
const plainWords = (words: string | null | undefined): string => (words ?? "").replace(/^(?=[=+\-@\t\r])/, "'");

const lineOf = (cells: readonly (string | number | boolean | null | undefined)[]): string =>
  `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
