import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

const DEEPEST = 30; // no hierarchy is; a cycle, which nothing lets in, must not hang

/** The unit right above each of some units on a day, in one hierarchy, and above those again: parent by child. */
export async function parentsAbove(
  tx: Tx,
  { shardKey }: Log,
  unitIds: readonly string[],
  { hierarchy, on }: { readonly hierarchy: string; readonly on: string },
): Promise<Map<string, string>> {
  const parents = new Map<string, string>();
  let level = [...unitIds];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const { rows } = await tx.query<{ unit_id: string; parent_id: string }>(
      `SELECT unit_id, parent_id FROM unit_membership
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND hierarchy = $3 AND ended_seq IS NULL
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR $4 < valid_until)`,
      [shardKey, level, hierarchy, on],
    );
    for (const { unit_id: unit, parent_id: parent } of rows) parents.set(unit, parent);
    level = [...new Set(rows.map(({ parent_id }) => parent_id))].filter((parent) => !parents.has(parent));
  }
  return parents;
}

/** The hierarchy that most of some units lie in on a day; null where they lie in none. */
export async function mainHierarchy(
  tx: Tx,
  { shardKey }: Log,
  unitIds: readonly string[],
  on: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ hierarchy: string }>(
    `SELECT hierarchy FROM unit_membership
     WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND ended_seq IS NULL
       AND (valid_from IS NULL OR valid_from <= $3) AND (valid_until IS NULL OR $3 < valid_until)
     GROUP BY hierarchy ORDER BY count(*) DESC, hierarchy LIMIT 1`,
    [shardKey, unitIds.slice(0, SAMPLE), on],
  );
  return rows[0]?.hierarchy ?? null;
}

const SAMPLE = 1000;
