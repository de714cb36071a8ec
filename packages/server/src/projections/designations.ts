import { codeOf, type EventType, type RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/** Who is designated, and was before Touchstone; and which code leads to which of them, whatever programme it is of. */
export const designations: Projection = {
  tables: ["designation", "designation_code"],
  applies: ["DesignationGranted", "EarlierDesignationRecorded"],
  apply: async (tx, _, log, seq, event) => {
    if (event.type === "DesignationGranted") await granted(tx, log, seq, event);
    if (event.type === "EarlierDesignationRecorded") await earlier(tx, log, seq, event);
  },
};

type Of<T extends EventType> = Extract<RecordedEvent, { type: T }>;

async function granted(tx: Tx, log: Log, seq: number, { data, at }: Of<"DesignationGranted">) {
  const { designationId, applicationId, cycleId, noticeId, unitId, grade, standard, assessmentId, from, until } = data;
  await tx.query(
    `INSERT INTO designation (shard_key, designation_id, unit_id, application_id, cycle_id, notice_id, grade, version,
                              digest, assessment_id, valid_from, valid_until, at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11, $12, $13, $14)`,
    [
      log.shardKey,
      designationId,
      unitId,
      applicationId,
      cycleId,
      noticeId,
      grade,
      standard.version,
      standard.digest,
      assessmentId,
      from,
      until,
      at,
      seq,
    ],
  );
  await tx.query("UPDATE application SET designation_id = $3 WHERE shard_key = $1 AND application_id = $2", [
    log.shardKey,
    applicationId,
    designationId,
  ]);
  await keepCode(tx, log, designationId);
}

async function earlier(tx: Tx, log: Log, seq: number, { data, at }: Of<"EarlierDesignationRecorded">) {
  const { designationId, unitId, title, from, until, source } = data;
  await tx.query(
    `INSERT INTO designation (shard_key, designation_id, unit_id, title, source, valid_from, valid_until, at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [log.shardKey, designationId, unitId, JSON.stringify(title), JSON.stringify(source), from, until, at, seq],
  );
  await keepCode(tx, log, designationId);
}

/** @throws {Error} where another designation has this code: it is made again, with another id */
async function keepCode(tx: Tx, { logId }: Log, designationId: string): Promise<void> {
  await tx.query("INSERT INTO designation_code (code, log_id, designation_id) VALUES ($1, $2, $3)", [
    codeOf(designationId),
    logId,
    designationId,
  ]);
}
