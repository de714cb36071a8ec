/**
 * Runs in a process of its own, since a hostile Parquet file is read by native code: compares observations.parquet with
 * observations.csv row by row. Argument: the folder. Prints one line of JSON, a `Compared`.
 */
import { join } from "node:path";
import { OBSERVATION_COLUMNS, OBSERVATIONS } from "../observations/check-observations.ts";
import { type Compared, PARQUET } from "./check-parquet.ts";

const TYPES: Readonly<Record<string, string>> = { error: "DOUBLE", seq: "BIGINT" };
const MOST_NAMED = 20;

const dir = process.argv[2] ?? "";
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** a path in which no character stands for others */
const literal = (path: string): string => quoted(path.replace(/[*?[]/g, (character) => `[${character}]`));
/** a cell in words; numbers of 64 bits come as texts */
const textOf = (cell: unknown): string => (typeof cell === "string" ? cell : (JSON.stringify(cell) ?? "nothing"));
const [csv, parquet] = [join(dir, OBSERVATIONS), join(dir, PARQUET)];

async function compare(): Promise<Compared> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  await db.run(`
    set allowed_paths = [${[csv, parquet].flatMap((path) => [quoted(path), literal(path)]).join(", ")}];
    set autoinstall_known_extensions = false;
    set autoload_known_extensions = false;
    set temp_directory = '';
    set memory_limit = '1536MiB';
    set threads = 1;
    set preserve_insertion_order = true;
    set enable_external_access = false;
    set lock_configuration = true`);
  const rowsOf = async (sql: string): Promise<unknown[][]> => (await db.runAndReadAll(sql)).getRowsJson();
  const described = await rowsOf(`describe select * from read_parquet(${literal(parquet)})`);
  const columns = described.map(([name, type]) => `${String(name)} ${String(type)}`);
  const wanted = OBSERVATION_COLUMNS.map((name) => `${name} ${TYPES[name] ?? "VARCHAR"}`);
  if (columns.join() !== wanted.join())
    return { kind: "columns", found: columns.join(", "), wanted: wanted.join(", ") };
  const types = OBSERVATION_COLUMNS.map((name) => `'${name}': '${TYPES[name] ?? "VARCHAR"}'`).join(", ");
  const left = `(select * from read_parquet(${literal(parquet)}))`;
  const right = `(select * from read_csv(${literal(csv)}, columns = {${types}}, header = true, delim = ',', quote = '"',
    escape = '"', nullstr = '', auto_detect = false, new_line = '\\n', max_line_size = 8388608, strict_mode = true))`;
  const differs = OBSERVATION_COLUMNS.map((name) => `p.${name} is distinct from c.${name}`).join(" or ");
  const counts = await rowsOf(`select (select count(*) from ${left}), (select count(*) from ${right})`);
  const [nParquet, nCsv] = (counts[0] ?? []).map(Number);
  if (nParquet !== nCsv) return { kind: "rows", found: nParquet ?? 0, wanted: nCsv ?? 0 };
  const pairs = OBSERVATION_COLUMNS.map((name) => `p.${name}, c.${name}`).join(", ");
  const rows = await rowsOf(
    `select ${pairs} from ${left} p positional join ${right} c where ${differs} limit ${MOST_NAMED}`,
  );
  const cells = rows.flatMap((row) =>
    OBSERVATION_COLUMNS.flatMap((column, i) => {
      const [found, wantedCell] = [row[2 * i], row[2 * i + 1]];
      if (found === wantedCell) return [];
      return [
        {
          row: [1, 3, 5, 17].map((at) => textOf(row[at])),
          column,
          found: String(found),
          wanted: String(wantedCell),
        },
      ];
    }),
  );
  return cells.length > 0 ? { kind: "cells", cells } : { kind: "same", nRows: nCsv ?? 0 };
}

let compared: Compared;
try {
  compared = await compare();
} catch (error) {
  compared = { kind: "unreadable", why: (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "" };
}
process.stdout.write(`${JSON.stringify(compared)}\n`, () => process.exit(0)); // native threads may still be about
