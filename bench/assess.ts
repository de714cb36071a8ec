// A country assessed, from a sealed cut to stored scorecards, against the bare engine and a bare COPY of the same rows into
// the same table. Each side runs in a process of its own: node bench/assess.ts PART HOME URL

import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { score } from "@touchstone/engine";
import {
  assess,
  columnsAt,
  copyScorecards,
  cutOf,
  findHome,
  logBySlug,
  openTouchstone,
  type RunPlan,
  runOnThreads,
  type ShortCard,
  scorecardRowOf,
  type Touchstone,
  transaction,
} from "@touchstone/server";
import { sampleRecord, testTouchstone } from "@touchstone/server/testing";
import { check, compile, planOf } from "@touchstone/standard";
import type { Bench, Row } from "./row.ts";

const UNITS = Number(process.env.UNITS ?? 660_000);
const INDICATORS = 60;
const PROGRAMME = "country";
const PERIOD = "2025";
const MOST_ANSWERS = 250_000;
const MOST_RATIO = 3;
const MOST_WARM_S = 2;

const standardYaml = (): string => {
  const indicator = (j: number): string =>
    `      - { id: i${j}, title: Indicator ${j}, measures: service, kind: amount, unit: h/week, goalposts: [0, 100] }`;
  const pillar = (k: number): string =>
    `  - id: p${k}\n    title: Pillar ${k}\n    indicators:\n${Array.from({ length: 6 }, (_, j) => indicator(k * 6 + j)).join("\n")}`;
  return `touchstone: 1
id: ${PROGRAMME}
version: "1"
title: A country
languages: [en]
period: year
robustness: { replicates: 100, vary: { weights: 0.25 } }
criteria:
${Array.from({ length: INDICATORS / 6 }, (_, k) => pillar(k)).join("\n")}
grades:
  - { id: good, title: Good, atLeast: 55 }
  - { id: fair, title: Fair, atLeast: 50 }
`;
};

interface Parts {
  /** seconds by what was done */
  readonly seconds: Readonly<Record<string, number>>;
  readonly peakMiB: number;
}

export const assessCountry: Bench = {
  title: `assess ${UNITS} × ${INDICATORS}`,
  run: async () => {
    const on = await testTouchstone(() => new Date());
    try {
      await fill(on.touchstone);
      const part = (name: string): Parts => {
        const args = [fileURLToPath(import.meta.url), name, on.home.dir, on.url];
        return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1 << 24 })) as Parts; // printed below
      };
      const cold = part("assess");
      const warm = part("columns");
      const bare = part("bare");
      for (const [name, { seconds, peakMiB }] of Object.entries({ cold, warm, bare }))
        console.error(
          `  ${name}: ${Object.entries(seconds)
            .map(([what, s]) => `${what} ${s.toFixed(1)} s`)
            .join(", ")}; at most ${Math.round(peakMiB)} MiB`,
        );
      return rowsOf(cold, warm, bare);
    } finally {
      await on.end();
    }
  },
};

function rowsOf(cold: Parts, warm: Parts, bare: Parts): Row[] {
  const sum = ({ seconds }: Parts): number => Object.values(seconds).reduce((all, s) => all + s, 0);
  const work = `${UNITS.toLocaleString("en")} × ${INDICATORS}`;
  const ratio = sum(cold) / sum(bare);
  const columns = warm.seconds.columns ?? Number.NaN;
  return [
    {
      work: `${work}, 100 replicates: from a sealed cut to stored scorecards, against the bare engine and a bare COPY`,
      measure: "s",
      ours: sum(cold),
      peer: sum(bare),
      ratio,
      mustReach: `≤ ${MOST_RATIO} ×`,
      holds: ratio <= MOST_RATIO,
    },
    {
      work: `${work}: columns from a snapshot, once it is known who takes part`,
      measure: "CPU s",
      ours: columns,
      peer: null,
      ratio: null,
      mustReach: `≤ ${MOST_WARM_S} CPU s`,
      holds: columns <= MOST_WARM_S,
    },
    {
      work: `${work}: most memory of the process that assesses`,
      measure: "MiB",
      ours: cold.peakMiB,
      peer: null,
      ratio: null,
      mustReach: "",
      holds: null,
    },
  ];
}

const unitIdOf = (no: number): string => `01900000-0000-7000-8000-${no.toString(16).padStart(12, "0")}`;

