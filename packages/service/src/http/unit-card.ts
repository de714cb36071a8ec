import { hash } from "node:crypto";
import {
  type LatestScorecard,
  type Log,
  latestAssessment,
  latestScorecards,
  positionsAt,
  type Touchstone,
  type UnitLine,
  unitLines,
} from "@touchstone/server";
import { gathered } from "./gathered.ts";
import { kept } from "./kept.ts";
import { glance } from "./logs.ts";
import { positionsIn } from "./positions.ts";

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

export interface CardAsked {
  readonly log: Log;
  readonly organisation: Log;
  readonly unitId: string;
  /** null: of the latest assessment */
  readonly period: string | null;
  /** that the unit's code is of */
  readonly scheme: string;
  readonly today: string;
}

const MOST_KEPT_BYTES = 64 << 20;
/** of the body and of the card in it, whatever letters they have */
const bytesOf = (found: UnitCard | null): number => (found ? 2 * (found.body.length + found.card.card.length) : 0);

/**
 * Finds scorecards, of all who ask at once by the same statements. What was composed lately is kept: it holds as long as
 * both ledgers stand where they stood. Null where the unit has none by the latest assessment of the period.
 */
export function unitCards(touchstone: Touchstone): (asked: CardAsked) => Promise<UnitCard | null> {
  const rowsOf = gathered((asked: readonly CardAsked[]) => readTogether(touchstone, asked));
  const positionOf = positionsIn(touchstone);
  const cards = kept<UnitCard | null>(MOST_KEPT_BYTES, bytesOf);
  return (asked) => {
    const { log, organisation, unitId, period, scheme, today } = asked;
    return cards.at(
      JSON.stringify([today, log.logId, unitId, period, scheme]),
      () => Promise.all([positionOf(log), positionOf(organisation)]),
      async () => {
        const { positions, found, line, latest } = await rowsOf(asked);
        if (!found) return { positions, value: null };
        if (!line) throw new RangeError(`unitCards: got ${unitId}, which ${log.slug} has scored and nobody registered`);
        return { positions, value: composed(found, line, latest) };
      },
    );
  };
}

interface CardRows {
  /** of the log and of the organisation's, in the snapshot that all else is of */
  readonly positions: readonly number[];
  readonly found: LatestScorecard | null;
  readonly line: UnitLine | null;
  /** id of the latest assessment of any period */
  readonly latest: string | null;
}

async function readTogether(touchstone: Touchstone, asked: readonly CardAsked[]): Promise<CardRows[]> {
  const rows = new Map<CardAsked, CardRows>();
  const alike = ({ log, period, scheme, today }: CardAsked): string =>
    JSON.stringify([log.logId, period, scheme, today]);
  await glance(touchstone, (tx) =>
    Promise.all(
      [...Map.groupBy(asked, alike).values()].map(async (some) => {
        const [first] = some;
        if (!first) return;
        const { log, organisation, period, scheme, today } = first;
        const unitIds = [...new Set(some.map(({ unitId }) => unitId))];
        const [positions, cards, lines, latest] = await Promise.all([
          positionsAt(tx, [log, organisation]),
          latestScorecards(tx, log, { unitIds, period, day: today }),
          unitLines(tx, organisation, unitIds, { scheme, on: today }),
          period === null ? null : latestAssessment(tx, log, null),
        ]);
        const cardOf = new Map(cards.map((card) => [card.unitId, card]));
        const lineOf = new Map(lines.map((line) => [line.unitId, line]));
        for (const one of some)
          rows.set(one, {
            positions,
            found: cardOf.get(one.unitId) ?? null,
            line: lineOf.get(one.unitId) ?? null,
            latest: latest?.assessmentId ?? null,
          });
      }),
    ),
  );
  return asked.flatMap((one) => rows.get(one) ?? []);
}

function composed(found: LatestScorecard, line: UnitLine, latest: string | null): UnitCard {
  const { assessmentId, seq, period, day, version, nUnits, withoutUncertainty, card } = found;
  const { unitId, type, code, names } = line;
  const unit = { unitId, type, code, names };
  const assessment = { assessmentId, seq, period, day, version, nUnits, withoutUncertainty };
  const body = `${JSON.stringify({ note: NOTE, unit, assessment }).slice(0, -1)},"scorecard":${card}}`;
  const isOpen = found.isPublic && (latest === null || latest === assessmentId);
  return { card: found, isOpen, body, tag: `"${hash("sha256", body, "base64url").slice(0, 27)}"` };
}
