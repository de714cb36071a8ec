// What the service answers a second: a unit with its scorecard beside a bare route of Fastify and pg that reads the same
// rows, and the public pages; and what of its memory stays. Service and bare route run in this process, in turns, on one
// database; who asks runs in another.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { registerTsx } from "@touchstone/cli";
import { assess, type Log } from "@touchstone/server";
import { sampleRecord } from "@touchstone/server/testing";
import type { TestService } from "@touchstone/service/testing";
import pg from "pg";
import { alone, type Bench, median, type Row } from "./row.ts";
import { countryStandard, INDICATORS } from "./sample-standard.ts";

/** As much of Fastify as a bare route needs; it is that of the service. */
interface Bare {
  get(path: string, answer: (request: { params: { unit: string } }, reply: BareReply) => Promise<unknown>): void;
  listen(at: { readonly port: number; readonly host: string }): Promise<string>;
  close(): Promise<void>;
}
interface BareReply {
  code(status: number): BareReply;
  type(type: string): BareReply;
  send(body: unknown): BareReply;
}
const bareFastify = createRequire(new URL("../packages/service/package.json", import.meta.url))(
  "fastify",
) as () => Bare; // as its documentation has it

const UNITS = Number(process.env.UNITS ?? 5000);
const PERIOD = "2025";
const CONNECTIONS = 8;
const ROUNDS = 5;
/** of one round */
const ASKED = 1500;
const PAGES = 600;
const LEAST_RATIO = 0.6;
const LEAST_PAGES = 500;
const MEMORY_FROM = 20_000;
const MEMORY_TO = 100_000;
const MOST_MORE_MIB = 32;

export const service: Bench = {
  title: "service: a unit's scorecard, public pages, memory",
  run: async () => {
    registerTsx(); // the service has pages
    const { testService } = await import("@touchstone/service/testing");
    const on = await testService({ requestsPerMinute: 100_000_000 }, () => new Date());
    const pool = new pg.Pool({ connectionString: on.url, max: 10 });
    const bare = bareFastify();
    const readers: Reader[] = [];
    try {
      const { units, organisation, programme } = await filled(on);
      bare.get("/scorecards/:unit", async (request, reply) => {
        const { rows } = await pool.query<{ unit: object; card: string }>({
          name: "card",
          text: BARE,
          values: [programme.shardKey, organisation.shardKey, request.params.unit],
        });
        const [row] = rows;
        if (!row) return reply.code(404).send({});
        return reply
          .type("application/json; charset=utf-8")
          .send(`{"unit":${JSON.stringify(row.unit)},"scorecard":${row.card}}`);
      });
      const ours = await readerOf(await on.app.listen({ port: 0, host: "127.0.0.1" }));
      readers.push(ours);
      const theirs = await readerOf(await bare.listen({ port: 0, host: "127.0.0.1" }));
      readers.push(theirs);
      console.error(
        `  load of the machine before: ${loadavg()
          .map((x) => x.toFixed(1))
          .join(" ")}`,
      );
      const rows: Row[] = [];
      for (const part of [scorecards, pages, memory]) {
        const measured = await part(ours, units, theirs);
        for (const row of measured) console.error(`  ${row.work}: ${row.ours.toFixed(0)} ${row.measure}`);
        rows.push(...measured);
      }
      console.error(
        `  load of the machine after: ${loadavg()
          .map((x) => x.toFixed(1))
          .join(" ")}`,
      );
      return rows;
    } finally {
      for (const reader of readers) reader.end();
      await bare.close();
      await pool.end();
      await on.end();
    }
  },
};

/** What a route reads that only has the rows to fetch: the scorecard of the latest assessment, code and names. */
const BARE = `SELECT c.card, jsonb_build_object('unitId', u.unit_id, 'type', u.type,
    'code', (SELECT k.code FROM unit_code k WHERE k.shard_key = u.shard_key AND k.unit_id = u.unit_id AND k.scheme = 'code'),
    'names', (SELECT jsonb_agg(jsonb_build_object('lang', n.lang, 'text', n.name)) FROM unit_name n
              WHERE n.shard_key = u.shard_key AND n.unit_id = u.unit_id)) AS unit
  FROM scorecard c JOIN unit u ON u.shard_key = $2 AND u.unit_id = c.unit_id
  WHERE c.shard_key = $1 AND c.unit_id = $3
    AND c.assessment_id = (SELECT a.assessment_id FROM assessment a WHERE a.shard_key = $1 ORDER BY a.seq DESC LIMIT 1)`;

/** A register of units, all of which hold a grade. */
async function filled({ touchstone }: TestService): Promise<{
  readonly units: readonly string[];
  readonly organisation: Log;
  readonly programme: Log;
}> {
  const record = await sampleRecord(touchstone, "council");
  const programme = await record.found("country", countryStandard(1));
  const units = Array.from(
    { length: UNITS },
    (_, at) => `01900000-0000-7000-8000-${(at + 1).toString(16).padStart(12, "0")}`,
  );
  await record.register(units, (at) => `Village ${at}`);
  await record.enrol(programme, units);
  let state = 7;
  const roll = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const items = Array.from({ length: INDICATORS }, (_, j) => `country/i${j}`);
  await record.submit(
    programme,
    PERIOD,
    items,
    units.map((unit) => [unit, items.map(() => Math.round(roll() * 1000) / 10)] as const),
  );
  const assessed = await assess(touchstone, { programme: "country", period: PERIOD, account: record.account });
  if (!assessed.ok) throw new Error(JSON.stringify(assessed.refusal));
  return { units, organisation: record.organisation, programme };
}

