import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** What a unit is called on a day; null: it has no code, or no name. */
export interface Called {
  readonly code: string | null;
  readonly name: string | null;
}

/**
 * Codes and names of units on a day, as known when the organisation's log had so many events: of several codes that of
 * the scheme first in order, of several names that in the language asked for, else the first by language.
 */
export async function calledOn(
  tx: Tx,
  { shardKey }: Log,
  asked: {
    readonly units: readonly string[];
    readonly size: number;
    readonly day: string;
    readonly language: string;
  },
): Promise<Map<string, Called>> {
  const { units, size, day, language } = asked;
  const { rows } = await tx.query<{ unit_id: string; code: string | null; name: string | null }>(
    `SELECT unit_id, code, name FROM (
       SELECT DISTINCT ON (unit_id) unit_id, code FROM unit_code
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR valid_until > $4)
       ORDER BY unit_id, scheme COLLATE "C", code COLLATE "C") AS c
     FULL JOIN (
       SELECT DISTINCT ON (unit_id) unit_id, name FROM unit_name
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR valid_until > $4)
       ORDER BY unit_id, lang <> $5, lang COLLATE "C", name COLLATE "C") AS n USING (unit_id)`,
    [shardKey, units, size, day, language],
  );
  return new Map(rows.map(({ unit_id, ...called }) => [unit_id, called]));
}
