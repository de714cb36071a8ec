import type { Gathered } from "../gathered.ts";
import { LostZeros } from "../lost-zeros.ts";
import { Unreadable } from "../problems.ts";
import type { Rows } from "../rows.ts";
import { type ParquetTable, parquetColumn } from "./columns.ts";
import { literalPath, quoted, withDatabase } from "./database.ts";
import { readLong } from "./read-long.ts";
import { readWide } from "./read-wide.ts";

const MOST_COLUMNS = 20_000;

/**
 * Reads a Parquet file, wide or long, straight from its columns into `gathered`.
 * @returns what a reader of the result should know; nothing, so far
 * @throws {Unreadable} where the file is damaged or has no rows that could be meant
 */
export function readParquet(path: string, rows: Rows, gathered: Gathered): Promise<string[]> {
  gathered.problems.placeOf = (row) => `row ${row}`;
  return withDatabase(path, "read", async (db) => {
    const from = `read_parquet(${quoted(literalPath(path))}, binary_as_string = false) f`;
    const described = await (await db.run(`describe select * from ${from}`)).getRows();
    const columns = described.map(([name, type]) => parquetColumn(String(name), String(type)));
    if (columns.length > MOST_COLUMNS)
      throw new Unreadable("too-many-columns", 0, `${columns.length} columns`, `at most ${MOST_COLUMNS}`);
    for (const { name } of columns) rows.column(name.trim(), 0);
    rows.header.decide();
    const table: ParquetTable = { db, from, columns };
    refuseTypes(table, rows, gathered);
    if (rows.header.isLong) await readLong(table, rows, gathered);
    else await readWide(table, rows, gathered);
    if (columns[rows.header.at.unit]?.holds === "numbers") reportLostZeros(gathered);
    return [];
  });
}

/** Names every column whose type can't be what the standard wants of it. */
function refuseTypes({ columns }: ParquetTable, { header }: Rows, { problems }: Gathered): void {
  columns.forEach(({ name, type, holds }, place) => {
    const isPeriod = place === header.at.period;
    const isRead = header.specs[place] || Object.values(header.at).includes(place);
    if (!isRead || holds === "numbers" || holds === "text" || (holds === "dates" && isPeriod)) return;
    problems.addFact("column-type", 0, name, `values of type ${type}`, "numbers or text");
  });
}

/** Ids that the file holds as numbers may have had zeros in front. */
function reportLostZeros(gathered: Gathered): void {
  const zeros = new LostZeros(gathered);
  for (const id of gathered.units) zeros.add(id, 0);
  zeros.report();
}
