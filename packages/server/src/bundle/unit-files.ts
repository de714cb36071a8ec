import type { Tx } from "../store/tx.ts";
import { csvLine, isFormula } from "./csv-text.ts";
import type { OutFolder } from "./out-folder.ts";
import type { Reach } from "./reach.ts";
import { TABLES } from "./tables.ts";

const UNITS_PER_PAGE = 5000;

/** Rows as they stood at a cut; `$1` shard, `$2` units, `$3` size. Columns are those of the table, in its order. */
const STOOD = "shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 AND (ended_seq IS NULL OR ended_seq >= $3)";
const BY_DAYS = "valid_from NULLS FIRST, valid_until NULLS FIRST";

const PAGES = {
  "unit-names.csv": `SELECT unit_id, lang, name, origin, review, valid_from AS "from", valid_until AS "until", seq
    FROM unit_name WHERE ${STOOD} ORDER BY unit_id, lang COLLATE "C", ${BY_DAYS}, name COLLATE "C", seq, row_no`,
  "unit-codes.csv": `SELECT unit_id, scheme, code, valid_from AS "from", valid_until AS "until", seq
    FROM unit_code WHERE ${STOOD} ORDER BY unit_id, scheme COLLATE "C", ${BY_DAYS}, code COLLATE "C", seq, row_no`,
  "unit-memberships.csv": `SELECT unit_id, hierarchy, parent_id, valid_from AS "from", valid_until AS "until", seq
    FROM unit_membership WHERE ${STOOD} ORDER BY unit_id, hierarchy COLLATE "C", ${BY_DAYS}, parent_id, seq, row_no`,
} as const;

/**
 * Writes the tables of units and their history, as it was known at the cut.
 * @param units sorted
 * @returns how many names a spreadsheet would take for a formula
 */
export async function writeUnits(out: OutFolder, tx: Tx, reach: Reach, units: readonly string[]): Promise<number> {
  await writeTable(out, "units.csv", unitRows(tx, reach, units));
  await writeTable(out, "unit-pauses.csv", pauseRows(tx, reach, units));
  let nFormulas = 0;
  for (const path of ["unit-names.csv", "unit-codes.csv", "unit-memberships.csv"] as const)
    await writeTable(out, path, pagesOf(tx, PAGES[path], reach, units), (row) => {
      if (path === "unit-names.csv" && isFormula(String(row.name))) nFormulas++;
    });
  await writeTable(out, "unit-lineage.csv", lineageRows(tx, reach, new Set(units)));
  return nFormulas;
}

type Row = Readonly<Record<string, string | number | null>>;

async function writeTable(
  out: OutFolder,
  path: string,
  rows: AsyncIterable<Row>,
  onRow: (row: Row) => void = () => {},
): Promise<void> {
  const columns = TABLES[path]?.fields.map(({ name }) => name) ?? [];
  await out.file(path, async (file) => {
    await file.write(csvLine(columns));
    for await (const row of rows) {
      onRow(row);
      await file.write(csvLine(columns.map((name) => row[name] ?? null)));
    }
  });
}

async function* pagesOf(
  tx: Tx,
  sql: string,
  { organisation, cut }: Reach,
  units: readonly string[],
): AsyncGenerator<Row> {
  for (let at = 0; at < units.length; at += UNITS_PER_PAGE) {
    const page = units.slice(at, at + UNITS_PER_PAGE);
    yield* (await tx.query<Row>(sql, [organisation.shardKey, page, cut.organisation.size])).rows;
  }
}

/** A closing that was recorded after the cut had not happened yet; one that a later event has undone still stood. */
async function* unitRows(tx: Tx, reach: Reach, units: readonly string[]): AsyncGenerator<Row> {
  const sql = `SELECT unit.unit_id, type, opened_on AS opened,
      coalesce(pause.closed_on, CASE WHEN unit.closed_seq < $3 THEN unit.closed_on END) AS closed
    FROM unit LEFT JOIN unit_pause AS pause ON pause.shard_key = unit.shard_key AND pause.unit_id = unit.unit_id
      AND pause.closed_seq < $3 AND pause.seq >= $3
    WHERE unit.shard_key = $1 AND unit.unit_id = ANY($2::uuid[]) AND unit.seq < $3 ORDER BY unit.unit_id`;
  yield* pagesOf(tx, sql, reach, units);
}

async function* pauseRows(tx: Tx, reach: Reach, units: readonly string[]): AsyncGenerator<Row> {
  const sql = `SELECT unit_id, closed_on AS closed, reopened_on AS reopened, seq
    FROM unit_pause WHERE shard_key = $1 AND unit_id = ANY($2::uuid[]) AND seq < $3 ORDER BY unit_id, closed_on`;
  yield* pagesOf(tx, sql, reach, units);
}

/** That a unit goes on, its own days say: an edge to itself is left out. */
async function* lineageRows(tx: Tx, { organisation, cut }: Reach, units: ReadonlySet<string>): AsyncGenerator<Row> {
  const { rows } = await tx.query<Row>(
    `SELECT seq, from_id, to_id, kind, on_day AS "on" FROM unit_lineage
     WHERE shard_key = $1 AND seq < $2 AND from_id <> to_id ORDER BY seq, from_id, to_id`,
    [organisation.shardKey, cut.organisation.size],
  );
  for (const row of rows) if (units.has(String(row.from_id)) && units.has(String(row.to_id))) yield row;
}
