import type { Log } from "./store/log.ts";
import type { Tx } from "./store/tx.ts";

const DEEPEST = 30; // no hierarchy is; a cycle, which nothing lets in, must not hang

/**
 * A unit and all above it on a day, in every hierarchy: whoever has a role over one of these has it over the unit. A
 * unit that has closed by then lies where it lay last, so that its affairs stay with those who had them.
 * One level a statement: they are few.
 */
export async function aboveUnit(tx: Tx, log: Log, unitId: string, day: string): Promise<string[]> {
  const shardKey = await registerKey(tx, log.organisationId);
  return levels([unitId], async (level) => {
    const { rows } = await tx.query<{ unit_id: string }>(
      `SELECT DISTINCT m.parent_id AS unit_id FROM unit_membership m
       JOIN unit u ON u.shard_key = m.shard_key AND u.unit_id = m.unit_id
       WHERE m.shard_key = $1 AND m.unit_id = ANY($2::uuid[]) AND ${LIES_THERE}`,
      [shardKey, level, day],
    );
    return rows.map(({ unit_id }) => unit_id);
  });
}

/** A unit and all below it on a day, in every hierarchy: those that a role over it reaches. */
export const belowUnit = (tx: Tx, log: Log, unitId: string, day: string): Promise<string[]> =>
  belowUnits(tx, log, [unitId], day);

/** Units and all below them on a day, in every hierarchy. */
export async function belowUnits(tx: Tx, log: Log, unitIds: readonly string[], day: string): Promise<string[]> {
  const shardKey = await registerKey(tx, log.organisationId);
  return levels(unitIds, async (level) => {
    const { rows } = await tx.query<{ unit_id: string }>(
      `SELECT DISTINCT m.unit_id FROM unit_membership m
       JOIN unit u ON u.shard_key = m.shard_key AND u.unit_id = m.unit_id
       WHERE m.shard_key = $1 AND m.parent_id = ANY($2::uuid[]) AND ${LIES_THERE}`,
      [shardKey, level, day],
    );
    return rows.map(({ unit_id }) => unit_id);
  });
}

/** A membership `m` of a unit `u` holds on the day $3; or it is the last of a unit that has closed. */
const LIES_THERE = `m.ended_seq IS NULL AND (m.valid_from IS NULL OR m.valid_from <= $3)
  AND (m.valid_until IS NULL OR $3 < m.valid_until OR (u.closed_on <= $3 AND m.valid_until = u.closed_on))`;

/** The register belongs to the organisation: where its rows lie. */
export async function registerKey(tx: Tx, organisationId: string): Promise<number | undefined> {
  const { rows } = await tx.query<{ shard_key: number }>("SELECT shard_key FROM log WHERE log_id = $1", [
    organisationId,
  ]);
  return rows[0]?.shard_key;
}

async function levels(
  unitIds: readonly string[],
  next: (level: readonly string[]) => Promise<string[]>,
): Promise<string[]> {
  const found = new Set(unitIds);
  let level = [...unitIds];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    level = (await next(level)).filter((other) => !found.has(other));
    for (const other of level) found.add(other);
  }
  return [...found];
}
