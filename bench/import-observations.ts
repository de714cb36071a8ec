// Imports 40 million answers from Parquet by the command line (read, validated, chunk roots, rows in the table), and
// beside it, in the same run, copies the very same rows bare into the same table.
// Alone: node bench/import-observations.ts [units] [indicators]

import { spawn } from "node:child_process";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { withDatabase } from "@touchstone/input";
import { createHome, execute, type Home, openTouchstone, type Touchstone } from "@touchstone/server";
import { foundOrganisation } from "@touchstone/server/testing";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Bench, Row } from "./row.ts";

const MIB = 2 ** 20;
const N_UNITS = 660_000;
const N_INDICATORS = 60;
const LEAST_SHARE = 0.4;
const MOST_MIB = 4096;
const CLI = fileURLToPath(new URL("../packages/cli/bin/touchstone.mjs", import.meta.url));

/** A standard of many plain indicators. */
function standardOf(nIndicators: number): string {
  const indicators = Array.from(
    { length: nIndicators },
    (_, j) =>
      `      - { id: answer_${j}, title: Answer ${j}, measures: service, kind: amount, unit: h, goalposts: [0, 1], range: [0, 2] }`,
  );
  return `touchstone: 1
id: invented
version: "1"
title: Invented
languages: [en]
period: year
units: [{ type: village, kind: institution, title: Village, assessed: true }]
criteria:
  - id: all
    title: All
    indicators:
${indicators.join("\n")}
`;
}

/** Runs a command of ours to its end. @returns seconds, and the most memory that its process ever held, where Linux says it */
async function touchstone(home: Home, ...args: string[]): Promise<{ seconds: number; peakMib: number; said: string }> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, ...args, "--home", home.dir], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let peakMib = Number.NaN;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += String(text)));
  const look = setInterval(() => {
    try {
      const [, kib] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
      if (kib !== undefined) peakMib = Number(kib) / 1024;
    } catch {
      // it has ended, or this is not Linux
    }
  }, 100);
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`touchstone ${args.join(" ")}: ${code}\n${said}`);
  return { seconds: (performance.now() - start) / 1000, peakMib, said };
}

/** Units that take part, and a file of answers. */
async function prepare(folder: string, home: Home, nUnits: number, nIndicators: number): Promise<string> {
  const units = join(folder, "units.csv");
  const codeOf = (i: number): string => `u${String(i).padStart(7, "0")}`;
  const lines = Array.from({ length: nUnits }, (_, i) => `${codeOf(i)},village,Village ${i}\n`);
  writeFileSync(units, `code,type,name\n${lines.join("")}`);
  const file = join(folder, "long.parquet");
  await withDatabase(file, "write", async (db) => {
    const rows = `select r from range(${nUnits * nIndicators}) t(r)`;
    const unit = `'u' || lpad((r // ${nIndicators})::varchar, 7, '0')`;
    const columns = `${unit} as unit, '2026' as period, 'answer_' || (r % ${nIndicators}) as indicator, (r + 0.5) / ${nUnits * nIndicators} as value`;
    await db.run(`copy (select ${columns} from (${rows})) to '${file}' (format parquet)`);
  });
  await touchstone(home, "import", "units", units);
  await touchstone(home, "enrol", "--programme", "invented", "--units", units, "--stated-on", "2026-01-01");
  return file;
}

async function foundProgramme(on: Touchstone): Promise<void> {
  const { log: organisation, account } = await foundOrganisation(on, "bench");
  const log = { kind: "programme", slug: "invented" } as const;
  const text = { text: "Invented", lang: "en", origin: "source", review: null } as const;
  const founded = await execute(on, {
    log,
    account,
    command: {
      type: "FoundProgramme",
      programmeId: on.newId(),
      organisationId: organisation.logId,
      slug: "invented",
      names: [text],
      languages: ["en"],
      timeZone: "UTC",
      owner: [text],
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
      noticeDays: 5,
      bodies: [],
      responsibility: [],
      grantIds: [on.newId(), on.newId()],
    },
  });
  if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
}

