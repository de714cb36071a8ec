import { daysOfPeriod } from "@touchstone/domain";
import {
  type Called,
  calledOn,
  type ListedAssessment,
  type Log,
  latestAssessment,
  logById,
  programmeOf,
  readStandard,
  type Tx,
  versionsOf,
} from "@touchstone/server";
import type { Standard } from "@touchstone/standard";
import { Stop } from "../stop.ts";
import { grouped } from "../terminal/figures.ts";
import { sayIn } from "../terminal/language.ts";
import type { Opened } from "./open.ts";

/** A scorecard, as docs/bundle.md describes it. */
export interface Card {
  readonly unit: string;
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly present: number | null;
  readonly gates: Readonly<Record<string, "yes" | "no" | "unknown">>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly states: Readonly<Record<string, string>>;
  readonly uncertainty: null | {
    readonly rankLow: number | null;
    readonly rankHigh: number | null;
    /** only where the standard has grades, as `certain` */
    readonly kept?: number | null;
    readonly certain?: boolean;
  };
}

/** An assessment with the standard that it was by, to be shown. */
export interface Assessed {
  readonly assessment: ListedAssessment;
  readonly standard: Standard;
  readonly organisation: Log;
  /** title of a grade; that of none is "no grade" */
  readonly titleOf: (grade: string | null) => string;
  /** codes and names of units on the last day of the period, or on that of the assessment where it is earlier */
  readonly called: (tx: Tx, unitIds: readonly string[]) => Promise<ReadonlyMap<string, Called>>;
}

/** The latest assessment of a programme, of a period where one is named. @throws {Stop} if there is none */
export async function assessedIn(
  { touchstone }: Pick<Opened, "touchstone">,
  tx: Tx,
  log: Log,
  period: string | null,
): Promise<Assessed> {
  const assessment = await latestAssessment(tx, log, period);
  if (!assessment) {
    const which = period === null ? "" : ` for ${period}`;
    throw new Stop(1, `${log.slug} has not been assessed${which} yet: touchstone assess ${log.slug} --period PERIOD`);
  }
  const organisation = await logById(tx, log.organisationId);
  const version = (await versionsOf(tx, log)).find((one) => one.version === assessment.standard.version);
  if (!organisation || !version) throw new RangeError(`assessedIn: got ${log.slug}, which has lost its standard`);
  const standard = await readStandard(touchstone.files, version.file);
  const say = sayIn(standard, null);
  const titles = new Map(standard.grades.map(({ id, title }) => [id, say(title)]));
  const { languages } = await programmeOf(tx, log);
  const last = daysOfPeriod(assessment.period)?.last ?? assessment.day;
  const [day = last] = [last, assessment.day].sort();
  const { size } = assessment.cut.organisation;
  const language = languages[0] ?? "en";
  return {
    assessment,
    standard,
    organisation,
    titleOf: (grade) => (grade === null ? "no grade" : (titles.get(grade) ?? grade)),
    called: (of, units) => calledOn(of, organisation, { units, size, day, language }),
  };
}

/** A card as it was recorded. */
export function cardOf(text: string): Card {
  return JSON.parse(text) as Card; // recorded so
}

/** The ranks between which a unit stays nine times in ten; — where it has none. */
export function rankText({ uncertainty }: Card): string {
  const { rankLow = null, rankHigh = null } = uncertainty ?? {};
  if (rankLow === null || rankHigh === null) return "—";
  return rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
}

/** What to know of units that stand in an assessment and have withdrawn since. */
export function withdrawnLine(n: number, programme: string): string {
  const who =
    n === 1
      ? "1 unit has withdrawn since this assessment and still stands in it"
      : `${grouped(n)} units have withdrawn since this assessment and still stand in it`;
  return `${who}: touchstone assess ${programme} makes one without.`;
}
