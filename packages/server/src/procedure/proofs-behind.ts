import { canonicalBytes, type Json, toHex } from "@touchstone/ledger";
import type { Log } from "../store/log.ts";
import { sha256 } from "../store/sha256.ts";
import type { Tx } from "../store/tx.ts";

/** Whose proofs, at which cut of the organisation's log. */
export interface ProofsAsked {
  readonly organisation: Log;
  readonly programme: Log;
  readonly unitId: string;
  readonly period: string;
  /** keys of the items of the round's standard */
  readonly items: ReadonlySet<string>;
  readonly size: number;
}

/**
 * SHA-256 over the canonical JSON of `[[item, period, digest], …]`, sorted: the files that stood behind a unit's answers at a
 * cut, by what they hold. That cut is what reviewers are shown, so that none can take the place of another behind the same count.
 */
export async function digestOfProofs(tx: Tx, asked: ProofsAsked): Promise<string> {
  const { organisation, programme, unitId, period, items, size } = asked;
  const { rows } = await tx.query<{ item: string; period: string; digest: string }>(
    `SELECT DISTINCT l.target ->> 'item' AS item, l.target ->> 'period' AS period, encode(e.digest, 'hex') AS digest
     FROM evidence_link l
     JOIN evidence e ON e.shard_key = l.shard_key AND e.evidence_id = l.evidence_id
     WHERE l.shard_key = $1 AND l.unit_id = $2 AND l.target ->> 'kind' = 'observation' AND l.target ->> 'period' IN ($3, '')
       AND l.seq < $4 AND (l.ended_seq IS NULL OR l.ended_seq >= $4)
       AND (e.withdrawn_seq IS NULL OR e.withdrawn_seq >= $4) AND (e.programme_id IS NULL OR e.programme_id = $5)`,
    [organisation.shardKey, unitId, period, size, programme.logId],
  );
  const behind = rows
    .filter(({ item }) => items.has(item))
    .map(({ item, period: of, digest }): Json => [item, of, digest])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return toHex(sha256(canonicalBytes(behind)));
}
