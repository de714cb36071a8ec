import { type Boundaries, boundariesOf, type LineageEdge } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { asKnown } from "./stored-units.ts";

/** Where a unit of one day is to be found on another, whatever merged and split between the two. */
export async function boundariesOn(
  tx: Tx,
  log: Log,
  unitId: string,
  days: { readonly day: string; readonly other: string },
): Promise<Boundaries> {
  const edges = await lineageAround(tx, log, unitId, days);
  const unitIds = new Set([unitId, ...edges.flatMap(({ from, to }) => [from, to])]);
  const units = new Map((await asKnown(tx, log, [...unitIds], null)).map((unit) => [unit.unitId, unit]));
  return boundariesOf(unitId, days, edges, (id) => units.get(id));
}

/** All lineage between two days that a unit hangs together with: the edges of its units, of theirs, and so on. */
async function lineageAround(
  tx: Tx,
  log: Log,
  unitId: string,
  { day, other }: { readonly day: string; readonly other: string },
): Promise<LineageEdge[]> {
  const [after, upTo] = day <= other ? [day, other] : [other, day];
  const edges = new Map<string, LineageEdge>();
  const seen = new Set([unitId]);
  let level = [unitId];
  while (level.length > 0) {
    const { rows } = await tx.query<{
      seq: number;
      from_id: string;
      to_id: string;
      kind: LineageEdge["kind"];
      on_day: string;
    }>(
      `SELECT seq, from_id, to_id, kind, on_day FROM unit_lineage
       WHERE shard_key = $1 AND from_id = ANY($2::uuid[]) AND on_day > $3 AND on_day <= $4
       UNION
       SELECT seq, from_id, to_id, kind, on_day FROM unit_lineage
       WHERE shard_key = $1 AND to_id = ANY($2::uuid[]) AND on_day > $3 AND on_day <= $4`,
      [log.shardKey, level, after, upTo],
    );
    const next = new Set<string>();
    for (const { seq, from_id: from, to_id: to, kind, on_day: on } of rows) {
      edges.set(`${seq} ${from} ${to}`, { seq, from, to, kind, on });
      for (const one of [from, to]) if (!seen.has(one)) next.add(one);
    }
    for (const one of next) seen.add(one);
    level = [...next];
  }
  return [...edges.values()];
}
