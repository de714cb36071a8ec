import type { LineageEdge, Unit } from "@touchstone/domain";
import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";
import { keepStored, type StoredUnit } from "./stored-units.ts";

type Dated = "names" | "codes" | "memberships";

/** Rows of one table that an event ends and adds: `[unit, row number, row]`. */
interface Change<Row> {
  readonly ended: [string, number][];
  readonly added: [string, number, Row][];
}

/**
 * Brings the tables from units as they are stored to units as an event leaves them. Rows that the event has replaced
 * stay, ended by its number.
 */
export async function writeUnits(
  tx: Tx,
  log: Log,
  seq: number,
  before: ReadonlyMap<string, StoredUnit>,
  after: readonly Unit[],
): Promise<void> {
  const names = emptyChange<Unit["names"][number]>();
  const codes = emptyChange<Unit["codes"][number]>();
  const memberships = emptyChange<Unit["memberships"][number]>();
  const sent: Promise<unknown>[] = [];
  for (const unit of after) {
    const stored = before.get(unit.unitId) ?? null;
    const rowNos = new Map<object, number>();
    const nextRow = { names: 1, codes: 1, memberships: 1, ...stored?.nextRow };
    take(names, "names", { unit, stored, rowNos, nextRow });
    take(codes, "codes", { unit, stored, rowNos, nextRow });
    take(memberships, "memberships", { unit, stored, rowNos, nextRow });
    sent.push(...writeLife(tx, log, seq, unit, stored));
    const closedSeq = unit.closed === null ? null : unit.closed === stored?.unit.closed ? stored.closedSeq : seq;
    keepStored(tx, { unit: inRowOrder(unit, rowNos), rowNos, nextRow, closedSeq });
  }
  await Promise.all([
    ...sent,
    ...writeNames(tx, log, seq, names),
    ...writeCodes(tx, log, seq, codes),
    ...writeMemberships(tx, log, seq, memberships),
  ]);
}

/** Records where units went. */
export async function writeLineage(tx: Tx, log: Log, edges: readonly LineageEdge[]): Promise<void> {
  if (edges.length === 0) return;
  await tx.query(
    `INSERT INTO unit_lineage (shard_key, seq, from_id, to_id, kind, on_day)
     SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::date[])`,
    [
      log.shardKey,
      edges.map(({ seq }) => seq),
      edges.map(({ from }) => from),
      edges.map(({ to }) => to),
      edges.map(({ kind }) => kind),
      edges.map(({ on }) => on),
    ],
  );
}

/** As the tables give it: so that what is numbered next does not hang on whether it was read or remembered. */
function inRowOrder(unit: Unit, rowNos: ReadonlyMap<object, number>): Unit {
  const byNo = (a: object, b: object): number => (rowNos.get(a) ?? 0) - (rowNos.get(b) ?? 0);
  const { names, codes, memberships } = unit;
  return {
    ...unit,
    names: names.toSorted(byNo),
    codes: codes.toSorted(byNo),
    memberships: memberships.toSorted(byNo),
  };
}

const emptyChange = <Row>(): Change<Row> => ({ ended: [], added: [] });

/** Rows of the unit that are new get the next numbers; those that are gone are ended; those that stay are the same objects. */
function take<Row extends object>(
  change: Change<Row>,
  table: Dated,
  how: {
    readonly unit: Unit;
    readonly stored: StoredUnit | null;
    readonly rowNos: Map<object, number>;
    readonly nextRow: Record<Dated, number>;
  },
): void {
  const { unit, stored, rowNos, nextRow } = how;
  const rows = unit[table] as readonly object[] as readonly Row[]; // the caller names the table of its rows
  for (const row of rows) {
    const known = stored?.rowNos.get(row);
    const rowNo = known ?? nextRow[table]++;
    rowNos.set(row, rowNo);
    if (known === undefined) change.added.push([unit.unitId, rowNo, row]);
  }
  for (const row of stored?.unit[table] ?? []) {
    const rowNo = stored?.rowNos.get(row);
    if (rowNo !== undefined && !rowNos.has(row)) change.ended.push([unit.unitId, rowNo]);
  }
}

