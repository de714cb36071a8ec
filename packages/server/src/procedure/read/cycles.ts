import type { CycleStage, Text } from "@touchstone/domain";
import type { RoundScene } from "./round-scene.ts";
import { type RoundStandard, roundStandard } from "./round-standard.ts";

/** A round, as everybody may see it. */
export interface CycleView {
  readonly cycleId: string;
  readonly titles: readonly Text[];
  readonly period: string;
  readonly standard: { readonly version: string; readonly digest: string };
  readonly languages: readonly string[];
  readonly grades: RoundStandard["grades"];
  readonly opens: string;
  readonly closes: string;
  readonly state: "coming" | "open" | "closed";
  readonly stages: readonly CycleStage[];
  readonly validFor: string | null;
  readonly appeal: { readonly within: number; readonly answeredWithin: number } | null;
  readonly seq: number;
}

type CycleRow = Omit<CycleView, "standard" | "languages" | "grades" | "state"> & {
  readonly version: string;
  readonly digest: string;
};

/** The rounds of a programme, the latest first. */
export async function cyclesOf(scene: RoundScene): Promise<CycleView[]> {
  const { rows } = await scene.tx.query<CycleRow>(
    `SELECT cycle_id AS "cycleId", titles, period, version, encode(digest, 'hex') AS digest, opens, closes, stages,
            valid_for AS "validFor", appeal, seq
     FROM cycle WHERE shard_key = $1 ORDER BY seq DESC`,
    [scene.log.shardKey],
  );
  const views: CycleView[] = [];
  for (const row of rows) views.push(viewOf(scene, row, await roundStandard(scene, row.version)));
  return views;
}

/** One round, with its standard; null: there is none of this id. */
export async function cycleOf(
  scene: RoundScene,
  cycleId: string,
): Promise<{ cycle: CycleView; standard: RoundStandard } | null> {
  const { rows } = await scene.tx.query<CycleRow>(
    `SELECT cycle_id AS "cycleId", titles, period, version, encode(digest, 'hex') AS digest, opens, closes, stages,
            valid_for AS "validFor", appeal, seq
     FROM cycle WHERE shard_key = $1 AND cycle_id = $2`,
    [scene.log.shardKey, cycleId],
  );
  const [row] = rows;
  if (!row) return null;
  const standard = await roundStandard(scene, row.version);
  return { cycle: viewOf(scene, row, standard), standard };
}

function viewOf({ today }: RoundScene, row: CycleRow, { languages, grades }: RoundStandard): CycleView {
  const { version, digest, opens, closes, ...cycle } = row;
  return {
    ...cycle,
    opens,
    closes,
    standard: { version, digest },
    languages,
    grades,
    state: today < opens ? "coming" : today < closes ? "open" : "closed",
  };
}
