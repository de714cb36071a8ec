import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { State } from "@touchstone/engine";
import { afterAll, describe, expect, it } from "vitest";
import type { Asked } from "../gathered.ts";
import { readTable } from "../read-table.ts";
import { openSource } from "../source.ts";
import { cellOf, problemsOf, sampleAsked, tableOf } from "../testing/sample-asked.ts";
import { withDatabase } from "./database.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-parquet-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = await (await DuckDBInstance.create(":memory:")).connect();
let nFiles = 0;
/** Writes the rows of a query as a Parquet file. @returns its path */
async function parquetFile(query: string, { name = `${nFiles++}.parquet`, options = "" } = {}): Promise<string> {
  const path = join(folder, name);
  await db.run(`copy (${query}) to '${path.replaceAll("'", "''")}' (format parquet${options})`);
  return path;
}
const readPath = (path: string, asked: Partial<Asked> = {}) =>
  readTable(openSource(path, "utf-8"), sampleAsked(asked), null);
const read = async (query: string, asked: Partial<Asked> = {}) => readPath(await parquetFile(query), asked);
const LONG = `select * from (values ('a', 2026, 'notices', 0.5), ('b', 2026, 'notices', 0.25), ('a', 2026, 'stops', 3)) t(unit, period, indicator, value)`;

