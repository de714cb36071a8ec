import type { Part } from "./overview-counts.ts";
import type { RoundScene } from "./round-scene.ts";
import type { RoundStandard, Words } from "./round-standard.ts";
import { labelsOf, parentsOf, type UnitLabel } from "./unit-labels.ts";

/** Those around the border of a grade. */
export interface RanksView {
  readonly assessmentId: string;
  readonly grade: string;
  readonly title: Words;
  /** how many hold the grade, or a higher one */
  readonly cut: number;
  readonly rows: readonly {
    readonly applicationId: string;
    readonly unit: UnitLabel;
    readonly rank: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly score: number;
    readonly grade: string | null;
    readonly crosses: boolean;
  }[];
  readonly of: number;
}

/** How far the means of regions lie above or below what the lowest grade wants. */
export interface GapsView {
  readonly criteria: readonly { readonly id: string; readonly title: Words }[];
  readonly threshold: number;
  readonly regions: readonly {
    readonly unit: UnitLabel;
    readonly n: number;
    readonly means: readonly (number | null)[];
  }[];
}

/** The assessment that the latest scores of a round are of; null: nobody has been scored. */
async function assessmentOf({ tx, log }: RoundScene, { cycleId, units }: Part): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT a.assessment_id AS id FROM assessment a
     WHERE a.shard_key = $1 AND a.assessment_id IN (
       SELECT (score ->> 'assessmentId')::uuid FROM application
       WHERE shard_key = $1 AND cycle_id = $2 AND score IS NOT NULL AND ($3::uuid[] IS NULL OR unit_id IN (SELECT unnest($3::uuid[]))))
     ORDER BY a.seq DESC LIMIT 1`,
    [log.shardKey, cycleId, units],
  );
  return rows[0]?.id ?? null;
}

/** Which applications count: nobody who is out of the round is ranked. */
const RANKED = ["reply", "recommending", "deciding", "decided", "noticed", "designated"];
const SHOWN = 18;

interface RankRow {
  readonly applicationId: string;
  readonly unitId: string;
  readonly rank: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly score: number;
  readonly grade: string | null;
}

/** Those whose rank lies nearest to the border of the grade that most seek; null: nobody is ranked, or there is no grade. */
export async function ranksAround(scene: RoundScene, standard: RoundStandard, part: Part): Promise<RanksView | null> {
  const { tx, log } = scene;
  const assessmentId = await assessmentOf(scene, part);
  if (assessmentId === null) return null;
  const sought = await tx.query<{ grade: string }>(
    `SELECT grade FROM application WHERE shard_key = $1 AND cycle_id = $2 AND ($3::uuid[] IS NULL OR unit_id IN (SELECT unnest($3::uuid[])))
     GROUP BY grade ORDER BY count(*) DESC, grade LIMIT 1`,
    [log.shardKey, part.cycleId, part.units],
  );
  const at = standard.grades.findIndex(({ id }) => id === sought.rows[0]?.grade);
  const grade = standard.grades[at];
  if (!grade) return null;
  const holding = standard.grades.slice(0, at + 1).map(({ id }) => id);
  const counted = await tx.query<{ cut: number; of: number }>(
    `SELECT count(*) FILTER (WHERE grade = ANY($3)) AS cut, count(*) AS of FROM scorecard
     WHERE shard_key = $1 AND assessment_id = $2 AND rank IS NOT NULL`,
    [log.shardKey, assessmentId, holding],
  );
  const { cut, of } = counted.rows[0] ?? { cut: 0, of: 0 };
  const { rows } = await tx.query<RankRow>(
    `SELECT p.application_id AS "applicationId", c.unit_id AS "unitId", c.rank, c.rank_low AS low, c.rank_high AS high,
            c.score, c.grade
     FROM scorecard c
     JOIN application p ON p.shard_key = c.shard_key AND p.unit_id = c.unit_id AND p.cycle_id = $3 AND p.state = ANY($4)
     WHERE c.shard_key = $1 AND c.assessment_id = $2 AND c.rank IS NOT NULL AND c.score IS NOT NULL
       AND p.score IS NOT NULL AND ($5::uuid[] IS NULL OR c.unit_id IN (SELECT unnest($5::uuid[])))
     ORDER BY abs(c.rank - $6::int), c.rank LIMIT $7`,
    [log.shardKey, assessmentId, part.cycleId, RANKED, part.units, cut, SHOWN],
  );
  const label = await labelsOf(
    scene,
    rows.map(({ unitId }) => unitId),
  );
  const near = rows.sort((a, b) => a.rank - b.rank);
  return {
    assessmentId,
    grade: grade.id,
    title: grade.title,
    cut,
    of,
    rows: near.map(({ unitId, ...row }) => ({
      ...row,
      unit: label(unitId),
      crosses: row.low !== null && row.high !== null && row.low <= cut && cut < row.high,
    })),
  };
}

const MOST_REGIONS = 12;
/** the ways up a hierarchy; none is longer */
const MOST_LEVELS = 5;

/** Means by region and criterion of those who are ranked; null: nobody is, or there are no grades, or no regions. */
export async function gapsByRegion(scene: RoundScene, standard: RoundStandard, part: Part): Promise<GapsView | null> {
  const { tx, log } = scene;
  const assessmentId = await assessmentOf(scene, part);
  const threshold = standard.grades.at(-1)?.atLeast;
  if (assessmentId === null || threshold === undefined) return null;
  const criteria = standard.nodes.filter(({ role, depth }) => role === "criterion" && depth === 0);
  const { rows } = await tx.query<{ unitId: string; scores: readonly (number | null)[] }>(
    `SELECT c.unit_id AS "unitId", (SELECT json_agg(c.card::json -> 'scores' -> k.id ORDER BY k.n)
              FROM unnest($5::text[]) WITH ORDINALITY AS k (id, n)) AS scores
     FROM scorecard c
     JOIN application p ON p.shard_key = c.shard_key AND p.unit_id = c.unit_id AND p.cycle_id = $3 AND p.state = ANY($4)
     WHERE c.shard_key = $1 AND c.assessment_id = $2 AND p.score IS NOT NULL AND ($6::uuid[] IS NULL OR c.unit_id IN (SELECT unnest($6::uuid[])))`,
    [log.shardKey, assessmentId, part.cycleId, RANKED, criteria.map(({ id }) => id), part.units],
  );
  const regionOf = await regionsOf(
    scene,
    rows.map(({ unitId }) => unitId),
  );
  const regions = Map.groupBy(rows, ({ unitId }) => regionOf.get(unitId) ?? unitId);
  if (regions.size === 0 || regions.size > MOST_REGIONS) return null;
  const label = await labelsOf(scene, regions.keys());
  return {
    criteria: criteria.map(({ id, title }) => ({ id, title })),
    threshold,
    regions: [...regions].map(([unitId, units]) => ({
      unit: label(unitId),
      n: units.length,
      means: criteria.map((_, k) => meanOf(units.flatMap(({ scores }) => scores[k] ?? []))),
    })),
  };
}

/** The units above some units on the lowest level on which there are few enough of them to be looked at together. */
async function regionsOf(scene: RoundScene, unitIds: readonly string[]): Promise<Map<string, string>> {
  let regions = await parentsOf(scene, unitIds);
  for (let level = 1; level < MOST_LEVELS && new Set(regions.values()).size > MOST_REGIONS; level++) {
    const above = await parentsOf(scene, [...new Set(regions.values())]);
    if (above.size === 0) break;
    regions = new Map([...regions].map(([unit, region]) => [unit, above.get(region) ?? region]));
  }
  return regions;
}

function meanOf(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return Math.round((scores.reduce((sum, score) => sum + score, 0) / scores.length) * 10) / 10;
}
