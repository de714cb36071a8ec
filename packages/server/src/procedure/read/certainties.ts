import type { RoundScene } from "./round-scene.ts";
import type { CertaintyView } from "./score-view.ts";

interface Row {
  readonly assessmentId: string;
  readonly unitId: string;
  readonly kept: number | null;
  readonly certainAt: number | null;
  readonly rank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
}

/** How sure recorded grades are, by assessment and unit: for lists, which don't read whole scorecards. */
export async function certaintiesOf(
  { tx, log }: Pick<RoundScene, "tx" | "log">,
  wanted: readonly { readonly assessmentId: string; readonly unitId: string }[],
): Promise<(assessmentId: string, unitId: string) => CertaintyView | null> {
  const { rows } = await tx.query<Row>(
    `SELECT c.assessment_id AS "assessmentId", c.unit_id AS "unitId", c.kept, c.rank, c.rank_low AS "rankLow",
            c.rank_high AS "rankHigh", (a.data -> 'uncertainty' ->> 'certainAt')::double precision AS "certainAt"
     FROM unnest($2::uuid[], $3::uuid[]) AS w (assessment_id, unit_id)
     JOIN scorecard c ON c.shard_key = $1 AND c.assessment_id = w.assessment_id AND c.unit_id = w.unit_id
     JOIN assessment a ON a.shard_key = $1 AND a.assessment_id = c.assessment_id`,
    [log.shardKey, wanted.map(({ assessmentId }) => assessmentId), wanted.map(({ unitId }) => unitId)],
  );
  const found = new Map(
    rows.map(({ assessmentId, unitId, kept, certainAt, ...ranks }) => [
      `${assessmentId}/${unitId}`,
      { kept, certain: kept === null || certainAt === null ? null : kept >= certainAt, ...ranks },
    ]),
  );
  return (assessmentId, unitId) => found.get(`${assessmentId}/${unitId}`) ?? null;
}
