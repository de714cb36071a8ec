import type { LineageEdge } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/**
 * What a unit came from and what it passed to, by day; edges to itself left out.
 * @param size as it was recorded when the log had so many events; null: as it is
 */
export async function lineageOfUnit(
  tx: Tx,
  log: Log,
  unitId: string,
  size: number | null = null,
): Promise<LineageEdge[]> {
  const { rows } = await tx.query<LineageEdge>(
    `SELECT seq, from_id AS "from", to_id AS "to", kind, on_day AS "on" FROM unit_lineage
     WHERE shard_key = $1 AND (from_id = $2 OR to_id = $2) AND from_id <> to_id
       AND ($3::bigint IS NULL OR seq < $3)
     ORDER BY on_day, seq, from_id, to_id`,
    [log.shardKey, unitId, size],
  );
  return rows;
}
