import { lifeOn, type UnitRow } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { asKnown } from "../units/stored-units.ts";

/** A register as a sandbox takes it over. */
export interface RegisterRows {
  /** sorted by their new ids, numbered from 1 */
  readonly rows: readonly UnitRow[];
  /** the new id of each unit, by the one that counts */
  readonly idOf: ReadonlyMap<string, string>;
}

const AT_ONCE = 20_000;

/**
 * The units that are there on a day, under ids of their own, so that no row of a rehearsal can be taken for one that
 * counts: names, codes and places with their days. What merged, closed or was closed for a time before is not among it.
 * @param newIds as many as there are units, growing
 */
export async function registerRows(
  tx: Tx,
  log: Log,
  day: string,
  newIds: (count: number) => readonly string[],
): Promise<RegisterRows> {
  const { rows: all } = await tx.query<{ unit_id: string }>(
    "SELECT unit_id FROM unit WHERE shard_key = $1 ORDER BY unit_no",
    [log.shardKey],
  );
  const ids = all.map(({ unit_id }) => unit_id);
  const units = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const unit of await asKnown(tx, log, ids.slice(from, from + AT_ONCE), null))
      if (lifeOn(unit, day) !== null) units.push(unit);
  units.sort((a, b) => a.no - b.no);
  const given = newIds(units.length);
  const idOf = new Map(units.map(({ unitId }, at) => [unitId, given[at] ?? ""]));
  const rows = units.map(({ unitId, type, opened, closed, names, codes, memberships }, at): UnitRow => {
    const parents = memberships.flatMap((row) => {
      const parent = idOf.get(row.parent);
      return parent === undefined ? [] : [{ ...row, parent }];
    });
    return { unitId: idOf.get(unitId) ?? "", no: at + 1, type, opened, closed, names, codes, memberships: parents };
  });
  return { rows, idOf };
}
