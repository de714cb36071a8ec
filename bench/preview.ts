// What one changed answer would do to a unit's score and rank, asked through HTTP, one question after the other. The
// service and its thread of previews run in this process; the client too.
import { Agent, request } from "node:http";
import { registerTsx } from "@touchstone/cli";
import { sampleRecord } from "@touchstone/server/testing";
import { alone, type Bench, type Row } from "./row.ts";
import { countryStandard, INDICATORS } from "./sample-standard.ts";

const PERIOD = "2025";
const ASKED = 1000;
const WARM = 50;
const MOST_MS = 100;
/** of one unit's answers, with a preview after each */
const SUBMISSIONS = 30;
const MOST_ANSWERS = 250_000;

export const preview: Bench = {
  title: "preview of one changed answer through HTTP",
  run: async () => {
    const rows: Row[] = [];
    const sizes = (process.env.UNITS ?? "5000,660000").split(",").map(Number);
    for (const nUnits of sizes) rows.push(...(await measured(nUnits)));
    return rows;
  },
};

const unitIdOf = (no: number): string => `01900000-0000-7000-8000-${no.toString(16).padStart(12, "0")}`;

async function measured(nUnits: number): Promise<Row[]> {
  registerTsx(); // the service has pages
  const { testService } = await import("@touchstone/service/testing");
  const on = await testService({}, () => new Date());
  try {
    const record = await sampleRecord(on.touchstone, "council", { projected: true });
    const programme = await record.found("country", countryStandard(50));
    const ids = Array.from({ length: nUnits }, (_, at) => unitIdOf(at + 1));
    const step = Math.floor(nUnits / Math.min(nUnits, ASKED + WARM));
    const asked = ids.filter((_, at) => at % step === 0).slice(0, ASKED + WARM);
    await record.register(asked);
    for (let from = 0; from < nUnits; from += MOST_ANSWERS)
      await record.enrol(programme, ids.slice(from, from + MOST_ANSWERS));
    const roll = rolling(7);
    const items = Array.from({ length: INDICATORS }, (_, j) => `country/i${j}`);
    const perChunk = Math.floor(MOST_ANSWERS / INDICATORS);
    for (let from = 0; from < nUnits; from += perChunk)
      await record.submit(
        programme,
        PERIOD,
        items,
        ids.slice(from, from + perChunk).map((id) => [id, items.map(() => Math.round(roll() * 1000) / 10)] as const),
      );

    const address = await on.app.listen({ port: 0, host: "127.0.0.1" });
    const agent = new Agent({ keepAlive: true });
    const milliseconds: number[] = [];
    let first = 0;
    let cpu = process.cpuUsage();
    for (const [at, unit] of asked.entries()) {
      const changes = [{ item: `i${Math.floor(roll() * INDICATORS)}`, value: Math.round(roll() * 1000) / 10 }];
      const start = performance.now();
      const status = await post(agent, `${address}/api/v1/programmes/country/preview`, record.account, {
        period: PERIOD,
        unit,
        changes,
      });
      if (status !== 200) throw new Error(`preview: got ${status}, want 200`);
      if (at === WARM - 1) cpu = process.cpuUsage();
      if (at === 0) first = performance.now() - start;
      if (at >= WARM) milliseconds.push(performance.now() - start);
    }
    const { user, system } = process.cpuUsage(cpu);
    const afterSubmission: number[] = [];
    for (let turn = 0; turn < SUBMISSIONS; turn++) {
      const unit = asked[turn * 7] ?? "";
      const answers = items.map(() => Math.round(roll() * 1000) / 10);
      await record.submit(programme, PERIOD, items, [[unit, answers]], { projected: false }); // all of it: the table has no other rows
      const start = performance.now();
      const about = { period: PERIOD, unit, changes: [{ item: "i0", value: 50 }] };
      const status = await post(agent, `${address}/api/v1/programmes/country/preview`, record.account, about);
      if (status !== 200) throw new Error(`preview: got ${status}, want 200`);
      afterSubmission.push(performance.now() - start);
    }
    agent.destroy();
    afterSubmission.sort((a, b) => a - b);
    milliseconds.sort((a, b) => a - b);
    const at = (share: number): number => milliseconds[Math.floor(milliseconds.length * share)] ?? Number.NaN;
    const work = `${nUnits.toLocaleString("en")} × ${INDICATORS}, goalposts and grades: preview of one changed answer through HTTP`;
    return [
      alone(`${work}, median of ${milliseconds.length}`, "wall ms", at(0.5), "", null),
      alone(`${work}, 99th percentile`, "wall ms", at(0.99), `≤ ${MOST_MS} ms`, at(0.99) <= MOST_MS),
      alone(
        `${work}: of this process, client and threads, each`,
        "CPU ms",
        (user + system) / 1000 / milliseconds.length,
        "",
        null,
      ),
      alone(`${work}: the first, which reads all columns`, "wall ms", first, "", null),
      alone(
        `${work}: the next after a submission, median`,
        "wall ms",
        afterSubmission[SUBMISSIONS >> 1] ?? Number.NaN,
        "",
        null,
      ),
      alone(
        `${work}: the next after a submission, the slowest of ${SUBMISSIONS}`,
        "wall ms",
        afterSubmission.at(-1) ?? Number.NaN,
        "",
        null,
      ),
    ];
  } finally {
    await on.end();
  }
}

function post(agent: Agent, url: string, account: string, body: object): Promise<number> {
  const text = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  return new Promise((done, failed) => {
    const asking = request(
      url,
      { method: "POST", agent, headers: { ...headers, "x-test-account": account } },
      (answer) => {
        answer.resume();
        answer.once("end", () => done(answer.statusCode ?? 0));
      },
    );
    asking.once("error", failed);
    asking.end(text);
  });
}

function rolling(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
