import { byBytes, type Model, published, type Robustness, type Scored } from "@touchstone/engine";
import { parsePeriod } from "@touchstone/standard";
import type { BundleFolder } from "../files/bundle-folder.ts";
import { csvLine } from "../files/csv.ts";
import { expectedCsv } from "../files/expected-csv.ts";
import type { EventOf } from "../record/chunk-of.ts";
import type { Register } from "../register/replay.ts";
import type { Unit } from "../register/unit.ts";
import type { Findings } from "../report/findings.ts";

export const SHORT = "scorecards.csv";
const COLUMNS = [
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
] as const;

/** What the table says of how sure a rank and a grade are; empty where nothing. */
export interface Sure {
  readonly rankLow: string;
  readonly rankHigh: string;
  readonly kept: string;
  readonly certain: string;
}
export const UNSURE: Sure = { rankLow: "", rankHigh: "", kept: "", certain: "" };

/** By what was computed. */
export function sureOf({ grades }: Model, robustness: Robustness | null, i: number): Sure {
  if (robustness === null) return UNSURE;
  const graded = grades.length > 0;
  return {
    rankLow: text(robustness.rankLow[i] || Number.NaN),
    rankHigh: text(robustness.rankHigh[i] || Number.NaN),
    kept: graded ? text(published(robustness.kept[i] ?? Number.NaN)) : "",
    certain: graded ? String(robustness.certain[i] === 1) : "",
  };
}

/** By what a scorecard says. */
export function sureIn(uncertainty: unknown): Sure {
  if (typeof uncertainty !== "object" || uncertainty === null) return UNSURE;
  const said = new Map<string, unknown>(Object.entries(uncertainty));
  const cell = (key: string): string => {
    const value = said.get(key);
    return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
  };
  return { rankLow: cell("rankLow"), rankHigh: cell("rankHigh"), kept: cell("kept"), certain: cell("certain") };
}

interface Results {
  readonly model: Model;
  readonly scored: Scored;
  readonly sure: (i: number) => Sure;
}

/** Holds scorecards.csv, the table for people, against what was computed and against the register. */
export function checkShort(
  folder: BundleFolder,
  { data }: EventOf<"AssessmentRecorded">,
  { model, scored, sure }: Results,
  register: Register,
  language: string,
  findings: Findings,
): void {
  const csv = expectedCsv(
    folder,
    {
      path: SHORT,
      columns: COLUMNS,
      compare: (a, b) => byBytes(a[0] ?? "", b[0] ?? ""),
      nameOf: ([unitId]) => `unit ${unitId}`,
    },
    (fault) => findings.fault("scorecards-csv", fault),
  );
  const day = dayOfNames(data);
  for (const [i, unitId] of scored.units.entries()) {
    const unit = register.units.get(unitId);
    const { rankLow, rankHigh, kept, certain } = sure(i);
    csv.line(
      csvLine([
        unitId,
        unit === undefined ? "" : codeOn(unit, day),
        unit === undefined ? "" : nameOn(unit, day, language),
        text(scored.ranks[i] || Number.NaN),
        rankLow,
        rankHigh,
        text(scored.scores[i]),
        model.grades[scored.grades[i] ?? -1]?.id ?? "",
        kept,
        certain,
        String(scored.screened[i] === 1),
      ]),
    );
  }
  findings.looked("scorecards-csv", `${csv.end()} rows`);
}

/** The last day of the period, or that of the assessment where it is earlier. */
function dayOfNames({ period, day }: EventOf<"AssessmentRecorded">["data"]): string {
  const parsed = parsePeriod(period, "none");
  if (parsed === null) return day;
  const last = new Date((parsed.endDay - 1) * 86_400_000).toISOString().slice(0, 10);
  return last < day ? last : day;
}

interface Spanned {
  readonly from: string | null;
  readonly until: string | null;
}

function holds({ from, until }: Spanned, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

function codeOn({ codes }: Unit, day: string): string {
  const all = codes.filter((of) => holds(of, day));
  return all.sort((a, b) => byBytes(a.scheme, b.scheme) || byBytes(a.code, b.code))[0]?.code ?? "";
}

function nameOn({ names }: Unit, day: string, language: string): string {
  const rank = ({ lang }: { readonly lang: string }): number => (lang === language ? 0 : 1);
  const all = names.filter((of) => holds(of, day));
  const order = all.sort((a, b) => rank(a) - rank(b) || byBytes(a.lang, b.lang) || byBytes(a.text, b.text));
  return order[0]?.text ?? "";
}

function text(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? "" : String(value === 0 ? 0 : value);
}
