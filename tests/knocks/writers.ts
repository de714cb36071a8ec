// A process of its own that writes from many sides at once, for tests that kill it: says every receipt as it comes.

import { setTimeout as wait } from "node:timers/promises";
import {
  allLogs,
  assess,
  CommitUnknown,
  checkStore,
  DatabaseProblem,
  execute,
  findHome,
  importUnits,
  openTouchstone,
  publish,
  type Receipt,
  transaction,
} from "@touchstone/server";
import { submit } from "@touchstone/server/testing";
import { answersOf, idOf, now, ORGANISATION, officeOf, PROGRAMME, unitsOf, YAML } from "./installation.ts";
import type { Acknowledged, Said, Writer } from "./said.ts";

const [directory = "", next = "{}", until = "killed"] = process.argv.slice(2);
const say = (said: Said): void => void process.stdout.write(`${JSON.stringify(said)}\n`);

const touchstone = await openTouchstone(await findHome(directory), { now, purpose: "writers of the test" });
const { faults } = await checkStore(touchstone);
const office = await officeOf(touchstone);
const { account } = office;
const logs = await transaction(touchstone, allLogs);
say({ ready: true, faults });

/** The n-th command of each writer, the same whoever asks it. */
const WRITERS: Readonly<Record<Writer, (n: number, key: string) => Promise<Receipt>>> = {
  "roles of the organisation": (n, key) => grant("organisation", n, key),
  "roles of the programme": (n, key) => grant("programme", n, key),
  answers: async (n, key) => {
    const { rows, source } = answersOf(n);
    const done = await submit(touchstone, office, PROGRAMME, YAML, rows, { key, source });
    if (done.ok) return done.receipt;
    throw new Error(`answers ${n}: ${JSON.stringify(done)}`);
  },
  units: async (n, key) => {
    const log = { kind: "organisation", slug: ORGANISATION } as const;
    const asked = { log, account, key, drafts: unitsOf(n), scheme: "code", files: ["0".repeat(64)], update: null };
    const done = await importUnits(touchstone, asked);
    if (done.outcome === "recorded") return done.receipt;
    throw new Error(`units ${n}: ${JSON.stringify(done)}`);
  },
  assessments: async (n, key) => {
    const done = await assess(touchstone, { programme: PROGRAMME, period: "2026", account, key });
    if (done.ok) return done;
    // before the first answers nobody can be scored: a refusal is an answer too, and leaves nothing behind
    if (done.refusal.code !== "no-data") throw new Error(`assessment ${n}: ${JSON.stringify(done)}`);
    await wait(50);
    return WRITERS.assessments(n, key);
  },
};

async function grant(kind: "organisation" | "programme", n: number, key: string): Promise<Receipt> {
  const slug = kind === "organisation" ? ORGANISATION : PROGRAMME;
  const role = { account: "receiver", role: "auditor", unitId: null, from: "2026-01-01", until: null } as const;
  const command = { type: "GrantRole", grantId: idOf(`${kind} ${n}`), ...role } as const;
  const done = await execute(touchstone, { log: { kind, slug }, account, key, command });
  if (done.ok) return done;
  throw new Error(`grant ${n}: ${JSON.stringify(done.refusal)}`);
}

/** Asks until it is answered: what a kill has cut off comes back under the same key, done once. */
async function insistent(work: () => Promise<Receipt>): Promise<Receipt> {
  for (;;)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DatabaseProblem || error instanceof CommitUnknown)) throw error;
      say({ lost: error.message });
      await wait(20);
    }
}

async function write(writer: Writer, from: number): Promise<void> {
  for (let n = from; ; n++) {
    const key = `${writer} ${n}`;
    const { kind, first, last, at } = await insistent(() => WRITERS[writer](n, key));
    say({ writer, n, kind, first, last, at } satisfies Acknowledged);
    if (until === "answered") return;
  }
}

/** Signs and publishes both ledgers again and again. */
async function publishing(): Promise<void> {
  for (;;) {
    for (const log of logs)
      await publish(touchstone, log).catch((error: unknown) => {
        if (!(error instanceof DatabaseProblem || error instanceof CommitUnknown)) throw error;
      });
    if (until === "answered") return;
    await wait(30);
  }
}

const begun = JSON.parse(next) as Partial<Record<Writer, number>>; // the test's own words
const working = [
  ...(Object.keys(WRITERS) as Writer[]).map((writer) => write(writer, begun[writer] ?? 0)), // its keys
  publishing(),
];
await Promise.all(working).catch((error: unknown) => {
  say({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
});
await touchstone.close();
