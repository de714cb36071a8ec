import type { Text } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

export interface Organisation {
  readonly organisationId: string;
  readonly slug: string;
  readonly names: readonly Text[];
  readonly timeZone: string;
}

/** The organisation of a log of its own. @throws {RangeError} if the log is a programme's */
export async function organisationOf(tx: Tx, { shardKey, slug }: Log): Promise<Organisation> {
  const { rows } = await tx.query<Organisation>(
    `SELECT organisation_id AS "organisationId", slug, names, time_zone AS "timeZone"
     FROM organisation WHERE shard_key = $1`,
    [shardKey],
  );
  const [organisation] = rows;
  if (!organisation) throw new RangeError(`organisationOf: got the log ${slug}, which has no organisation`);
  return organisation;
}