/** Copies the rows of the table out, empties it, and copies them in again: only the last counts. */
async function bareCopy(home: Home, file: string): Promise<{ seconds: number; nRows: number; mib: number }> {
  const on = await openTouchstone(home);
  try {
    const client = await on.pool.connect();
    try {
      const columns = "shard_key, period, unit_no, item_no, seq, state, value, planned, error, word";
      const out = `COPY (SELECT ${columns} FROM observation ORDER BY period, seq, unit_no, item_no) TO STDOUT (FORMAT binary)`;
      await pipeline(client.query(copyTo(out)), createWriteStream(file));
      await client.query("TRUNCATE observation");
      await client.query("CHECKPOINT").catch(() => {}); // where we may
      const start = performance.now();
      await client.query("BEGIN");
      const into = client.query(copyFrom(`COPY observation (${columns}) FROM STDIN (FORMAT binary)`));
      await pipeline(createReadStream(file, { highWaterMark: MIB }), into);
      await client.query("COMMIT");
      const seconds = (performance.now() - start) / 1000;
      return { seconds, nRows: into.rowCount, mib: statSync(file).size / MIB };
    } finally {
      client.release();
    }
  } finally {
    await on.close();
  }
}

async function measured(nUnits: number, nIndicators: number) {
  const folder = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
  chmodSync(folder, 0o711); // as root PostgreSQL runs as somebody else
  try {
    const standard = join(folder, "standard.yaml");
    writeFileSync(standard, standardOf(nIndicators));
    const { home, file } = await preparedWith(folder, standard, nUnits, nIndicators);
    const load = loadavg()[0] ?? Number.NaN;
    const ours = await touchstone(home, "import", "observations", file, "--programme", "invented");
    const bare = await bareCopy(home, join(folder, "rows.bin"));
    if (bare.nRows !== nUnits * nIndicators) throw new Error(`got ${bare.nRows} rows, want ${nUnits * nIndicators}`);
    return { ours, bare, load };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function preparedWith(folder: string, standard: string, nUnits: number, nIndicators: number) {
  const home = await createHome(join(folder, "home"));
  const on = await openTouchstone(home);
  try {
    await foundProgramme(on);
  } finally {
    await on.close();
  }
  const adopt = ["--programme", "invented", "--in-force-since", "2025-01-01", "--basis", "invented"];
  await touchstone(home, "import", "standard", standard, ...adopt);
  return { home, file: await prepare(folder, home, nUnits, nIndicators) };
}

export const importObservations: Bench = {
  title: "import observations",
  run: async (): Promise<Row[]> => {
    const { ours, bare } = await measured(N_UNITS, N_INDICATORS);
    const rows = N_UNITS * N_INDICATORS;
    const work = `${(rows / 1e6).toFixed(1)} million answers of Parquet, validated, into chunks and table`;
    const ratio = bare.seconds / ours.seconds;
    return [
      {
        work,
        measure: "rows/s, against a bare COPY",
        ours: rows / ours.seconds,
        peer: rows / bare.seconds,
        ratio,
        mustReach: `≥ ${LEAST_SHARE} × COPY`,
        holds: ratio >= LEAST_SHARE,
      },
      {
        work,
        measure: "MiB at most",
        ours: ours.peakMib,
        peer: null,
        ratio: null,
        mustReach: `≤ ${MOST_MIB} MiB`,
        holds: Number.isNaN(ours.peakMib) ? null : ours.peakMib <= MOST_MIB,
      },
    ];
  },
};

if (import.meta.main) {
  const [nUnits = N_UNITS, nIndicators = N_INDICATORS] = process.argv.slice(2).map(Number);
  const { ours, bare, load } = await measured(nUnits, nIndicators);
  const rate = (seconds: number): string => `${((nUnits * nIndicators) / seconds / 1000).toFixed(0)} thousand rows/s`;
  console.log(ours.said.trim());
  console.log(`import: ${ours.seconds.toFixed(1)} s, ${rate(ours.seconds)}, at most ${ours.peakMib.toFixed(0)} MiB`);
  console.log(`bare COPY of ${bare.mib.toFixed(0)} MiB: ${bare.seconds.toFixed(1)} s, ${rate(bare.seconds)}`);
  console.log(`${(bare.seconds / ours.seconds).toFixed(2)} of the bare COPY; load before: ${load.toFixed(1)}`);
}
