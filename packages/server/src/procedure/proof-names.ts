import { createHmac, hkdfSync } from "node:crypto";
import type { Keys } from "../keys/keys.ts";
import { type Log, logById } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/**
 * What proofs and their links are called before a reviewer: another name under each assignment, in the form of an id,
 * that nobody makes or reads back without the key of the log. Their ids stand in the organisation's ledger beside the
 * unit's, so that one id would tell of whom a file is.
 */
export async function namerOf(keys: Keys, log: Log, assignmentId: string): Promise<(id: string) => string> {
  const key = new Uint8Array(hkdfSync("sha256", await keys.privatePartKey(log.logId), assignmentId, "proof names", 32));
  return (id) => {
    const hex = createHmac("sha256", key).update(id).digest("hex");
    // version 8 and a variant of RFC 9562: whatever its maker says
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
}

/**
 * Ids of a unit's proofs, its own and those linked to what it says, by their names under an assignment: those that were on
 * record when it was handed in, and were not withdrawn since.
 */
export async function proofsByName(
  tx: Tx,
  keys: Keys,
  log: Log,
  { assignmentId, unitId }: { readonly assignmentId: string; readonly unitId: string },
): Promise<Map<string, string>> {
  const organisation = await logById(tx, log.organisationId);
  const { rows } = await tx.query<{ evidence_id: string }>(
    `SELECT evidence_id FROM evidence WHERE shard_key = $1 AND unit_id = $2 AND withdrawn IS NULL AND seq < $3
     UNION
     SELECT e.evidence_id FROM evidence_link l
     JOIN evidence e ON e.shard_key = l.shard_key AND e.evidence_id = l.evidence_id AND e.withdrawn IS NULL
     WHERE l.shard_key = $1 AND l.unit_id = $2 AND l.seq < $3 AND (l.ended_seq IS NULL OR l.ended_seq >= $3)`,
    [organisation?.shardKey, unitId, await handedInAt(tx, log, assignmentId)],
  );
  const nameOf = await namerOf(keys, log, assignmentId);
  return new Map(rows.map(({ evidence_id }) => [nameOf(evidence_id), evidence_id]));
}

/** At which size of the organisation's log an application was handed in that is assigned; 0 where it was not. */
async function handedInAt(tx: Tx, { shardKey }: Log, assignmentId: string): Promise<number> {
  const { rows } = await tx.query<{ size: number | null }>(
    `SELECT (p.handed_in->>'size')::bigint AS size FROM assignment a
     JOIN application p ON p.shard_key = a.shard_key AND p.application_id = a.application_id
     WHERE a.shard_key = $1 AND a.assignment_id = $2`,
    [shardKey, assignmentId],
  );
  return rows[0]?.size ?? 0;
}
