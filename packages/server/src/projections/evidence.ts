import type { EventData } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import type { Projection } from "./projection.ts";

/**
 * What was handed in as proof, and what it supports. What its intake knew is forgotten with the first event: the key that
 * opens a file is kept once, beside that event, where it can be erased.
 */
export const evidence: Projection = {
  tables: ["evidence", "evidence_link"],
  applies: ["EvidenceAdded", "EvidenceLinked", "EvidenceUnlinked", "EvidenceWithdrawn"],
  apply: async (tx, _, log, seq, event) => {
    const { shardKey } = log;
    if (event.type === "EvidenceAdded") {
      insert(tx, log, { ...event.data, at: event.at, seq });
      tx.send("DELETE FROM evidence_intake WHERE evidence_id = $1", [event.data.evidenceId]);
    }
    if (event.type === "EvidenceLinked") {
      const { linkId, evidenceId, unitId, target, locator } = event.data;
      tx.send(
        `INSERT INTO evidence_link (shard_key, link_id, evidence_id, unit_id, target, locator, seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [shardKey, linkId, evidenceId, unitId, JSON.stringify(target), JSON.stringify(locator), seq],
      );
    }
    if (event.type === "EvidenceUnlinked")
      tx.send("UPDATE evidence_link SET ended_seq = $3 WHERE shard_key = $1 AND link_id = $2", [
        shardKey,
        event.data.linkId,
        seq,
      ]);
    if (event.type === "EvidenceWithdrawn") {
      const { evidenceId, reason, eraseFrom } = event.data;
      tx.send(
        `UPDATE evidence SET withdrawn = $3, erase_from = $4, withdrawn_seq = $5
         WHERE shard_key = $1 AND evidence_id = $2`,
        [shardKey, evidenceId, reason, eraseFrom, seq],
      );
    }
  },
};

function insert(
  tx: Tx,
  { shardKey }: Log,
  added: EventData["EvidenceAdded"] & { readonly at: string; readonly seq: number },
): void {
  const { evidenceId, unitId, programmeId, digest, mediaType, bytes, visibility, thumbnails, title } = added;
  const { retainUntil, at, seq } = added;
  const json = [JSON.stringify(thumbnails), title && JSON.stringify(title)];
  tx.send(
    `INSERT INTO evidence (shard_key, evidence_id, unit_id, programme_id, digest, media_type, bytes, visibility,
                           thumbnails, title, retain_until, added_at, erase_from, seq)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11, $13)`,
    [
      shardKey,
      evidenceId,
      unitId,
      programmeId,
      Buffer.from(digest, "hex"),
      mediaType,
      bytes,
      visibility,
      ...json,
      retainUntil,
      at,
      seq,
    ],
  );
}
