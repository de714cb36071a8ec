import type { UnitName } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Every name that a unit has, or has had, in the order in which they were recorded; none where there is no such unit. */
export async function namesOfUnit(tx: Tx, { shardKey }: Log, unitId: string): Promise<UnitName[]> {
  const { rows } = await tx.query<UnitName>(
    `SELECT name AS text, lang, origin, review, valid_from AS "from", valid_until AS until FROM unit_name
     WHERE shard_key = $1 AND unit_id = $2 AND ended_seq IS NULL ORDER BY row_no`,
    [shardKey, unitId],
  );
  return rows;
}
