// What the service answers a second: a unit with its scorecard beside a bare route of Fastify and pg that reads the same
// rows, and the public pages; and what of its memory stays. Service and bare route run in this process, in turns, on one
// database; who asks runs in another.
import { createRequire } from "node:module";
import { loadavg } from "node:os";
import { registerTsx } from "@touchstone/cli";
import { assess, type Log } from "@touchstone/server";
import { sampleRecord } from "@touchstone/server/testing";
import type { TestService } from "@touchstone/service/testing";
import pg from "pg";
import type { Bench, Row } from "./row.ts";
import { countryStandard, INDICATORS } from "./sample-standard.ts";
import { memory } from "./service-memory.ts";
import { pages, scorecards } from "./service-rates.ts";
import { type Reader, readerOf } from "./service-reader.ts";

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
      const { units, organisation, programme, account } = await filled(on);
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
      const parts = {
        scorecards: () => scorecards(ours, units, theirs),
        pages: () => pages(ours, units),
        memory: () => memory(ours, units, { account, period: PERIOD }),
      };
      for (const [name, part] of Object.entries(parts)) {
        if (!(process.env.PARTS ?? name).split(",").includes(name)) continue;
        const measured = await part();
        for (const row of measured) console.error(`  ${row.work}: ${row.ours.toPrecision(3)} ${row.measure}`);
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
  readonly account: string;
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
  return { units, organisation: record.organisation, programme, account: record.account };
}
