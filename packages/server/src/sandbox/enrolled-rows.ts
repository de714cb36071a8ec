import type { EnrolmentBasis } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** Units that took part from the same day on, on the same basis; by the ids that count. */
export interface EnrolledTogether {
  readonly basis: EnrolmentBasis;
  readonly unitIds: readonly string[];
}

/** Who takes part in a programme on a day: by the day on which they said so. No document goes with it. */
export async function enrolledRows(tx: Tx, log: Log, day: string): Promise<EnrolledTogether[]> {
  const { rows } = await tx.query<{ unit_id: string; basis: EnrolmentBasis["kind"]; on: string }>(
    `SELECT DISTINCT ON (unit_id) unit_id, basis, valid_from AS "on" FROM enrolment
     WHERE shard_key = $1 AND valid_from <= $2 AND (ended_seq IS NULL OR valid_until > $2)
     ORDER BY unit_id, seq DESC`,
    [log.shardKey, day],
  );
  const groups = Map.groupBy(rows, ({ basis, on }) => `${on} ${basis}`);
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (!first) return [];
      const basis = { kind: first.basis, statedOn: first.on, document: null };
      return [{ basis, unitIds: group.map(({ unit_id }) => unit_id) }];
    });
}
