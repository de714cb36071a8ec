// A whole country's answers as an open bundle: seconds, and the most memory that the exporting process ever held.
// Alone: node bench/export-bundle.ts HOME URL FOLDER exports what is there, and says what it took.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BulkCommand, Chunk } from "@touchstone/domain";
import {
  type BulkScene,
  ChunkWriter,
  executeBulk,
  exportBundle,
  findHome,
  type NewEvent,
  openTouchstone,
  type Touchstone,
} from "@touchstone/server";
import { type Sample, sampleProgramme, sampleUnit, testTouchstone } from "@touchstone/server/testing";
import { alone, type Bench } from "./row.ts";

const UNITS = 660_000;
const ITEMS = 60;
const MOST_ANSWERS = 250_000;
const GIB = 2 ** 30;
const UNITS_PER_COUNTY = 1000;

export const exportCountry: Bench = {
  title: "export of a bundle of 660,000 × 60",
  run: async () => {
    const on = await testTouchstone();
    const dir = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
    try {
      await country(on.touchstone);
      const rounds = ["one", "two"].map((name) => {
        const args = [fileURLToPath(import.meta.url), on.home.dir, on.url, join(dir, name)];
        return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Took; // written below
      });
      if (printOf(join(dir, "one")) !== printOf(join(dir, "two"))) throw new Error("two exports of one cut differ");
      const seconds = Math.min(...rounds.map((round) => round.seconds));
      const gib = Math.max(...rounds.map((round) => round.gib));
      const csv = statSync(join(dir, "one/observations.csv")).size;
      const work = `bundle of 660,000 × 60 (CSV of ${(csv / GIB).toFixed(1)} GiB)`;
      const cpu = Math.min(...rounds.map((round) => round.cpu));
      return [
        alone(work, "s", seconds, "≤ 300 s", seconds <= 300),
        alone(work, "CPU s", cpu, "—", null),
        alone(work, "peak GiB", gib, "≤ 4 GiB", gib <= 4),
      ];
    } finally {
      rmSync(dir, { recursive: true, force: true });
      await on.end();
    }
  },
};

interface Took {
  readonly seconds: number;
  readonly cpu: number;
  readonly gib: number;
}

/** One digest over all files and their paths. */
function printOf(folder: string): string {
  const hash = createHash("sha256");
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const listed = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  hash.update(listed.map((path) => path.slice(folder.length)).join("\n"));
  hash.update(readFileSync(join(folder, "datapackage.json"))); // it has the digest of every other file
  return hash.digest("hex");
}

/** Units in counties, all of them enrolled, and 60 answers of each. */
async function country(touchstone: Touchstone): Promise<void> {
  const sample = await sampleProgramme(touchstone);
  const counties = Array.from({ length: UNITS / UNITS_PER_COUNTY }, (_, i) =>
    sampleUnit(idOf("a", i), i + 1, `County ${i}`, null),
  );
  const villages = (from: number, to: number): Iterable<unknown> =>
    inSteps(from, to, (i) =>
      sampleUnit(idOf("b", i), counties.length + i + 1, `Village ${i}`, idOf("a", Math.floor(i / UNITS_PER_COUNTY))),
    );
  await sample.importUnits(counties);
  const importId = touchstone.newId();
  await bulk(touchstone, sample, { type: "ImportUnits", files: [], scheme: "code", update: null }, async () =>
    (await chunksOf(touchstone, UNITS, MOST_ANSWERS, villages)).map((chunk, at, all) => ({
      type: "UnitsImported",
      stream: `import/${importId}`,
      data: { importId, part: at + 1, of: all.length, chunk },
    })),
  );
  await enrolAll(touchstone, sample);
  await submitAll(touchstone, sample);
}

async function enrolAll(touchstone: Touchstone, sample: Sample): Promise<void> {
  const enrolmentId = touchstone.newId();
  const basis = { kind: "statement", statedOn: "2026-01-01", document: null } as const;
  const command = { type: "EnrolUnits", enrolmentId, basis, units: "" } as const;
  const rows = (from: number, to: number): Iterable<unknown> => inSteps(from, to, (i) => [idOf("b", i)]);
  await bulk(touchstone, sample, command, async () =>
    (await chunksOf(touchstone, UNITS, MOST_ANSWERS, rows)).map((chunk, at, all) => ({
      type: "UnitsEnrolled",
      stream: `enrolment/${enrolmentId}`,
      data: { enrolmentId, basis, on: "2026-01-01", part: at + 1, of: all.length, chunk },
    })),
  );
}

/** The bundle reads the chunks, not the table: its rows are left out. */
async function submitAll(touchstone: Touchstone, sample: Sample): Promise<void> {
  const submissionId = touchstone.newId();
  const items = Array.from({ length: ITEMS }, (_, j) => `libraries/indicator_${String(j).padStart(2, "0")}`);
  const command = {
    type: "SubmitObservations",
    submissionId,
    programme: "libraries",
    version: "1",
    source: "",
  } as const;
  const perChunk = Math.floor(MOST_ANSWERS / ITEMS);
  const rows = (from: number, to: number): Iterable<unknown> =>
    inSteps(from, to, (i) => [idOf("b", i), items.map((_, j) => ((i * 7919 + j * 104_729) % 10_000) / 10_000)]);
  await bulk(touchstone, sample, command, async () =>
    (await chunksOf(touchstone, UNITS, perChunk, rows)).map((chunk, at, all) => ({
      type: "ObservationsSubmitted",
      stream: `submission/${submissionId}`,
      data: {
        submissionId,
        programmeId: sample.programme.logId,
        period: "2026",
        items,
        nAnswers: chunk.nRows * ITEMS,
        part: at + 1,
        of: all.length,
        chunk,
      },
      projected: true,
    })),
  );
}

const idOf = (kind: "a" | "b", i: number): string => `0198a000-0000-7000-8${kind}00-${String(i).padStart(12, "0")}`;

function* inSteps<T>(from: number, to: number, of: (i: number) => T): Generator<T> {
  for (let i = from; i < to; i++) yield of(i);
}

async function chunksOf(
  touchstone: Touchstone,
  n: number,
  perChunk: number,
  rowsOf: (from: number, to: number) => Iterable<unknown>,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let from = 0; from < n; from += perChunk) {
    const writer = new ChunkWriter(touchstone.files);
    for (const one of rowsOf(from, Math.min(n, from + perChunk))) writer.add(Buffer.from(canonical(one)));
    chunks.push(await writer.finish());
  }
  return chunks;
}

/** Plain data with its keys in order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) =>
    typeof of === "object" && of !== null && !Array.isArray(of)
      ? Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)))
      : of,
  );

async function bulk(
  touchstone: Touchstone,
  sample: Sample,
  command: BulkCommand,
  work: (scene: BulkScene) => Promise<readonly NewEvent[]>,
): Promise<void> {
  const log = command.type === "EnrolUnits" ? sample.programme : sample.organisation;
  const answer = await executeBulk(touchstone, { log, command, account: sample.account, programme: "libraries" }, work);
  if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.refusal)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [home = "", url = "", folder = ""] = process.argv.slice(2);
  const touchstone = await openTouchstone(await findHome(home), { databaseUrl: url });
  const start = performance.now();
  await exportBundle(touchstone, "libraries", folder);
  const seconds = (performance.now() - start) / 1000;
  await touchstone.close();
  const { user, system } = process.cpuUsage();
  const took: Took = { seconds, cpu: (user + system) / 1e6, gib: (process.resourceUsage().maxRSS * 1024) / GIB };
  console.log(JSON.stringify(took));
}