/** Enrolments and answers, handed in by the gates of the record. */
async function fill(touchstone: Touchstone): Promise<void> {
  const sample = await sampleRecord(touchstone, "council", { projected: true });
  const log = await sample.found(PROGRAMME, standardYaml());
  const ids = Array.from({ length: UNITS }, (_, i) => unitIdOf(i + 1));
  for (let from = 0; from < UNITS; from += MOST_ANSWERS) await sample.enrol(log, ids.slice(from, from + MOST_ANSWERS));
  const items = Array.from({ length: INDICATORS }, (_, j) => `${PROGRAMME}/i${j}`);
  const perChunk = Math.floor(MOST_ANSWERS / INDICATORS);
  let state = 7;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.round((state / 4294967296) * 1000) / 10;
  };
  for (let from = 0; from < UNITS; from += perChunk)
    await sample.submit(
      log,
      PERIOD,
      items,
      ids.slice(from, from + perChunk).map((id) => [id, items.map(next)] as const),
    );
}

const onThreads: RunPlan = (model, table, plan, onShare) =>
  runOnThreads(model, table, plan, availableParallelism(), onShare);

if (import.meta.main && process.argv[2] !== undefined) {
  const [, , part, dir = "", url = ""] = process.argv;
  const touchstone = await openTouchstone(await findHome(dir), { databaseUrl: url });
  const seconds = await (part === "assess" ? cold : part === "columns" ? warm : bareParts)(touchstone);
  await touchstone.close();
  console.log(JSON.stringify({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024 } satisfies Parts));
}

type Seconds = Record<string, number>;

/** All of it, from the chunks as they were submitted. */
async function cold(touchstone: Touchstone): Promise<Seconds> {
  const { columns } = touchstone.home;
  for (const name of readdirSync(columns)) rmSync(join(columns, name));
  const seconds: Seconds = {};
  let what = "sealing";
  let since = performance.now();
  const begin = (next: string): void => {
    const now = performance.now();
    seconds[what] = (seconds[what] ?? 0) + (now - since) / 1000;
    [what, since] = [next, now];
  };
  const asked = { programme: PROGRAMME, period: PERIOD, account: "council-office", runPlan: onThreads, say: begin };
  const answer = await assess(touchstone, asked);
  begin("end");
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return seconds;
}

async function columnsNow(touchstone: Touchstone, say: (what: string) => void = () => {}) {
  const checked = check(standardYaml());
  if (!checked.ok) throw new Error("the bench's standard does not pass");
  const standard = checked.value;
  const day = "2026-03-01";
  return transaction(touchstone, async (tx) => {
    const programme = await logBySlug(tx, "programme", PROGRAMME);
    const organisation = await logBySlug(tx, "organisation", "council");
    if (!programme || !organisation) throw new Error("the bench's logs are missing");
    const cut = { organisation: await cutOf(tx, organisation), programme: await cutOf(tx, programme) };
    const period = { text: PERIOD, startDay: 20_089, endDay: 20_454 };
    return {
      standard,
      programme,
      ...(await columnsAt(touchstone, tx, { organisation, programme, standard, period, day, cut }, say)),
    };
  });
}

/** The columns alone, from the snapshot that `cold` has left. */
async function warm(touchstone: Touchstone): Promise<Seconds> {
  const began = performance.now();
  let sealed = began;
  let before = process.cpuUsage();
  const { read, table } = await columnsNow(touchstone, (what) => {
    if (!what.startsWith("reading a snapshot")) return;
    sealed = performance.now();
    before = process.cpuUsage();
  });
  if (read !== "none" || table.units.length !== UNITS) throw new Error(`read ${read}, want from the snapshot`);
  const { user, system } = process.cpuUsage(before);
  return { "who takes part": (sealed - began) / 1000, columns: (user + system) / 1e6 };
}

/** The engine on columns that are there, and a COPY of scorecards that are there. */
async function bareParts(touchstone: Touchstone): Promise<Seconds> {
  const { standard, programme, table } = await columnsNow(touchstone);
  const { model, columns } = compile(standard);
  const began = performance.now();
  const scored = score(model, table);
  const plan = planOf(standard, model, columns, { still: false, errors: false });
  const sure = await onThreads(model, table, plan, () => {});
  const engine = (performance.now() - began) / 1000;
  const row = scorecardRowOf(model, scored, sure);
  const cards = table.units.map((unitId, i): readonly [ShortCard, Uint8Array] => [
    {
      unitId,
      rank: scored.ranks[i] || null,
      rankLow: sure.rankLow[i] || null,
      rankHigh: sure.rankHigh[i] || null,
      score: scored.scores[i] ?? null,
      grade: model.grades[scored.grades[i] ?? -1]?.id ?? null,
      kept: sure.kept[i] ?? null,
    },
    Buffer.from(row(i)),
  ]);
  const copied = performance.now();
  const assessmentId = touchstone.newId();
  await transaction(touchstone, (tx) =>
    copyScorecards(
      tx,
      { shardKey: programme.shardKey, assessmentId },
      (async function* () {
        yield* cards;
      })(),
    ),
  );
  return { engine, copy: (performance.now() - copied) / 1000 };
}
