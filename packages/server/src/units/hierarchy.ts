import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A place in a hierarchy on a day. */
export interface On {
  readonly hierarchy: string;
  readonly on: string;
}

const DEEPEST = 30; // no hierarchy is; a cycle, which nothing lets in, must not hang

/** The units that lie directly in some others on a day, by id. */
export async function childrenOn(tx: Tx, log: Log, parents: readonly string[], at: On): Promise<string[]> {
  const { rows } = await tx.query<{ unit_id: string }>(
    `SELECT DISTINCT unit_id FROM unit_membership
     WHERE shard_key = $1 AND parent_id = ANY($2::uuid[]) AND hierarchy = $3 AND ended_seq IS NULL
       AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR $4 < valid_until)
     ORDER BY unit_id`,
    [log.shardKey, parents, at.hierarchy, at.on],
  );
  return rows.map(({ unit_id }) => unit_id);
}

/** All units below one on a day, level after level; one level a statement. */
export async function descendantsOn(tx: Tx, log: Log, unitId: string, at: On): Promise<string[]> {
  const found = new Set<string>([unitId]);
  let level = [unitId];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = (await childrenOn(tx, log, level, at)).filter((child) => !found.has(child));
    for (const child of level) found.add(child);
  }
  found.delete(unitId);
  return [...found];
}

/** The units above one on a day, the nearest first. */
export async function ancestorsOn(tx: Tx, log: Log, unitId: string, at: On): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined = unitId;
  while (next !== undefined && found.length < DEEPEST) {
    const { rows }: { rows: { parent_id: string }[] } = await tx.query<{ parent_id: string }>(
      `SELECT parent_id FROM unit_membership
       WHERE shard_key = $1 AND unit_id = $2 AND hierarchy = $3 AND ended_seq IS NULL
         AND (valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR $4 < valid_until)`,
      [log.shardKey, next, at.hierarchy, at.on],
    );
    next = rows[0]?.parent_id;
    if (next !== undefined) found.push(next);
  }
  return found;
}

/** What a list of units is to hold. */
export interface UnitsAsked {
  /** the day on which they are there */
  readonly on: string;
  readonly scheme: string;
  readonly type: string | null;
  /** ids to choose from; null: all */
  readonly among: readonly string[] | null;
  /** the code and id after which the page begins; null: from the beginning */
  readonly after: { readonly code: string; readonly unitId: string } | null;
  readonly limit: number;
}

/** A page of units that are there on a day and have a code in the scheme: ids in the order of their codes. */
export async function listUnits(tx: Tx, log: Log, asked: UnitsAsked): Promise<{ unitId: string; code: string }[]> {
  const { on, scheme, type, among, after, limit } = asked;
  const { rows } = await tx.query<{ unit_id: string; code: string }>(
    `SELECT unit_code.unit_id, unit_code.code FROM unit_code
     JOIN unit ON unit.shard_key = $1 AND unit.unit_id = unit_code.unit_id
     WHERE unit_code.shard_key = $1 AND unit_code.scheme = $2 AND unit_code.ended_seq IS NULL
       AND (unit_code.valid_from IS NULL OR unit_code.valid_from <= $3)
       AND (unit_code.valid_until IS NULL OR $3 < unit_code.valid_until)
       AND ($4::text IS NULL OR unit.type = $4)
       AND ($5::uuid[] IS NULL OR unit_code.unit_id = ANY($5::uuid[]))
       AND ($6::text IS NULL OR (unit_code.code, unit_code.unit_id) > ($6, $7::uuid))
     ORDER BY unit_code.code, unit_code.unit_id LIMIT $8`,
    [log.shardKey, scheme, on, type, among, after?.code ?? null, after?.unitId ?? null, limit],
  );
  return rows.map((row) => ({ unitId: row.unit_id, code: row.code }));
}

/** How many units of each type are there on a day. */
export async function countUnits(tx: Tx, log: Log, on: string): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ type: string; n: number }>(
    `SELECT unit.type, count(*) AS n FROM unit
     WHERE unit.shard_key = $1 AND (unit.opened_on IS NULL OR unit.opened_on <= $2)
       AND (unit.closed_on IS NULL OR $2 < unit.closed_on)
       AND NOT EXISTS (SELECT 1 FROM unit_pause
         WHERE unit_pause.shard_key = $1 AND unit_pause.unit_id = unit.unit_id
           AND unit_pause.closed_on <= $2 AND $2 < unit_pause.reopened_on)
     GROUP BY unit.type ORDER BY unit.type`,
    [log.shardKey, on],
  );
  return new Map(rows.map(({ type, n }) => [type, n]));
}
