import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** One time of a unit's taking part: [from, until) days. */
export interface ListedEnrolment {
  readonly unitId: string;
  readonly basis: string;
  readonly from: string;
  /** null: nobody has ended it */
  readonly until: string | null;
  readonly seq: number;
}

const COLUMNS = `unit_id AS "unitId", basis, valid_from AS "from", valid_until AS "until", seq`;

/** Units that take part on a day, by id. @param after id of the unit behind which the page begins */
export async function enrolledOn(
  tx: Tx,
  { shardKey }: Log,
  { on, after, limit }: { readonly on: string; readonly after: string | null; readonly limit: number },
): Promise<ListedEnrolment[]> {
  const { rows } = await tx.query<ListedEnrolment>(
    `SELECT ${COLUMNS} FROM enrolment
     WHERE shard_key = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until > $2)
       AND ($3::uuid IS NULL OR unit_id > $3::uuid)
     ORDER BY unit_id, seq LIMIT $4`,
    [shardKey, on, after, limit],
  );
  return rows;
}

/** All times of one unit's taking part, the first first. */
export async function enrolmentsOfUnit(tx: Tx, { shardKey }: Log, unitId: string): Promise<ListedEnrolment[]> {
  const { rows } = await tx.query<ListedEnrolment>(
    `SELECT ${COLUMNS} FROM enrolment WHERE shard_key = $1 AND unit_id = $2 ORDER BY seq`,
    [shardKey, unitId],
  );
  return rows;
}
