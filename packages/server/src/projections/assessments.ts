import { cardRows } from "../assess/card-chunks.ts";
import { copyScorecards, type ShortCard } from "../assess/copy-scorecards.ts";
import type { Projection } from "./projection.ts";

/** What was assessed, and every scorecard of it. */
export const assessments: Projection = {
  tables: ["assessment", "scorecard"],
  applies: ["AssessmentRecorded", "ScorecardsRecorded"],
  apply: async (tx, { files }, { shardKey }, seq, event) => {
    if (event.type === "AssessmentRecorded") {
      const { assessmentId, period, day, standard, nUnits } = event.data;
      await tx.query(
        `INSERT INTO assessment (shard_key, assessment_id, seq, period, day, version, n_units, data)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [shardKey, assessmentId, seq, period, day, standard.version, nUnits, JSON.stringify(event.data)],
      );
    }
    if (event.type === "ScorecardsRecorded") {
      const { assessmentId, chunk } = event.data;
      const cards = async function* (): AsyncGenerator<readonly [ShortCard, Uint8Array]> {
        for await (const rows of cardRows(files, [chunk])) for (const row of rows) yield [shortIn(row), row];
      };
      await copyScorecards(tx, { shardKey, assessmentId }, cards());
    }
  },
};

interface Card extends Pick<ShortCard, "rank" | "score" | "grade"> {
  readonly unit: string;
  readonly uncertainty: null | {
    readonly rankLow: number | null;
    readonly rankHigh: number | null;
    readonly kept?: number | null;
  };
}

function shortIn(row: Uint8Array): ShortCard {
  const text = Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString();
  const { unit, rank, score, grade, uncertainty } = JSON.parse(text) as Card; // we wrote it, as its chunk's root says
  const { rankLow = null, rankHigh = null, kept = null } = uncertainty ?? {};
  return { unitId: unit, rank, rankLow, rankHigh, score, grade, kept };
}