function writeLife(tx: Tx, log: Log, seq: number, unit: Unit, stored: StoredUnit | null): Promise<unknown>[] {
  const { unitId, no, type, opened, closed, pauses } = unit;
  if (stored === null)
    return [
      tx.query(
        `INSERT INTO unit (shard_key, unit_id, unit_no, type, opened_on, closed_on, seq, closed_seq)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [log.shardKey, unitId, no, type, opened, closed, seq, closed === null ? null : seq],
      ),
    ];
  const sent: Promise<unknown>[] = [];
  if (closed !== stored.unit.closed)
    sent.push(
      tx.query("UPDATE unit SET closed_on = $3, closed_seq = $4 WHERE shard_key = $1 AND unit_id = $2", [
        log.shardKey,
        unitId,
        closed,
        closed === null ? null : seq,
      ]),
    );
  for (const pause of pauses.slice(stored.unit.pauses.length))
    sent.push(
      tx.query(
        `INSERT INTO unit_pause (shard_key, unit_id, closed_on, reopened_on, closed_seq, seq)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [log.shardKey, unitId, pause.closed, pause.reopened, stored.closedSeq, seq],
      ),
    );
  return sent;
}

function writeNames(tx: Tx, log: Log, seq: number, { ended, added }: Change<Unit["names"][number]>) {
  const sent: Promise<unknown>[] = [];
  if (ended.length > 0)
    sent.push(
      tx.query(
        `UPDATE unit_name SET ended_seq = $4 FROM unnest($2::uuid[], $3::int[]) AS gone (unit_id, row_no)
         WHERE unit_name.shard_key = $1 AND unit_name.unit_id = gone.unit_id AND unit_name.row_no = gone.row_no`,
        [log.shardKey, ...columnsOf(ended), seq],
      ),
    );
  if (added.length > 0)
    sent.push(
      tx.query(
        `INSERT INTO unit_name (shard_key, seq, unit_id, row_no, lang, name, origin, review, valid_from, valid_until)
         SELECT $1, $2, *
         FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::date[])`,
        [
          log.shardKey,
          seq,
          ...columnsOf(added),
          added.map(([, , row]) => row.lang),
          added.map(([, , row]) => row.text),
          added.map(([, , row]) => row.origin),
          added.map(([, , row]) => row.review),
          ...spansOf(added),
        ],
      ),
    );
  return sent;
}

function writeCodes(tx: Tx, log: Log, seq: number, { ended, added }: Change<Unit["codes"][number]>) {
  const sent: Promise<unknown>[] = [];
  if (ended.length > 0)
    sent.push(
      tx.query(
        `UPDATE unit_code SET ended_seq = $4 FROM unnest($2::uuid[], $3::int[]) AS gone (unit_id, row_no)
         WHERE unit_code.shard_key = $1 AND unit_code.unit_id = gone.unit_id AND unit_code.row_no = gone.row_no`,
        [log.shardKey, ...columnsOf(ended), seq],
      ),
    );
  if (added.length > 0)
    sent.push(
      tx.query(
        `INSERT INTO unit_code (shard_key, seq, unit_id, row_no, scheme, code, valid_from, valid_until)
         SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[], $5::text[], $6::text[], $7::date[], $8::date[])`,
        [
          log.shardKey,
          seq,
          ...columnsOf(added),
          added.map(([, , row]) => row.scheme),
          added.map(([, , row]) => row.code),
          ...spansOf(added),
        ],
      ),
    );
  return sent;
}

function writeMemberships(tx: Tx, log: Log, seq: number, { ended, added }: Change<Unit["memberships"][number]>) {
  const sent: Promise<unknown>[] = [];
  if (ended.length > 0)
    sent.push(
      tx.query(
        `UPDATE unit_membership SET ended_seq = $4 FROM unnest($2::uuid[], $3::int[]) AS gone (unit_id, row_no)
         WHERE unit_membership.shard_key = $1 AND unit_membership.unit_id = gone.unit_id
           AND unit_membership.row_no = gone.row_no`,
        [log.shardKey, ...columnsOf(ended), seq],
      ),
    );
  if (added.length > 0)
    sent.push(
      tx.query(
        `INSERT INTO unit_membership
           (shard_key, seq, unit_id, row_no, hierarchy, parent_id, valid_from, valid_until)
         SELECT $1, $2, * FROM unnest($3::uuid[], $4::int[], $5::text[], $6::uuid[], $7::date[], $8::date[])`,
        [
          log.shardKey,
          seq,
          ...columnsOf(added),
          added.map(([, , row]) => row.hierarchy),
          added.map(([, , row]) => row.parent),
          ...spansOf(added),
        ],
      ),
    );
  return sent;
}

/** Units and row numbers, as two arrays to bind. */
function columnsOf(rows: readonly (readonly [string, number, ...unknown[]])[]): [string[], number[]] {
  return [rows.map(([unitId]) => unitId), rows.map(([, rowNo]) => rowNo)];
}

function spansOf(
  rows: readonly (readonly [string, number, { readonly from: string | null; readonly until: string | null }])[],
): [(string | null)[], (string | null)[]] {
  return [rows.map(([, , row]) => row.from), rows.map(([, , row]) => row.until)];
}
