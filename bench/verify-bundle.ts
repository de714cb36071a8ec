// A whole country's bundle, checked from its files: seconds, and the most memory that the checking process ever held.
// Alone: node bench/verify-bundle.ts FOLDER checks the bundle that is there, and says what it took; with a number behind it,
// it writes a bundle of so many units there.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assess, exportBundle, type Touchstone } from "@touchstone/server";
import { type AnswerRow, sampleRecord, testTouchstone } from "@touchstone/server/testing";
import { verifyBundle } from "@touchstone/verify";
import { alone, type Bench } from "./row.ts";

const UNITS = 660_000;
const ITEMS = 60;
const GIB = 2 ** 30;
const UNITS_PER_SUBMISSION = Math.floor(250_000 / ITEMS);
const UNITS_PER_CHUNK = 250_000;

export const verifyCountry: Bench = {
  title: "verify of a bundle of 660,000 × 60",
  run: async () => {
    const on = await testTouchstone();
    const dir = mkdtempSync(join(tmpdir(), "touchstone-bench-"));
    try {
      const folder = join(dir, "bundle");
      await countryBundle(on.touchstone, UNITS, folder);
      const csv = statSync(join(folder, "observations.csv")).size;
      const took = JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), folder], { encoding: "utf8" }),
      ) as Took; // written below
      if (!took.holds) throw new Error("the bundle does not hold");
      const work = `verify ${UNITS} × ${ITEMS} (CSV of ${(csv / GIB).toFixed(1)} GiB)`;
      return [
        alone(work, "s", took.seconds, "≤ 180 s", took.seconds <= 180),
        alone(work, "CPU s", took.cpu, "—", null),
        alone(work, "peak GiB", took.gib, "≤ 6 GiB", took.gib <= 6),
      ];
    } finally {
      rmSync(dir, { recursive: true, force: true });
      await on.end();
    }
  },
};

interface Took {
  readonly holds: boolean;
  readonly seconds: number;
  readonly cpu: number;
  readonly gib: number;
}

const idOf = (i: number): string => `0198a000-0000-7000-8b00-${String(i).padStart(12, "0")}`;
const indicator = (j: number): string => `indicator_${String(j).padStart(2, "0")}`;

/** Sixty shares in ten criteria, three grades, and a hundred replicates of other weights. */
function standardOfCountry(): string {
  const criteria = Array.from({ length: 10 }, (_, c) => {
    const indicators = Array.from({ length: ITEMS / 10 }, (_, j) => {
      const id = indicator(c * (ITEMS / 10) + j);
      return `      - { id: ${id}, title: ${id}, kind: share, measures: service, counts: forms }`;
    });
    return [`  - id: criterion_${c}`, `    title: Criterion ${c}`, "    indicators:", ...indicators].join("\n");
  });
  return `touchstone: 1
id: country
version: "1"
title: A country (invented)
languages: [en]
units:
  - { type: village, kind: area, assessed: true, title: Village, minimum: 50 }
period: year
context:
  - { id: residents, class: size, kind: count, counts: residents, title: Residents }
criteria:
${criteria.join("\n")}
grades:
  - { id: gold, title: Gold, atLeast: 55 }
  - { id: silver, title: Silver, atLeast: 50 }
robustness: { replicates: 100, seed: 5, vary: { weights: 0.2 } }
`;
}

/** Registers, enrols, submits, assesses and exports. */
async function countryBundle(touchstone: Touchstone, nUnits: number, folder: string): Promise<void> {
  const record = await sampleRecord(touchstone, "country-office", { projected: true });
  const programme = await record.found("country", standardOfCountry());
  const units = Array.from({ length: nUnits }, (_, i) => idOf(i));
  for (let from = 0; from < nUnits; from += UNITS_PER_CHUNK) {
    const some = units.slice(from, from + UNITS_PER_CHUNK);
    await record.register(some, (at) => `Village ${from + at}`);
    await record.enrol(programme, some);
  }
  const items = Array.from({ length: ITEMS }, (_, j) => `country/${indicator(j)}`);
  for (let from = 0; from < nUnits; from += UNITS_PER_SUBMISSION) {
    const some = units.slice(from, from + UNITS_PER_SUBMISSION);
    const rows = some.map((unit, i): AnswerRow => {
      const at = from + i;
      return [unit, items.map((_, j) => ((at * 7919 + j * 104_729) % 10_007) / 10_007)];
    });
    await record.submit(programme, "2025", items, rows);
  }
  const receipt = await assess(touchstone, { programme: "country", period: "2025", account: record.account });
  if (!receipt.ok) throw new Error(JSON.stringify(receipt.refusal));
  await exportBundle(touchstone, "country", folder);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = "", size] = process.argv.slice(2);
  if (size !== undefined) {
    const on = await testTouchstone();
    await countryBundle(on.touchstone, Number(size), folder);
    await on.end();
  } else {
    const start = performance.now();
    const { holds } = await verifyBundle(folder);
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage();
    const gib = (process.resourceUsage().maxRSS * 1024) / GIB;
    const took: Took = { holds, seconds, cpu: (user + system) / 1e6, gib };
    console.log(JSON.stringify(took));
  }
}