interface Reader {
  /** asks for all of them. @returns how many were answered a second */
  perSecond(paths: readonly string[]): Promise<number>;
  end(): void;
}

async function readerOf(address: string): Promise<Reader> {
  const script = fileURLToPath(new URL("service-load.ts", import.meta.url));
  const args = [script, new URL(address).port, String(CONNECTIONS)];
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  await once(child, "spawn");
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("readerOf: no pipes");
  const said = createInterface({ input: stdout });
  const ended = once(child, "exit").then(() => Promise.reject(new Error("the reader ended")));
  ended.catch(() => {}); // it ends when it is told to, too
  return {
    perSecond: async (paths) => {
      const answered = Promise.race([once(said, "line"), ended]);
      stdin.write(`${JSON.stringify(paths)}\n`);
      const [seconds] = (await answered) as [string]; // a line
      return paths.length / Number(seconds);
    },
    end: () => stdin.end(),
  };
}

/** The units from a place on, and around again. */
const some = (units: readonly string[], from: number, many: number): string[] =>
  Array.from({ length: many }, (_, at) => units[(from + at) % units.length] ?? "");

async function scorecards(ours: Reader, units: readonly string[], theirs: Reader): Promise<Row[]> {
  const made: Record<"first" | "again" | "bare", number[]> = { first: [], again: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const asked = some(units, round * ASKED, ASKED);
    // a scheme that nobody has asked for: composed anew
    const paths = asked.map((unit) => `/api/v1/programmes/country/scorecards/${unit}?scheme=s${round}`);
    const sides = [
      async () => {
        const first = await ours.perSecond(paths);
        made.first.push(first);
        made.again.push(await ours.perSecond(paths));
      },
      async () => {
        made.bare.push(await theirs.perSecond(asked.map((unit) => `/scorecards/${unit}`)));
      },
    ];
    for (const side of round % 2 === 0 ? sides : sides.reverse()) await side();
    if (round === 0) made.first.length = made.again.length = made.bare.length = 0; // warms both up
  }
  const peer = median(made.bare);
  return (["first", "again"] as const).map((which) => {
    const ratio = median(made[which]) / peer;
    return {
      work: `a unit with its scorecard, ${which === "first" ? "asked for the first time" : "asked for again"}, beside bare Fastify and pg`,
      measure: "per second",
      ours: median(made[which]),
      peer,
      ratio,
      mustReach: "≥ 60 %",
      holds: ratio >= LEAST_RATIO,
    };
  });
}

async function pages(ours: Reader, units: readonly string[]): Promise<Row[]> {
  const kinds: readonly (readonly [string, (round: number) => string[]])[] = [
    ["the register, kept", () => Array.from({ length: PAGES }, () => "/en/country")],
    [
      "the register, made each time",
      (round) =>
        Array.from(
          { length: PAGES },
          (_, at) => `/en/country?page=${1 + (at % 90)}&q=${"+".repeat(1 + round * 8 + Math.floor(at / 90))}`,
        ),
    ],
    ["page of a unit, kept", () => Array.from({ length: PAGES }, () => `/en/country/units/${units[0]}`)],
    [
      "page of a unit, made each time",
      (round) => some(units, round * PAGES, PAGES).map((unit) => `/en/country/units/${unit}`),
    ],
  ];
  const made = kinds.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [at, [, paths]] of kinds.entries()) {
      const rate = await ours.perSecond(paths(round));
      if (round > 0) made[at]?.push(rate);
    }
  return kinds.map(([name], at) => {
    const rate = median(made[at] ?? []);
    return alone(`public pages: ${name}`, "per second", rate, `≥ ${LEAST_PAGES}`, rate >= LEAST_PAGES);
  });
}

/** MiB that this process has, once what is not used is given back. */
function residentMiB(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void; // what the flag shows
  for (let times = 0; times < 3; times++) collect();
  return process.memoryUsage().rss / 2 ** 20;
}

/** Scorecards, pages of units and a programme, in turns: what is kept of them is kept well before the first look. */
async function memory(ours: Reader, units: readonly string[]): Promise<Row[]> {
  const batch = (from: number): string[] =>
    some(units, from, 1000).map((unit, at) =>
      at % 3 === 0
        ? `/en/country/units/${unit}`
        : at % 3 === 1
          ? `/api/v1/programmes/country/scorecards/${unit}`
          : "/api/v1/programmes/country",
    );
  let early = 0;
  for (let asked = 0; asked < MEMORY_TO; asked += 1000) {
    if (asked === MEMORY_FROM) early = residentMiB();
    await ours.perSecond(batch(asked));
  }
  const late = residentMiB();
  const more = late - early;
  return [
    alone(`memory after ${MEMORY_FROM.toLocaleString("en")} requests`, "MiB", early, "", null),
    alone(
      `memory after ${MEMORY_TO.toLocaleString("en")} requests`,
      "MiB",
      late,
      `≤ ${MOST_MORE_MIB} MiB more`,
      more <= MOST_MORE_MIB,
    ),
  ];
}
