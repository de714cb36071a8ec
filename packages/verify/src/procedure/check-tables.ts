import type { BundleFolder } from "../files/bundle-folder.ts";
import { csvLine } from "../files/csv.ts";
import { expectedCsv } from "../files/expected-csv.ts";
import type { CheckId } from "../report/check-ids.ts";
import type { Findings } from "../report/findings.ts";
import { standingRatings } from "./check-ratings.ts";
import { codeOf } from "./code.ts";
import type { Round } from "./round.ts";

type Cell = string | number | boolean | null;

interface RoundTable {
  readonly check: CheckId;
  readonly columns: readonly string[];
  readonly rows: (round: Round, language: string) => readonly (readonly Cell[])[];
}

/** The tables of rounds by their paths: each is there where it has rows. */
export const ROUND_TABLES: Readonly<Record<string, RoundTable>> = {
  "notices.csv": {
    check: "notices",
    columns: [
      "seq",
      "notice_id",
      "cycle_id",
      "from",
      "until",
      "days",
      "application_id",
      "unit_id",
      "grade",
      "assessment_id",
      "score",
    ],
    rows: ({ notices }) =>
      notices.flatMap(({ seq, data }) =>
        data.entries
          .toSorted((a, b) => (a.applicationId < b.applicationId ? -1 : 1))
          .map(({ applicationId, unitId, grade, assessmentId, score }) => [
            seq,
            data.noticeId,
            data.cycleId,
            data.from,
            data.until,
            data.days,
            applicationId,
            unitId,
            grade,
            assessmentId,
            score,
          ]),
      ),
  },
  "ratings.csv": {
    check: "ratings",
    columns: ["application_id", "assignment_id", "item", "level", "confidence", "reason", "reason_lang", "seq"],
    rows: (round) =>
      [...new Set(round.notices.flatMap(({ data }) => data.entries.map(({ applicationId }) => applicationId)))]
        .sort()
        .flatMap((applicationId) =>
          standingRatings(round, applicationId)
            .sort((a, b) => (`${a.assignmentId} ${a.rating.item}` < `${b.assignmentId} ${b.rating.item}` ? -1 : 1))
            .map(({ assignmentId, rating: { item, level, confidence, reason }, seq }) => [
              applicationId,
              assignmentId,
              item,
              level,
              confidence,
              wordsIn(reason, "text"),
              wordsIn(reason, "lang"),
              seq,
            ]),
        ),
  },
  "designations.csv": {
    check: "designations",
    columns: [
      "seq",
      "designation_id",
      "code",
      "unit_id",
      "grade",
      "title",
      "source",
      "from",
      "until",
      "version",
      "assessment_id",
      "application_id",
      "notice_id",
      "recomputable",
    ],
    rows: ({ granted, earlier }, language) =>
      [
        ...granted.map(({ seq, data }) => [
          seq,
          data.designationId,
          codeOf(data.designationId),
          data.unitId,
          data.grade,
          null,
          null,
          data.from,
          data.until,
          data.standard.version,
          data.assessmentId,
          data.applicationId,
          data.noticeId,
          true,
        ]),
        ...earlier.map(({ seq, data }) => [
          seq,
          data.designationId,
          codeOf(data.designationId),
          data.unitId,
          null,
          inLanguage(data.title, language),
          inLanguage(data.source, language),
          data.from,
          data.until,
          null,
          null,
          null,
          null,
          false,
        ]),
      ].sort((a, b) => Number(a[0]) - Number(b[0])),
  },
};

/** Holds each table of rounds against what the ledger says. @param language first of the programme's */
export function checkRoundTables(folder: BundleFolder, round: Round, language: string, findings: Findings): void {
  for (const [path, { check, columns, rows: rowsOf }] of Object.entries(ROUND_TABLES)) {
    const rows = rowsOf(round, language);
    if (rows.length === 0) {
      if (folder.sizes.has(path))
        findings.fault(check, { where: path, found: "a table", wanted: "none: it has no rows" });
      continue;
    }
    const lines = rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
    const places = new Map(lines.map((row, i) => [row.join("\n"), i]));
    const placeOf = (row: readonly string[]): number => places.get(row.join("\n")) ?? -1;
    const csv = expectedCsv(
      folder,
      {
        path,
        columns,
        compare: (a, b) => (placeOf(a) < 0 ? 0 : placeOf(a) - placeOf(b)),
        nameOf: (row) => row.slice(0, 3).join(", "),
      },
      (fault) => findings.fault(check, fault),
    );
    for (const line of lines) csv.line(csvLine(line));
    csv.end();
  }
}

function wordsIn(value: unknown, key: "text" | "lang"): string | null {
  if (typeof value !== "object" || value === null) return null;
  const found: unknown = Reflect.get(value, key);
  return typeof found === "string" ? found : null;
}

/** The text in this language, or else the first. */
const inLanguage = (
  texts: readonly { readonly text: string; readonly lang: string }[],
  language: string,
): string | null => (texts.find(({ lang }) => lang === language) ?? texts[0])?.text ?? null;
