import { sandboxWords } from "@touchstone/domain";
import type { RegisterAsked } from "@touchstone/pages";
import type { ProgrammeScene } from "./programme-scene.ts";
import { nameIn, type RegisterIndex } from "./register-index.ts";
import { linesAsked } from "./register-page.ts";

const PER_PIECE = 1000;

/** The lines that were asked for as CSV (RFC 4180), in pieces: units that hold a grade, and nobody else. */
export function* registerCsv(
  { programme, assessment, log }: ProgrammeScene,
  index: RegisterIndex | null,
  lang: string,
  asked: RegisterAsked,
): Generator<string, void> {
  const { languages } = programme;
  const names = languages.map((one) => `name.${one}`);
  const heads = ["code", "unit", ...names, "lies_in", "grade", "score", "rank", "rank_5", "rank_95", "kept", "certain"];
  const mark = log.sandboxOf === null ? [] : [sandboxWords(lang)];
  yield `\uFEFF${lineOf([...heads, "period", "assessment", ...mark.map(() => "rehearsal")])}`;
  if (!index || !assessment) return;
  const { uncertainty, period, assessmentId } = assessment;
  const lines = linesAsked(index, lang, asked);
  for (let from = 0; from < lines.length; from += PER_PIECE)
    yield lines
      .slice(from, from + PER_PIECE)
      .map((line) =>
        lineOf([
          plainWords(line.code),
          line.unitId,
          ...languages.map((one) => plainWords(line.names.find((name) => name.lang === one)?.text)),
          plainWords(line.above.map((id) => nameIn(index.places.get(id) ?? [], lang)).join(" / ")),
          line.grade,
          line.score,
          line.rank,
          line.rankLow,
          line.rankHigh,
          line.kept,
          uncertainty && line.kept !== null ? line.kept >= uncertainty.certainAt : null,
          period,
          assessmentId,
          ...mark,
        ]),
      )
      .join("");
}

/** Words that a spreadsheet takes for words: one that begins like a formula has an apostrophe before it. */
export const plainWords = (words: string | null | undefined): string => (words ?? "").replace(/^(?=[=+\-@\t\r])/, "'");

const lineOf = (cells: readonly (string | number | boolean | null | undefined)[]): string =>
  `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
