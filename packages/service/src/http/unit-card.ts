import { createHash } from "node:crypto";
import {
  type LatestScorecard,
  type Log,
  latestAssessment,
  latestScorecard,
  type Touchstone,
  unitLines,
} from "@touchstone/server";
import { reading } from "./logs.ts";

/** What results are called before anybody has decided. */
export const NOTE = "Assessment results; designations follow by decision.";

/** The scorecard of a unit, ready to be answered. */
export interface UnitCard {
  readonly card: LatestScorecard;
  /** whether the public may see it */
  readonly isOpen: boolean;
  /** JSON: the card in it byte for byte as it was recorded */
  readonly body: string;
  readonly tag: string;
}

interface CardAsked {
  readonly log: Log;
  readonly organisation: Log;
  readonly unitId: string;
  /** null: of the latest assessment */
  readonly period: string | null;
  /** that the unit's code is of */
  readonly scheme: string;
  readonly today: string;
}

/** Null where the unit has no scorecard by the latest assessment of the period. */
export async function unitCardOf(
  touchstone: Touchstone,
  { log, organisation, unitId, period, scheme, today }: CardAsked,
): Promise<UnitCard | null> {
  const [found, lines, latest] = await reading(touchstone, (tx) =>
    Promise.all([
      latestScorecard(tx, log, { unitId, period, day: today }),
      unitLines(tx, organisation, [unitId], { scheme, on: today }),
      period === null ? null : latestAssessment(tx, log, null),
    ]),
  );
  if (!found) return null;
  const [line] = lines;
  if (!line) throw new RangeError(`unitCardOf: got ${unitId}, which ${log.slug} has scored and nobody registered`);
  const { assessmentId, seq, period: of, day, version, nUnits, withoutUncertainty, card } = found;
  const { type, code, names } = line;
  const unit = { unitId, type, code, names };
  const assessment = { assessmentId, seq, period: of, day, version, nUnits, withoutUncertainty };
  const body = `${JSON.stringify({ note: NOTE, unit, assessment }).slice(0, -1)},"scorecard":${card}}`;
  const isOpen = found.isPublic && (latest === null || latest.assessmentId === assessmentId);
  return { card: found, isOpen, body, tag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"` };
}
