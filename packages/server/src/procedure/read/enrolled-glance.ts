import { MAY_READ, type Refusal } from "@touchstone/domain";
import { latestAssessment } from "../../projections/assessments-read.ts";
import { cyclesOf } from "./cycles.ts";
import { enrolledReach } from "./enrolled-units.ts";
import { type RegionsView, regionsOf } from "./region-tree.ts";
import type { RoundScene } from "./round-scene.ts";
import { type RoundStandard, roundStandard, type Words } from "./round-standard.ts";

/** Who takes part, at a glance: what a list of them is narrowed to, and what its scores are of. */
export interface EnrolledGlance extends RegionsView {
  readonly on: string;
  readonly n: number;
  /** types of those who take part; `title` null: no standard says what it is called */
  readonly types: readonly { readonly type: string; readonly title: Words | null; readonly n: number }[];
  /** the last of all; null: nobody has been assessed yet */
  readonly assessment: {
    readonly assessmentId: string;
    readonly period: string;
    readonly day: string;
    readonly nUnits: number;
    /** highest first */
    readonly grades: RoundStandard["grades"];
  } | null;
}

/** As far as who asks may know who takes part; or why they may know of none. */
export async function enrolledGlance(scene: RoundScene, under: string | null): Promise<EnrolledGlance | Refusal> {
  const reach = await enrolledReach(scene);
  if (!reach) return { code: "not-allowed", command: "ReadEnrolments", roles: [...MAY_READ.ReadEnrolments] };
  const { tx, log, today } = scene;
  const { rows } = await tx.query<{ unitId: string }>(
    `SELECT unit_id AS "unitId" FROM enrolment
     WHERE shard_key = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
       AND ($3::uuid[] IS NULL OR unit_id IN (SELECT unnest($3::uuid[])))`,
    [log.shardKey, today, reach.units && [...reach.units]],
  );
  const assessment = await latestAssessment(tx, log, null);
  const version = assessment?.standard.version ?? (await cyclesOf(scene))[0]?.standard.version ?? null;
  const standard = version === null ? null : await roundStandard(scene, version);
  const regions = await regionsOf(
    scene,
    rows.map(({ unitId }) => ({ unitId, n: 1 })),
    under,
  );
  return {
    ...regions,
    on: today,
    n: rows.length,
    types: await typesOf(
      scene,
      rows.map(({ unitId }) => unitId),
      standard,
    ),
    assessment: assessment &&
      standard && {
        assessmentId: assessment.assessmentId,
        period: assessment.period,
        day: assessment.day,
        nUnits: assessment.nUnits,
        grades: standard.grades,
      },
  };
}

async function typesOf(
  { tx, organisation }: RoundScene,
  unitIds: readonly string[],
  standard: RoundStandard | null,
): Promise<EnrolledGlance["types"]> {
  const { rows } = await tx.query<{ type: string; n: number }>(
    `SELECT type, count(*) AS n FROM unit
     WHERE shard_key = $1 AND unit_id IN (SELECT unnest($2::uuid[])) GROUP BY type ORDER BY n DESC, type`,
    [organisation.shardKey, unitIds],
  );
  const titles = new Map(standard?.standard.units?.map(({ type, title }) => [type, standard.words(title)]));
  return rows.map(({ type, n }) => ({ type, title: titles.get(type) ?? null, n }));
}
