import type { EventType, RecordedEvent } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/** Every version of a programme's standard, where it is in its life, its translations, and objections to it. */
export const standards: Projection = {
  tables: ["standard_version", "standard_overlay", "standard_objection"],
  applies: [
    "StandardDrafted",
    "StandardAdopted",
    "OverlayAdded",
    "StandardKeyTurned",
    "StandardNoticed",
    "StandardObjectionFiled",
    "StandardObjectionAnswered",
    "StandardMadeEffective",
    "StandardWithdrawn",
  ],
  apply: async (tx, _, log, seq, event) => {
    if (event.type === "StandardDrafted") await drafted(tx, log, seq, event);
    if (event.type === "StandardAdopted") await adopted(tx, log, seq, event);
    if (event.type === "OverlayAdded") await overlayAdded(tx, log, seq, event);
    if (event.type === "StandardKeyTurned") await keyTurned(tx, log, seq, event);
    if (event.type === "StandardNoticed") await noticed(tx, log, seq, event);
    if (event.type === "StandardObjectionFiled") await objectionFiled(tx, log, seq, event);
    if (event.type === "StandardObjectionAnswered") await objectionAnswered(tx, log, seq, event);
    if (event.type === "StandardMadeEffective") await madeEffective(tx, log, seq, event);
    if (event.type === "StandardWithdrawn") await withdrawn(tx, log, seq, event);
  },
};

type Of<T extends EventType> = Extract<RecordedEvent, { type: T }>;

async function drafted(tx: Tx, { shardKey }: Log, seq: number, { data, by }: Of<"StandardDrafted">) {
  const { version, standardId, digest, file, needsSecondKey, change, comparedWith } = data;
  await tx.query(
    `INSERT INTO standard_version (shard_key, version, standard_id, digest, file, needs_second_key, drafted_by,
                                   state, change_class, compared_with, seq, changed_seq)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, $7, 'draft', $8, $9, $10, $10)`,
    [shardKey, version, standardId, digest, file, JSON.stringify(needsSecondKey), by, change, comparedWith, seq],
  );
}

async function adopted(tx: Tx, { shardKey }: Log, seq: number, { data, by }: Of<"StandardAdopted">) {
  const { version, standardId, digest, file, needsSecondKey, since, basis } = data;
  await tx.query(
    `INSERT INTO standard_version (shard_key, version, standard_id, digest, file, needs_second_key, drafted_by,
                                   state, effective_from, adopted_basis, seq, changed_seq)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, $7, 'effective', $8, $9, $10, $10)`,
    [shardKey, version, standardId, digest, file, JSON.stringify(needsSecondKey), by, since, basis, seq],
  );
}

async function overlayAdded(tx: Tx, { shardKey }: Log, seq: number, { data }: Of<"OverlayAdded">) {
  await tx.query(
    `INSERT INTO standard_overlay (shard_key, version, language, digest, file, seq)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6)`,
    [shardKey, data.version, data.language, data.digest, data.file, seq],
  );
}

async function keyTurned(tx: Tx, { shardKey }: Log, seq: number, { data, by }: Of<"StandardKeyTurned">) {
  await tx.query(
    "UPDATE standard_version SET key_turned_by = $3, changed_seq = $4 WHERE shard_key = $1 AND version = $2",
    [shardKey, data.version, by, seq],
  );
}

async function noticed(tx: Tx, { shardKey }: Log, seq: number, { data }: Of<"StandardNoticed">) {
  await tx.query(
    `UPDATE standard_version
     SET state = 'notice', notice_from = $3, notice_until = $4, notice_days = $5, changed_seq = $6
     WHERE shard_key = $1 AND version = $2`,
    [shardKey, data.version, data.from, data.until, data.nDays, seq],
  );
}

async function objectionFiled(tx: Tx, { shardKey }: Log, seq: number, { data, by, at }: Of<"StandardObjectionFiled">) {
  const { objectionId, version, text } = data;
  await tx.query(
    `INSERT INTO standard_objection (shard_key, objection_id, version, text, filed_by, filed_at, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [shardKey, objectionId, version, text && JSON.stringify(text), by, at, seq],
  );
}

async function objectionAnswered(
  tx: Tx,
  { shardKey }: Log,
  seq: number,
  { data, at }: Of<"StandardObjectionAnswered">,
) {
  await tx.query(
    `UPDATE standard_objection SET upheld = $3, answer = $4, answered_at = $5, answered_seq = $6
     WHERE shard_key = $1 AND objection_id = $2`,
    [shardKey, data.objectionId, data.upheld, JSON.stringify(data.answer), at, seq],
  );
}

/** it begins on the day on which the one before it ends */
async function madeEffective(tx: Tx, { shardKey }: Log, seq: number, { data }: Of<"StandardMadeEffective">) {
  await tx.query(
    `UPDATE standard_version SET state = 'superseded', effective_until = $3, changed_seq = $4
     WHERE shard_key = $1 AND version = $2`,
    [shardKey, data.supersedes, data.from, seq],
  );
  await tx.query(
    `UPDATE standard_version SET state = 'effective', effective_from = $3, changed_seq = $4
     WHERE shard_key = $1 AND version = $2`,
    [shardKey, data.version, data.from, seq],
  );
}

async function withdrawn(tx: Tx, { shardKey }: Log, seq: number, { data }: Of<"StandardWithdrawn">) {
  await tx.query(
    `UPDATE standard_version SET state = 'withdrawn', changed_seq = $4,
            effective_until = CASE WHEN effective_from IS NOT NULL THEN $3::date END
     WHERE shard_key = $1 AND version = $2`,
    [shardKey, data.version, data.on, seq],
  );
}
