import { readChunk } from "../files/chunks.ts";
import type { Projection } from "./projection.ts";

/** Which units take part, from when until when, by their own statement. An end can be brought forward: the earliest counts. */
export const enrolments: Projection = {
  tables: ["enrolment"],
  applies: ["UnitsEnrolled", "UnitEnrolled", "EnrolmentEnded"],
  apply: async (tx, { files }, log, seq, event) => {
    if (event.type === "UnitsEnrolled") {
      const { enrolmentId, basis, on, chunk } = event.data;
      const rows = await readChunk(files, chunk);
      const unitIds = rows.map((row) =>
        Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("latin1", 2, 38),
      ); // ["<uuid>"]
      await tx.query(
        `INSERT INTO enrolment (shard_key, unit_id, seq, enrolment_id, basis, valid_from)
         SELECT $1, unit_id, $3, $4, $5, $6 FROM unnest($2::uuid[]) AS unit_id`,
        [log.shardKey, unitIds, seq, enrolmentId, basis.kind, on],
      );
    }
    if (event.type === "UnitEnrolled") {
      const { unitId, on, cycleId } = event.data;
      await tx.query(
        `INSERT INTO enrolment (shard_key, unit_id, seq, enrolment_id, basis, valid_from)
         VALUES ($1, $2, $3, $4, 'application', $5)`,
        [log.shardKey, unitId, seq, cycleId, on],
      );
    }
    if (event.type === "EnrolmentEnded") {
      const { unitId, on } = event.data;
      await tx.query(
        `UPDATE enrolment SET valid_until = $3, ended_seq = $4
         WHERE shard_key = $1 AND unit_id = $2 AND (ended_seq IS NULL OR valid_until > $3)`,
        [log.shardKey, unitId, on, seq],
      );
    }
  },
};