describe("readParquet", () => {
  it("reads a wide file of typed columns, with nulls and words", async () => {
    const input = tableOf(
      await read(`select * from (values
        ('b', 2026::smallint, 'B', 0.5::float, 3::hugeint, true, 2::tinyint, 'led', 'done', 'valley', 12.34::decimal(18, 2)),
        ('a', 2026, null, null, null, null, null, 'none', 'refused', null, 99999999999999.99)
      ) t(unit, period, name, notices, stops, meals, desk, lamps, plan, terrain, noise)`),
    );
    expect(input.names).toEqual(["", "B"]);
    expect(input.period?.text).toBe("2026");
    const ids = ["notices", "stops", "meals", "desk", "lamps", "plan", "terrain", "noise"];
    expect(ids.map((id) => cellOf(input, "b", id)[1])).toEqual([0.5, 3, 1, 2, 0.5, 1, 0, 12.34]);
    expect(ids.map((id) => cellOf(input, "a", id)[0])).toEqual([1, 1, 1, 1, 0, State.refused, 1, 0]);
    expect(cellOf(input, "a", "noise")[1]).toBe(Number("99999999999999.99"));
  });

  it("reads a long file, whatever the order of its rows, and the same table as a CSV of it", async () => {
    const input = tableOf(await read(LONG));
    expect(input.table.units).toEqual(["a", "b"]);
    expect([cellOf(input, "a", "notices"), cellOf(input, "b", "stops")]).toEqual([
      [0, 0.5],
      [1, Number.NaN],
    ]);
    const csv = join(folder, "same.csv");
    writeFileSync(csv, "unit,period,indicator,value\na,2026,notices,0.5\nb,2026,notices,0.25\na,2026,stops,3\n");
    expect(tableOf(await readPath(csv)).table).toEqual(input.table);
  });

  it("reads a long file of thousands of units in rows of any order", async () => {
    const input = tableOf(
      await read(`select 'u' || (r * 7919 % 20000) as unit, '2026' as period, case when r < 20000 then 'notices' else 'noise' end as indicator,
        ((r * 7919 % 20000) / 20000)::double as value from range(40000) t(r)`),
    );
    expect(input.table.units).toHaveLength(20_000);
    for (const n of [0, 1, 77, 19_999]) expect(cellOf(input, `u${n}`, "notices")[1]).toBe(n / 20_000);
    expect(cellOf(input, "u77", "noise")[1]).toBe(77 / 20_000);
  });

  it("reads values as text where the file has them so, and what more a long file says", async () => {
    const input = tableOf(
      await read(
        `select * from (values ('a', '2026', 'meals', 'yes', ''), ('a', '2026', 'notices', '', 'insufficient'), ('b', '2026', 'plan', 'planned', null)) t(unit, period, indicator, value, state)`,
      ),
    );
    expect([
      cellOf(input, "a", "meals")[1],
      cellOf(input, "a", "notices")[0],
      cellOf(input, "b", "plan.planned")[1],
    ]).toEqual([1, 3, 1]);
    const plain = tableOf(await read(`select 'a' as unit, 2026 as period, 'terrain' as indicator, 'plateau' as value`));
    expect(cellOf(plain, "a", "terrain")[1]).toBe(1);
  });

  it("makes periods of dates", async () => {
    const dated = (length: Asked["periodLength"], type = "date") =>
      read(`select 'a' as unit, '2026-05-17'::${type} as period, 1 as stops`, { periodLength: length });
    expect(tableOf(await dated("year")).periods).toEqual(["2026"]);
    expect(tableOf(await dated("quarter", "timestamp")).periods).toEqual(["2026-Q2"]);
    expect(tableOf(await dated("month", "timestamp_ns")).periods).toEqual(["2026-05"]);
  });

  it("names every problem with its row", async () => {
    const found = problemsOf(
      await read(`select * from (values ('a', 2026, 'notices', 2.0), ('a', 2026, 'notcies', 1), ('', 2026, 'stops', -1), ('a', 20260, 'stops', 1),
        ('b', 2026, 'stops', 'nan'::double), ('b', 2026, 'noise', 1), ('b', 2026, 'noise', 2)) t(unit, period, indicator, value)`),
    );
    expect(found).toEqual([
      'data row 1  notices: got "2", want a number from 0 to 1',
      'data row 2  indicator: got "notcies", want notices (the nearest id of the standard)',
      "data row 3  unit: got nothing, want the id of a unit",
      'data row 3  stops: got "-1", want a count of 0 or more',
      'data row 4  period: got "20260", want a period such as 2026',
      "data row 5  stops: got NaN or infinity, want a number, or an empty cell",
      "data row 7  noise: got a second value for b, want one value per unit and period",
    ]);
  });

  it("names problems of a wide file, and columns of types that nothing can be made of", async () => {
    const found = problemsOf(
      await read(
        `select 'a' as unit, 2026 as period, [1, 2] as stops, date '2026-01-01' as noise, 3.5 as notices, 1 as extra`,
      ),
    );
    expect(found).toEqual([
      'data  extra: got "extra", want the id of an indicator or a context item',
      "data  stops: got values of type INTEGER[], want numbers or text",
      "data  noise: got values of type DATE, want numbers or text",
      'data row 1  notices: got "3.5", want a number from 0 to 1',
    ]);
  });

  it("writes ids that are doubles as whole numbers", async () => {
    expect(
      tableOf(await read("select 110101::double as unit, 2026::double as period, 1 as stops")).table.units,
    ).toEqual(["110101"]);
  });

  it("doubts numbers of unequal length as ids", async () => {
    const query = "select * from (values (12345, 2026, 1), (110101, 2026, 1)) t(unit, period, stops)";
    expect(problemsOf(await read(query))[0]).toContain("unit: got 12345 of 5 digits beside others of 6, want 012345");
    const map = { columns: new Map<string, string>(), units: new Map<string, string>(), idsAreNumbers: true };
    expect(tableOf(await read(query, { map })).table.units).toEqual(["110101", "12345"]);
  });

  it("shows a hundred problems of many and counts the rest", async () => {
    const reading = await read(
      `select 'u' || r as unit, 2026 as period, 'notices' as indicator, 2 as value from range(5000) t(r)`,
    );
    expect(problemsOf(reading)).toHaveLength(100);
    expect(reading.ok ? 0 : reading.problems.count).toBe(5000);
  });

  it("takes a name with a quote or signs that stand for others as it is", async () => {
    const name = "it's [1]*? x.parquet";
    const path = await parquetFile("select 'right' as unit, 2026 as period, 1 as stops", { name });
    await parquetFile("select 'wrong' as unit, 2026 as period, 1 as stops", { name: "it's 1ab x.parquet" });
    expect(tableOf(await readPath(path)).table.units).toEqual(["right"]);
  });

  it("is not led astray by names of columns", async () => {
    const map = {
      columns: new Map([
        ["place", "unit"],
        ["t", "stops"],
      ]),
      units: new Map<string, string>(),
      idsAreNumbers: false,
    };
    const input = tableOf(await read(`select 'a' as place, 2026 as period, 1 as "t"`, { map }));
    expect(cellOf(input, "a", "stops")[1]).toBe(1);
    const found = problemsOf(await read(`select 'a' as unit, 2026 as period, 1 as "no""ise; drop table x"`));
    expect(found[0]).toContain('got "no"ise; drop table x"');
  });

  it("sees no file but its own", async () => {
    const own = await parquetFile(LONG);
    const other = await parquetFile(LONG);
    const tried = (sql: string) => withDatabase(own, "read", async (inside) => void (await inside.run(sql)));
    await tried(`select * from read_parquet('${own}')`);
    await expect(tried(`select * from read_parquet('${other}')`)).rejects.toThrow(/Permission Error/);
    await expect(tried("select * from read_text('/etc/passwd')")).rejects.toThrow(/Permission Error/);
    await expect(tried(`copy (select 1) to '${folder}/new.csv'`)).rejects.toThrow(/Permission Error/);
    await expect(tried("set enable_external_access = true")).rejects.toThrow();
    await expect(tried("install httpfs")).rejects.toThrow();
  });

  it("refuses a damaged or another file in words", async () => {
    const path = await parquetFile(LONG);
    const bytes = readFileSync(path);
    const damaged = join(folder, "damaged.parquet");
    for (const length of [4, 8, 40, bytes.length - 5, bytes.length - 1]) {
      writeFileSync(damaged, bytes.subarray(0, length));
      expect(problemsOf(await readPath(damaged))[0]).toMatch(/a damaged Parquet file|no column|no rows/);
    }
    writeFileSync(damaged, "PK\u0003\u0004");
    expect(problemsOf(await readPath(damaged))[0]).toContain(
      "got an Excel workbook or another ZIP file, want a Parquet file",
    );
    const turned = Buffer.from(bytes);
    for (let at = 4; at < bytes.length; at += 29) {
      turned.set(bytes);
      turned[at] = (turned[at] ?? 0) ^ 0xff;
      writeFileSync(damaged, turned);
      const reading = await readPath(damaged);
      if (!reading.ok) expect(problemsOf(reading)[0]).toMatch(/got .*, want .+/);
    }
  });

  it("has no rows where the file has none", async () => {
    expect(problemsOf(await read(`${LONG} limit 0`))).toEqual(["data  got no rows, want at least one row of data"]);
  });
});
