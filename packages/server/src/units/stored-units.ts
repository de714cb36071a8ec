import type { Unit, UnitCode, UnitMembership, UnitName } from "@touchstone/domain";
import { inTx } from "../store/in-tx.ts";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A unit as the tables have it. */
export interface StoredUnit {
  readonly unit: Unit;
  /** the numbers that its rows have, by the rows of `unit` */
  readonly rowNos: ReadonlyMap<object, number>;
  /** the number that a further name, code or membership gets */
  readonly nextRow: { readonly names: number; readonly codes: number; readonly memberships: number };
  /** the event that closed it, where it is closed */
  readonly closedSeq: number | null;
}

const loaded = inTx<StoredUnit>();

/**
 * Units by their ids, those that there are. Read once in a transaction that holds the lock of the log, as whoever
 * changes a unit then hands it to `keepStored`.
 */
export async function storedUnits(tx: Tx, log: Log, unitIds: Iterable<string>): Promise<Map<string, StoredUnit>> {
  const known = loaded(tx);
  const wanted = [...new Set(unitIds)];
  const missing = wanted.filter((unitId) => !known.has(unitId));
  for (let at = 0; at < missing.length; at += BATCH)
    for (const stored of await read(tx, log.shardKey, missing.slice(at, at + BATCH), ALL_EVENTS))
      known.set(stored.unit.unitId, stored);
  return new Map(
    wanted.flatMap((unitId) => {
      const stored = known.get(unitId);
      return stored ? [[unitId, stored] as const] : [];
    }),
  );
}

/** Remembers a unit as the tables have it now. */
export function keepStored(tx: Tx, stored: StoredUnit): void {
  loaded(tx).set(stored.unit.unitId, stored);
}

const BATCH = 20_000;

/** Whether a row stood when the log had $3 events. */
const STANDS = "(seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3))";

interface UnitColumns {
  unit_id: string;
  unit_no: number;
  type: string;
  opened_on: string | null;
  closed_on: string | null;
  closed_seq: number | null;
}
interface DatedColumns {
  unit_id: string;
  row_no: number;
  valid_from: string | null;
  valid_until: string | null;
  stands: boolean;
}
interface PauseColumns {
  unit_id: string;
  closed_on: string;
  reopened_on: string;
  closed_seq: number;
  seq: number;
}
interface NameColumns extends DatedColumns, Pick<UnitName, "lang" | "origin" | "review"> {
  name: string;
}
interface CodeColumns extends DatedColumns, Pick<UnitCode, "scheme" | "code"> {}
interface MembershipColumns extends DatedColumns, Pick<UnitMembership, "hierarchy"> {
  parent_id: string;
}

/**
 * Units by their ids, those that there are, by id.
 * @param size as they were recorded when their log had so many events; null: as they are
 */
export async function asKnown(tx: Tx, log: Log, unitIds: readonly string[], size: number | null): Promise<Unit[]> {
  const stored = await read(tx, log.shardKey, unitIds, size ?? ALL_EVENTS);
  return stored.map(({ unit }) => unit).sort((a, b) => (a.unitId < b.unitId ? -1 : 1));
}

const ALL_EVENTS = Number.MAX_SAFE_INTEGER;

