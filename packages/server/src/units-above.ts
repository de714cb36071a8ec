import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";

const DEEPEST = 30; // no hierarchy is; a cycle, which nothing lets in, must not hang

/**
 * A unit and all above it on a day, in every hierarchy: whoever has a role over one of these has it over the unit.
 * One level a statement: they are few.
 */
export async function aboveUnit(tx: Tx, log: Log, unitId: string, day: string): Promise<string[]> {
  const found = new Set([unitId]);
  const organisation = await tx.query<{ shard_key: number }>("SELECT shard_key FROM log WHERE log_id = $1", [
    log.organisationId,
  ]);
  let level = [unitId];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const { rows } = await tx.query<{ parent_id: string }>(
      `SELECT DISTINCT parent_id FROM unit_membership
       WHERE shard_key = $1 AND unit_id = ANY($2) AND ended_seq IS NULL
         AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR $3 < valid_until)`,
      [organisation.rows[0]?.shard_key, level, day],
    );
    level = rows.map(({ parent_id }) => parent_id).filter((parent) => !found.has(parent));
    for (const parent of level) found.add(parent);
  }
  return [...found];
}
