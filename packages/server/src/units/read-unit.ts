import type { Unit } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { asKnown } from "./stored-units.ts";

/** A unit that has, or had, a code. */
export interface CodeHolder {
  readonly unitId: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Who has a code in a scheme on a day, or ever had it (null), the latest first. */
export async function holdersOfCode(
  tx: Tx,
  log: Log,
  { scheme, code, on }: { readonly scheme: string; readonly code: string; readonly on: string | null },
): Promise<CodeHolder[]> {
  const { rows } = await tx.query<{ unit_id: string; valid_from: string | null; valid_until: string | null }>(
    `SELECT unit_id, valid_from, valid_until FROM unit_code
     WHERE shard_key = $1 AND scheme = $2 AND code = $3 AND ended_seq IS NULL
       AND ($4::date IS NULL OR ((valid_from IS NULL OR valid_from <= $4) AND (valid_until IS NULL OR $4 < valid_until)))
     ORDER BY valid_until DESC NULLS FIRST, valid_from DESC NULLS LAST`,
    [log.shardKey, scheme, code, on],
  );
  return rows.map((row) => ({ unitId: row.unit_id, from: row.valid_from, until: row.valid_until }));
}

/**
 * A unit with its whole history; null where there is none.
 * @param size as the register was recorded when its log had so many events; null: as it is
 */
export async function readUnit(tx: Tx, log: Log, unitId: string, size: number | null = null): Promise<Unit | null> {
  const [unit] = await asKnown(tx, log, [unitId], size);
  return unit ?? null;
}

/** A unit in short, as it is on a day. */
export interface UnitLine {
  readonly unitId: string;
  readonly type: string;
  /** null: it has none in the scheme on that day */
  readonly code: string | null;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
  readonly opened: string | null;
  readonly closed: string | null;
}

interface LineColumns {
  unit_id: string;
  type: string;
  code: string | null;
  names: { lang: string; text: string }[] | null;
  opened_on: string | null;
  closed_on: string | null;
}

/** Units in short, in the order of the ids; those that there are, also where they are not there on that day. */
export async function unitLines(
  tx: Tx,
  log: Log,
  unitIds: readonly string[],
  { scheme, on }: { readonly scheme: string; readonly on: string },
): Promise<UnitLine[]> {
  const { rows } = await tx.query<LineColumns>(
    `SELECT unit.unit_id, unit.type, unit.opened_on, unit.closed_on,
       (SELECT unit_code.code FROM unit_code
        WHERE unit_code.shard_key = $1 AND unit_code.unit_id = unit.unit_id AND unit_code.scheme = $3
          AND unit_code.ended_seq IS NULL
          AND (unit_code.valid_from IS NULL OR unit_code.valid_from <= $4)
          AND (unit_code.valid_until IS NULL OR $4 < unit_code.valid_until)) AS code,
       (SELECT json_agg(json_build_object('lang', unit_name.lang, 'text', unit_name.name) ORDER BY unit_name.row_no)
        FROM unit_name
        WHERE unit_name.shard_key = $1 AND unit_name.unit_id = unit.unit_id AND unit_name.ended_seq IS NULL
          AND (unit_name.valid_from IS NULL OR unit_name.valid_from <= $4)
          AND (unit_name.valid_until IS NULL OR $4 < unit_name.valid_until)) AS names
     FROM unit WHERE unit.shard_key = $1 AND unit.unit_id = ANY($2::uuid[])`,
    [log.shardKey, unitIds, scheme, on],
  );
  const byId = new Map(rows.map((row) => [row.unit_id, row]));
  return unitIds.flatMap((unitId) => {
    const row = byId.get(unitId);
    if (!row) return [];
    const { type, code, names, opened_on: opened, closed_on: closed } = row;
    return { unitId, type, code, names: names ?? [], opened, closed };
  });
}