/** Units as the first `size` events of their log have made them. */
async function read(tx: Tx, shardKey: number, unitIds: readonly string[], size: number): Promise<StoredUnit[]> {
  const values = [shardKey, unitIds, size];
  const [units, names, codes, memberships, pauses, lineage] = await Promise.all([
    tx.query<UnitColumns>(
      `SELECT unit_id, unit_no, type, opened_on, closed_on, closed_seq FROM unit
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3`,
      values,
    ),
    tx.query<NameColumns>(
      `SELECT unit_id, row_no, lang, name, origin, review, valid_from, valid_until, ${STANDS} AS stands
       FROM unit_name WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) ORDER BY unit_id, row_no`,
      values,
    ),
    tx.query<CodeColumns>(
      `SELECT unit_id, row_no, scheme, code, valid_from, valid_until, ${STANDS} AS stands
       FROM unit_code WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) ORDER BY unit_id, row_no`,
      values,
    ),
    tx.query<MembershipColumns>(
      `SELECT unit_id, row_no, hierarchy, parent_id, valid_from, valid_until, ${STANDS} AS stands
       FROM unit_membership WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) ORDER BY unit_id, row_no`,
      values,
    ),
    tx.query<PauseColumns>(
      `SELECT unit_id, closed_on, reopened_on, closed_seq, seq FROM unit_pause
       WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND closed_seq < $3 ORDER BY unit_id, closed_on`,
      values,
    ),
    tx.query<{ unit_id: string; on_day: string }>(
      `SELECT unit_id, max(on_day) AS on_day FROM (
         SELECT from_id AS unit_id, on_day FROM unit_lineage
         WHERE shard_key = $1 AND from_id = ANY($2::uuid[]) AND seq < $3
         UNION ALL
         SELECT to_id, on_day FROM unit_lineage WHERE shard_key = $1 AND to_id = ANY($2::uuid[]) AND seq < $3
       ) AS edge GROUP BY unit_id`,
      values,
    ),
  ]);
  const namesOf = grouped(names.rows);
  const codesOf = grouped(codes.rows);
  const membershipsOf = grouped(memberships.rows);
  const pausesOf = grouped(pauses.rows);
  const lineageOn = new Map(lineage.rows.map((row) => [row.unit_id, row.on_day]));
  return units.rows.map((row) => {
    const rowNos = new Map<object, number>();
    const standing = <From extends DatedColumns, To extends object>(rows: From[], as: (row: From) => To): To[] =>
      rows.flatMap((from) => {
        if (!from.stands) return [];
        const to = { ...as(from), from: from.valid_from, until: from.valid_until };
        rowNos.set(to, from.row_no);
        return [to];
      });
    const life = lifeOf(row, pausesOf.get(row.unit_id) ?? [], size);
    const own = {
      names: namesOf.get(row.unit_id) ?? [],
      codes: codesOf.get(row.unit_id) ?? [],
      memberships: membershipsOf.get(row.unit_id) ?? [],
    };
    return {
      unit: {
        unitId: row.unit_id,
        no: row.unit_no,
        type: row.type,
        opened: row.opened_on,
        closed: life.closed,
        names: standing(own.names, nameOf),
        codes: standing(own.codes, codeOf),
        memberships: standing(own.memberships, membershipOf),
        pauses: life.pauses,
        lineageOn: lineageOn.get(row.unit_id) ?? null,
      },
      rowNos,
      nextRow: {
        names: nextAfter(own.names),
        codes: nextAfter(own.codes),
        memberships: nextAfter(own.memberships),
      },
      closedSeq: life.closedSeq,
    };
  });
}

/** Closed and opened again, as far as it was recorded: where only the closing was, the unit was closed. */
function lifeOf(
  row: UnitColumns,
  pauses: readonly PauseColumns[],
  size: number,
): Pick<Unit, "closed" | "pauses"> & Pick<StoredUnit, "closedSeq"> {
  const whole = pauses.filter(({ seq }) => seq < size);
  const begun = pauses.find(({ seq }) => seq >= size);
  const isClosed = row.closed_seq !== null && row.closed_seq < size;
  return {
    closed: begun?.closed_on ?? (isClosed ? row.closed_on : null),
    closedSeq: begun?.closed_seq ?? (isClosed ? row.closed_seq : null),
    pauses: whole.map((pause) => ({ closed: pause.closed_on, reopened: pause.reopened_on })),
  };
}

// spans are added by `standing`
const nameOf = ({ name: text, lang, origin, review }: NameColumns): UnitName => ({
  text,
  lang,
  origin,
  review,
  ...OPEN,
});
const codeOf = ({ scheme, code }: CodeColumns): UnitCode => ({ scheme, code, ...OPEN });
const membershipOf = (row: MembershipColumns): UnitMembership => ({
  hierarchy: row.hierarchy,
  parent: row.parent_id,
  ...OPEN,
});
const OPEN = { from: null, until: null } as const;

const nextAfter = (rows: readonly DatedColumns[]): number => (rows.at(-1)?.row_no ?? 0) + 1;

function grouped<Row extends { unit_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.unit_id);
    if (group) group.push(row);
    else groups.set(row.unit_id, [row]);
  }
  return groups;
}
