// Reading and importing are one process of their own, so that only their memory is measured: this file runs itself.

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { testTouchstone } from "@touchstone/server/testing";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { CHINA_COLUMNS, CHINA_LEVELS } from "../tests/units/china.ts";
import { TestRegister } from "../tests/units/register.ts";
import type { Bench, Row } from "./row.ts";

const MOST_SECONDS = 60;
const TABLES = ["unit", "unit_name", "unit_code", "unit_membership"] as const;

interface Measured {
  readonly nUnits: number;
  readonly nRows: number;
  /** from the first byte of the files to the commit */
  readonly seconds: number;
  /** the same rows into the same tables, empty before, by COPY alone, in one transaction */
  readonly copySeconds: number;
  readonly mib: number;
}

/** All units of a country, read from CSV, checked, put into chunks and tables in one transaction. */
export const importUnits: Bench = {
  title: "import 665,276 units",
  run: () => {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (run.status !== 0) throw new Error("the import failed");
    const { nUnits, nRows, seconds, copySeconds, mib }: Measured = JSON.parse(run.stdout); // what this file printed
    const work = `import ${nUnits.toLocaleString("en")} units in five levels`;
    const rate = nRows / seconds;
    const copyRate = nRows / copySeconds;
    const rows: Row[] = [
      {
        work,
        measure: "seconds",
        ours: seconds,
        peer: copySeconds,
        ratio: seconds / copySeconds,
        mustReach: `≤ ${MOST_SECONDS} s`,
        holds: seconds <= MOST_SECONDS,
      },
      {
        work,
        measure: "table rows/s (peer: bare COPY)",
        ours: rate,
        peer: copyRate,
        ratio: rate / copyRate,
        mustReach: "—",
        holds: null,
      },
      { work, measure: "MiB, Node alone", ours: mib, peer: null, ratio: null, mustReach: "—", holds: null },
    ];
    return rows;
  },
};

async function measure(): Promise<Measured> {
  const register = await TestRegister.begin();
  try {
    const start = performance.now();
    const files = CHINA_LEVELS.map(({ file }) => file);
    const type = CHINA_LEVELS.map((level) => level.type).join(",");
    const ended = await register.units(files, { columns: CHINA_COLUMNS, language: "zh-Hans", type });
    const seconds = (performance.now() - start) / 1000;
    if (ended.outcome !== "recorded") throw new Error(JSON.stringify(ended).slice(0, 2000));
    const mib = process.resourceUsage().maxRSS / 1024;
    return { nUnits: ended.nNew, seconds, mib, ...(await bareCopy(register)) };
  } finally {
    await register.end();
  }
}

/** The same rows by COPY into the same tables of another database, which are empty. */
async function bareCopy(register: TestRegister): Promise<Pick<Measured, "nRows" | "copySeconds">> {
  const texts: Buffer[][] = [];
  let nRows = 0;
  const source = await register.touchstone.pool.connect();
  for (const table of TABLES) {
    const parts: Buffer[] = [];
    const stream = source.query(copyTo(`COPY ${table} TO STDOUT`));
    for await (const part of stream) parts.push(part as Buffer); // a stream of bytes
    nRows += stream.rowCount ?? 0;
    texts.push(parts);
  }
  source.release();
  const other = await testTouchstone();
  const client = await other.touchstone.pool.connect();
  try {
    const start = performance.now();
    await client.query("BEGIN");
    for (const [at, table] of TABLES.entries()) {
      const stream = client.query(copyFrom(`COPY ${table} FROM STDIN`));
      for (const part of texts[at] ?? []) if (!stream.write(part)) await once(stream, "drain");
      stream.end();
      await finished(stream);
    }
    await client.query("COMMIT");
    return { nRows, copySeconds: (performance.now() - start) / 1000 };
  } finally {
    client.release();
    await other.end();
  }
}

if (import.meta.main) console.log(JSON.stringify(await measure()));
