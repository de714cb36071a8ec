import type { Projection } from "./projection.ts";

/** Rounds as they were opened, and what units have publicly set out to do. */
export const cycles: Projection = {
  tables: ["cycle", "commitment"],
  applies: ["CycleOpened", "CommitmentMade", "CommitmentEnded"],
  apply: async (tx, _, { shardKey }, seq, event) => {
    if (event.type === "CycleOpened") {
      const { cycleId, titles, period, standard, opens, closes, stages, validFor, appeal } = event.data;
      await tx.query(
        `INSERT INTO cycle (shard_key, cycle_id, titles, period, version, digest, opens, closes, stages, valid_for,
                            appeal, seq)
         VALUES ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9, $10, $11, $12)`,
        [
          shardKey,
          cycleId,
          JSON.stringify(titles),
          period,
          standard.version,
          standard.digest,
          opens,
          closes,
          JSON.stringify(stages),
          validFor,
          appeal && JSON.stringify(appeal),
          seq,
        ],
      );
    }
    if (event.type === "CommitmentMade") {
      const { commitmentId, unitId, text, on } = event.data;
      await tx.query(
        `INSERT INTO commitment (shard_key, commitment_id, unit_id, text, made_on, seq) VALUES ($1, $2, $3, $4, $5, $6)`,
        [shardKey, commitmentId, unitId, JSON.stringify(text), on, seq],
      );
    }
    if (event.type === "CommitmentEnded") {
      const { commitmentId, on } = event.data;
      await tx.query(
        "UPDATE commitment SET ended_on = $3, ended_seq = $4 WHERE shard_key = $1 AND commitment_id = $2",
        [shardKey, commitmentId, on, seq],
      );
    }
  },
};
