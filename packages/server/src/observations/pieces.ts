import type { Pieces } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/**
 * Who lives where, in pieces: a unit has itself, all that lies in it in any hierarchy in a period, and, wherever borders
 * moved, all that went over. Two units that share a piece overlap.
 * @param span first and last day of the period; null: any time
 * @returns null where no two of the units overlap, which is quick to see where all are of one type and never changed
 */
export async function piecesOf(
  tx: Tx,
  log: Log,
  unitIds: readonly string[],
  span: { readonly first: string; readonly last: string } | null,
): Promise<Pieces | null> {
  if (unitIds.length < 2 || !(await mayOverlap(tx, log, unitIds))) return null;
  const below = new Map<string, string[]>(); // unit → what lies in it
  const add = (outer: string, inner: string): void => {
    const list = below.get(outer);
    if (list === undefined) below.set(outer, [inner]);
    else list.push(inner);
  };
  const members = await tx.query<{ unit_id: string; parent_id: string }>(
    `SELECT DISTINCT unit_id, parent_id FROM unit_membership WHERE shard_key = $1 AND ended_seq IS NULL
     AND (valid_from IS NULL OR $3::date IS NULL OR valid_from <= $3)
     AND (valid_until IS NULL OR $2::date IS NULL OR valid_until > $2)`,
    [log.shardKey, span?.first ?? null, span?.last ?? null],
  );
  for (const { unit_id, parent_id } of members.rows) add(parent_id, unit_id);
  const edges = await tx.query<{ from_id: string; to_id: string; kind: string; begins: boolean }>(
    `SELECT l.from_id, l.to_id, l.kind, u.opened_on = l.on_day AS begins
     FROM unit_lineage l JOIN unit u ON u.shard_key = l.shard_key AND u.unit_id = l.to_id WHERE l.shard_key = $1`,
    [log.shardKey],
  );
  for (const { from_id, to_id, kind, begins } of edges.rows)
    if (kind === "split") {
      if (begins) add(from_id, to_id);
      else for (const unit of [from_id, to_id]) add(unit, `${from_id} to ${to_id}`); // a piece went over
    } else if (from_id !== to_id) add(to_id, from_id);
  const known = new Map<string, ReadonlySet<string>>();
  return (unitId) => {
    const found = known.get(unitId);
    if (found) return found;
    const pieces = new Set([unitId]);
    for (const piece of pieces) for (const inner of below.get(piece) ?? []) pieces.add(inner); // a set goes on with what is added
    known.set(unitId, pieces);
    return pieces;
  };
}

async function mayOverlap(tx: Tx, { shardKey }: Log, unitIds: readonly string[]): Promise<boolean> {
  const types = await tx.query<{ n: number }>(
    "SELECT count(DISTINCT type)::int AS n FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])",
    [shardKey, unitIds],
  );
  if ((types.rows[0]?.n ?? 0) > 1) return true;
  const changed = await tx.query<{ some: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM unit_lineage WHERE shard_key = $1
       AND (from_id = ANY($2::uuid[]) OR to_id = ANY($2::uuid[]))) AS some`,
    [shardKey, unitIds],
  );
  return changed.rows[0]?.some ?? true;
}
