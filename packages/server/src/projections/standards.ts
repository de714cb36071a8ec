import type { RecordedEvent } from "@touchstone/domain";
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
    switch (event.type) {
      case "StandardDrafted":
      case "StandardAdopted":
        return begun(tx, log, seq, event);
      case "OverlayAdded":
        return overlayAdded(tx, log, seq, event.data);
      case "StandardObjectionFiled":
      case "StandardObjectionAnswered":
        return objection(tx, log, seq, event);
      default:
        return moved(tx, log, seq, event);
    }
  },
};

type Of<T extends RecordedEvent["type"]> = Extract<RecordedEvent, { type: T }>;

async function begun(tx: Tx, { shardKey }: Log, seq: number, event: Of<"StandardDrafted" | "StandardAdopted">) {
  const { version, standardId, digest, file, needsSecondKey } = event.data;
  const isDraft = event.type === "StandardDrafted";
  await tx.query(
    `INSERT INTO standard_version (shard_key, version, standard_id, digest, file, needs_second_key, drafted_by,
                                   state, change_class, compared_with, effective_from, adopted_basis, seq, changed_seq)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, $7, $8, $9, $10, $11, $12, $13, $13)`,
    [
      ...[shardKey, version, standardId, digest, file, JSON.stringify(needsSecondKey), event.by],
      ...(isDraft
        ? ["draft", event.data.change, event.data.comparedWith, null, null]
        : ["effective", null, null, event.data.since, event.data.basis]),
      seq,
    ],
  );
}

async function overlayAdded(tx: Tx, { shardKey }: Log, seq: number, data: Of<"OverlayAdded">["data"]) {
  await tx.query(
    `INSERT INTO standard_overlay (shard_key, version, language, digest, file, seq)
     VALUES ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6)`,
    [shardKey, data.version, data.language, data.digest, data.file, seq],
  );
}

/** the next step of a version that is there */
async function moved(tx: Tx, { shardKey }: Log, seq: number, event: RecordedEvent) {
  if (event.type === "StandardKeyTurned")
    await tx.query(
      "UPDATE standard_version SET key_turned_by = $3, changed_seq = $4 WHERE shard_key = $1 AND version = $2",
      [shardKey, event.data.version, event.by, seq],
    );
  if (event.type === "StandardNoticed") {
    const { version, from, until, nDays } = event.data;
    await tx.query(
      `UPDATE standard_version
       SET state = 'notice', notice_from = $3, notice_until = $4, notice_days = $5, changed_seq = $6
       WHERE shard_key = $1 AND version = $2`,
      [shardKey, version, from, until, nDays, seq],
    );
  }
  if (event.type === "StandardMadeEffective") {
    const { version, from, supersedes } = event.data;
    await tx.query(
      `UPDATE standard_version SET state = 'superseded', effective_until = $3, changed_seq = $4
       WHERE shard_key = $1 AND version = $2`,
      [shardKey, supersedes, from, seq],
    );
    await tx.query(
      `UPDATE standard_version SET state = 'effective', effective_from = $3, changed_seq = $4
       WHERE shard_key = $1 AND version = $2`,
      [shardKey, version, from, seq],
    );
  }
  if (event.type === "StandardWithdrawn") {
    const { version, on } = event.data;
    await tx.query(
      `UPDATE standard_version SET state = 'withdrawn', changed_seq = $4,
              effective_until = CASE WHEN effective_from IS NOT NULL THEN $3::date END
       WHERE shard_key = $1 AND version = $2`,
      [shardKey, version, on, seq],
    );
  }
}

async function objection(
  tx: Tx,
  { shardKey }: Log,
  seq: number,
  event: Of<"StandardObjectionFiled" | "StandardObjectionAnswered">,
) {
  if (event.type === "StandardObjectionFiled") {
    const { objectionId, version, text } = event.data;
    await tx.query(
      `INSERT INTO standard_objection (shard_key, objection_id, version, text, filed_by, filed_at, seq)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [shardKey, objectionId, version, text && JSON.stringify(text), event.by, event.at, seq],
    );
    return;
  }
  const { objectionId, upheld, answer } = event.data;
  await tx.query(
    `UPDATE standard_objection SET upheld = $3, answer = $4, answered_at = $5, answered_seq = $6
     WHERE shard_key = $1 AND objection_id = $2`,
    [shardKey, objectionId, upheld, JSON.stringify(answer), event.at, seq],
  );
}
