import type { Log } from "../store/log.ts";
import type { Tx } from "../store/tx.ts";

/** A unit of the register, as far as imports need it. */
export interface FoundUnit {
  readonly unitId: string;
  readonly unitNo: number;
  readonly type: string;
  /** days on which it was there, half-open; null is open at that end */
  readonly spans: readonly { readonly from: string | null; readonly until: string | null }[];
}

/** What a file calls a unit: a code of a scheme, between days, or its id. */
interface Called {
  readonly unit: FoundUnit;
  readonly from: string | null;
  readonly until: string | null;
}

/** The units that a file's names can mean, on any day. */
export class UnitFinder {
  readonly #byName: ReadonlyMap<string, readonly Called[]>;

  constructor(byName: ReadonlyMap<string, readonly Called[]>) {
    this.#byName = byName;
  }

  /**
   * The unit that was called so between two days, the last of them if it changed hands; a reason where there is none.
   * @param first first day, `YYYY-MM-DD`, and `last`: both count
   */
  on(name: string, first: string, last: string): FoundUnit | NotFound {
    const all = this.#byName.get(name);
    if (all === undefined) return { why: "unknown" };
    const called = all.filter(({ from, until }) => overlaps(from, until, first, last));
    if (called.length === 0) return { why: "not-then", spans: all };
    const there = called.filter(({ unit }) => unit.spans.some(({ from, until }) => overlaps(from, until, first, last)));
    if (there.length === 0) return { why: "closed", spans: called.flatMap(({ unit }) => unit.spans) };
    const latest = there.reduce((a, b) => ((b.from ?? "") > (a.from ?? "") ? b : a));
    return latest.unit;
  }
}

/** Why no unit was found: nobody is called so, nobody was then, or who was called so was not there. */
export interface NotFound {
  readonly why: "unknown" | "not-then" | "closed";
  readonly spans?: readonly { readonly from: string | null; readonly until: string | null }[];
}

export function isThere(found: FoundUnit | NotFound): found is FoundUnit {
  return !("why" in found);
}

function overlaps(from: string | null, until: string | null, first: string, last: string): boolean {
  return (from === null || from <= last) && (until === null || until > first);
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface UnitRecord {
  unit_id: string;
  unit_no: number;
  type: string;
  opened_on: string | null;
  closed_on: string | null;
}

/** Finds units by what a file calls them: ids where all look like one, else codes of a scheme. */
export async function findUnits(tx: Tx, log: Log, names: readonly string[], scheme: string): Promise<UnitFinder> {
  const byId = names.length > 0 && names.every((name) => ID.test(name));
  const { rows } = await tx.query<
    UnitRecord & { name: string; called_from: string | null; called_until: string | null }
  >(
    byId
      ? `SELECT unit_id AS name, unit_id, unit_no, type, opened_on, closed_on,
                null::date AS called_from, null::date AS called_until
         FROM unit WHERE shard_key = $1 AND unit_id = ANY($2::uuid[])`
      : `SELECT unit_code.code AS name, unit.unit_id, unit.unit_no, unit.type, unit.opened_on, unit.closed_on,
                unit_code.valid_from AS called_from, unit_code.valid_until AS called_until
         FROM unit_code JOIN unit ON unit.shard_key = unit_code.shard_key AND unit.unit_id = unit_code.unit_id
         WHERE unit_code.shard_key = $1 AND unit_code.scheme = $3 AND unit_code.code = ANY($2) AND unit_code.ended_seq IS NULL`,
    byId ? [log.shardKey, names] : [log.shardKey, names, scheme],
  );
  const pauses = await pausesOf(tx, log);
  const units = new Map<string, FoundUnit>();
  const byName = new Map<string, Called[]>();
  for (const row of rows) {
    let unit = units.get(row.unit_id);
    if (unit === undefined) {
      const spans = spansOf(row, pauses.get(row.unit_id) ?? []);
      unit = { unitId: row.unit_id, unitNo: row.unit_no, type: row.type, spans };
      units.set(row.unit_id, unit);
    }
    const called = { unit, from: row.called_from, until: row.called_until };
    const known = byName.get(row.name);
    if (known === undefined) byName.set(row.name, [called]);
    else known.push(called);
  }
  return new UnitFinder(byName);
}

interface Pause {
  closed_on: string;
  reopened_on: string;
}

async function pausesOf(tx: Tx, { shardKey }: Log): Promise<Map<string, Pause[]>> {
  const { rows } = await tx.query<Pause & { unit_id: string }>(
    "SELECT unit_id, closed_on, reopened_on FROM unit_pause WHERE shard_key = $1 ORDER BY unit_id, closed_on",
    [shardKey],
  );
  const pauses = new Map<string, Pause[]>();
  for (const row of rows) pauses.set(row.unit_id, [...(pauses.get(row.unit_id) ?? []), row]);
  return pauses;
}

function spansOf({ opened_on, closed_on }: UnitRecord, pauses: readonly Pause[]): FoundUnit["spans"] {
  const spans: { from: string | null; until: string | null }[] = [];
  let from = opened_on;
  for (const pause of pauses) {
    spans.push({ from, until: pause.closed_on });
    from = pause.reopened_on;
  }
  return [...spans, { from, until: closed_on }];
}
