import { randomUUID } from "node:crypto";
import type { Text } from "@touchstone/domain";
import { addAccount, execute, type Log, logBySlug, transaction } from "@touchstone/server";
import { foundOrganisation, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import pg from "pg";
import { type Bench, median, type Row } from "./row.ts";

const WRITERS = 8;
const COMMANDS = 300;
const ROUNDS = 5;
/** Accounts that receive the roles of one writer, so many that none holds more than an account would. */
const RECEIVERS = 150;

/**
 * Commands by their whole road (authorised, decided, in the ledger, projected, under a key) beside a bare loop that
 * locks the same row and inserts the same rows: eight writers on eight programmes of one organisation, and eight on one.
 */
export const commands: Bench = {
  title: "commands: the whole road beside bare inserts",
  run: async () => {
    const on = await testTouchstone(() => new Date());
    try {
      for (let n = 0; n < WRITERS * RECEIVERS; n++) await addAccount(on.touchstone, `auditor-${n}`);
      const founder = await foundOrganisation(on.touchstone, "alderreach");
      const eight: Writer[] = [];
      for (let i = 0; i < WRITERS; i++) eight.push(await foundProgramme(on, founder, `p${i}`));
      const one = await foundProgramme(on, founder, "alone");
      return [
        await measured(on, "commands, 8 writers on 8 programmes", eight),
        await measured(
          on,
          "commands, 8 writers on one programme",
          Array.from({ length: WRITERS }, () => one),
        ),
      ];
    } finally {
      await on.end();
    }
  },
};

interface Writer {
  readonly log: Log;
  readonly account: string;
}
type Writers = readonly Writer[];

async function foundProgramme({ touchstone }: TestTouchstone, founder: Writer, slug: string): Promise<Writer> {
  const { account, log: organisation } = founder;
  const text = (words: string): Text => ({ text: words, lang: "en", origin: "source", review: null });
  const answer = await execute(touchstone, {
    log: { kind: "programme", slug },
    account,
    command: {
      type: "FoundProgramme",
      programmeId: touchstone.newId(),
      organisationId: organisation.logId,
      slug,
      names: [text(slug)],
      languages: ["en"],
      timeZone: "UTC",
      owner: [text("Council")],
      calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
      noticeDays: 5,
      bodies: [],
      responsibility: [],
      grantIds: [touchstone.newId(), touchstone.newId()],
    },
  });
  const log = await transaction(touchstone, (tx) => logBySlug(tx, "programme", slug), { readOnly: true });
  if (!answer.ok || log === null) throw new Error(`commands: no programme, ${JSON.stringify(answer)}`);
  return { log, account };
}

async function measured(on: TestTouchstone, work: string, writers: Writers): Promise<Row> {
  const clients = await Promise.all(
    writers.map(async () => {
      const client = new pg.Client({ connectionString: on.url });
      await client.connect();
      return client;
    }),
  );
  for (const { log } of writers) await clients[0]?.query(BARE_HEAD, bareKey(log));
  try {
    return await beside(on, { work, writers, clients });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Rounds of both in turns. */
async function beside(
  on: TestTouchstone,
  { work, writers, clients }: { work: string; writers: Writers; clients: readonly pg.Client[] },
): Promise<Row> {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    // which goes first takes turns; the first round warms both up, and gives every receiver its id in the log, which
    // is a row that the bare loop has not
    const order = round % 2 === 0 ? [road, insert] : [insert, road];
    for (const side of order) (side === road ? ours : bare).push(await side());
    if (round === 0) ours.length = bare.length = 0;
  }
  const ratio = median(ours) / median(bare);
  return {
    work,
    measure: "per second",
    ours: median(ours),
    peer: median(bare),
    ratio,
    mustReach: "≥ 60 %",
    holds: ratio >= 0.6,
  };

  function road(): Promise<number> {
    return perSecond(
      writers.map(
        ({ log, account }, i) =>
          (n) =>
            grant(on, log, account, `auditor-${i * RECEIVERS + (n % RECEIVERS)}`),
      ),
    );
  }
  function insert(): Promise<number> {
    return perSecond(
      writers.map(
        ({ log }, i) =>
          () =>
            bareCommand(clients[i] ?? clients[0], log),
      ),
    );
  }
}

/** Commands per second of wall clock, all writers together. */
async function perSecond(writers: readonly ((n: number) => Promise<void>)[]): Promise<number> {
  const start = performance.now();
  await Promise.all(
    writers.map(async (write) => {
      for (let n = 0; n < COMMANDS; n++) await write(n);
    }),
  );
  return (writers.length * COMMANDS) / ((performance.now() - start) / 1000);
}

async function grant({ touchstone }: TestTouchstone, log: Log, by: string, account: string): Promise<void> {
  const answer = await execute(touchstone, {
    log,
    account: by,
    key: randomUUID(),
    command: {
      type: "GrantRole",
      grantId: touchstone.newId(),
      account,
      role: "auditor",
      unitId: null,
      from: "2026-01-01",
      until: null,
    },
  });
  if (!answer.ok) throw new Error(`commands: refused, ${JSON.stringify(answer.refusal)}`);
}

/** Beside each log a second one for the bare loop, so that neither meets the other's rows. */
const bareKey = (log: Log): [number, string] => [log.shardKey + 1, log.logId];
const BARE_HEAD =
  "INSERT INTO event_head (shard_key, log_id, size, frontier) VALUES ($1, $2, 0, '') ON CONFLICT DO NOTHING";
const BARE_ACTOR = randomUUID();
const ENTRY = Buffer.alloc(420, "x"); // as long as the entry of a granted role
const LEAF = Buffer.alloc(32);
const FRONTIER = Buffer.alloc(5 * 32); // of a log of some hundreds of events
const RECEIPT = JSON.stringify({
  ok: true,
  kind: "programme",
  log: "p0",
  first: 1,
  last: 1,
  at: "2026-03-01T12:00:00.000Z",
});

async function bareCommand(client: pg.Client | undefined, log: Log): Promise<void> {
  if (!client) return;
  const key = bareKey(log);
  const ask = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  await client.query("BEGIN");
  const { rows } = await ask(
    "head",
    `UPDATE event_head SET size = size + 1, frontier = $3, last_at = $4
     WHERE shard_key = $1 AND log_id = $2 RETURNING size - 1 AS seq`,
    [...key, FRONTIER, new Date()],
  );
  const { seq } = rows[0] as { seq: string }; // the statement's one row
  const grantId = randomUUID();
  await ask(
    "event",
    `INSERT INTO event (shard_key, log_id, seq, stream, version, type, entry, leaf)
     VALUES ($1, $2, $3, $4, 1, 'RoleGranted', $5, $6)`,
    [...key, seq, `role/${grantId}`, ENTRY, LEAF],
  );
  await ask(
    "grant",
    `INSERT INTO role_grant (shard_key, log_id, grant_id, role, actor_id, unit_id, valid_from, valid_until, seq)
     VALUES ($1, $2, $3, 'auditor', $4, NULL, '2026-01-01', NULL, $5)`,
    [...key, grantId, BARE_ACTOR, seq],
  );
  await ask(
    "key",
    "INSERT INTO command_key (shard_key, log_id, key, digest, receipt, at) VALUES ($1, $2, $3, $4, $5, $6)",
    [...key, grantId, LEAF, RECEIPT, new Date()],
  );
  await client.query("COMMIT");
}
