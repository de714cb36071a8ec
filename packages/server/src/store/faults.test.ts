/** What breaks at every step of a command: all of it happened, or nothing; then the same key completes it once. */
import type { Command } from "@touchstone/domain";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addAccount } from "../account.ts";
import { execute } from "../execute.ts";
import { checkStore } from "../ledger/check-store.ts";
import { type LogRows, rowsOfLog } from "../testing/log-rows.ts";
import { foundOrganisation } from "../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import type { Touchstone } from "../touchstone.ts";
import { Batch } from "./batch.ts";
import type { Log } from "./log.ts";
import { CommitUnknown, type Tx, transaction } from "./tx.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

/** "refused": the statement fails; "cut before", "cut after": the connection is lost before or after it is sent. */
type Fault = "refused" | "cut before" | "cut after";

/**
 * The same installation, in which the k-th statement, or COMMIT, meets a fault, once: of statements that leave together
 * the server gets those before it. `sent` counts statements.
 */
function faulty(
  touchstone: Touchstone,
  k: number | "COMMIT",
  fault: Fault,
): { touchstone: Touchstone; sent: () => number } {
  let count = 0;
  let hasMet = false;
  const query = (client: pg.PoolClient, batch: Batch): void => {
    const { statements } = batch;
    const at = statements.findIndex(({ sql }, i) => (k === "COMMIT" ? sql === k : count + i + 1 === k));
    const struck = statements[at];
    count += statements.length;
    if (!struck || hasMet) {
      client.query(batch);
      return;
    }
    hasMet = true;
    if (fault === "refused") {
      const ended = (): void => batch.handleReadyForQuery();
      client.query(new Batch(statements.with(at, { ...struck, sql: REFUSAL, values: [] }), ended));
      return;
    }
    const { stream } = client.connection;
    stream.pause(); // the server does its work, and no answer arrives
    client.query(new Batch(statements.slice(0, fault === "cut before" ? at : at + 1), () => {}));
    setTimeout(() => {
      stream.destroy();
      batch.handleError(new Error("Connection terminated unexpectedly")); // of those that never left
    }, 50);
  };
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await touchstone.commandPool.connect();
    return new Proxy(client, {
      get: (target, name) => {
        if (name === "query") return (batch: Batch) => query(target, batch);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  const commandPool = new Proxy(touchstone.commandPool, {
    get: (target, name) => (name === "connect" ? connect : Reflect.get(target, name, target)),
  });
  return { touchstone: { ...touchstone, commandPool }, sent: () => count };
}

const REFUSAL = "DO $$ BEGIN RAISE EXCEPTION 'refused by the test'; END $$";

const grant = (): Command => ({
  type: "GrantRole",
  grantId: on.touchstone.newId(),
  account: "receiver",
  role: "auditor",
  unitId: null,
  from: "2026-01-01",
  until: null,
});

async function statementsOf(log: Log, account: string): Promise<number> {
  const counted = faulty(on.touchstone, 0, "refused");
  await execute(counted.touchstone, { log, account, key: "counting", command: grant() });
  return counted.sent();
}

/** Whether one whole command lies between the two. */
const isOneMore = (before: LogRows, after: LogRows): boolean =>
  after.events.length === before.events.length + 1 &&
  after.tables.role_grant === (before.tables.role_grant ?? 0) + 1 &&
  after.tables.command_key === (before.tables.command_key ?? 0) + 1;

describe.each<Fault>(["refused", "cut before", "cut after"])("%s at any statement", (fault) => {
  test("all or nothing happened, and the same key completes it once", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, `f-${fault.replace(" ", "-")}`);
    await addAccount(touchstone, "receiver");
    const nStatements = await statementsOf(log, account);
    expect(nStatements).toBeGreaterThan(7);
    for (let k = 1; k <= nStatements; k++) {
      const before = await rowsOfLog(touchstone, log);
      const asked = { log, account, key: `${fault}-${k}`, command: grant() };
      const first = await execute(faulty(touchstone, k, fault).touchstone, asked).catch((error: Error) => error);
      const between = await rowsOfLog(touchstone, log);
      const happened = isOneMore(before, between);
      if (!happened) expect(between, `statement ${k}`).toEqual(before);
      if (!(first instanceof Error)) expect(happened, `statement ${k} was answered`).toBe(true);
      const again = await execute(touchstone, asked);
      expect(again).toMatchObject({ ok: true, first: before.events.length, last: before.events.length });
      if (!(first instanceof Error)) expect(again).toEqual(first);
      expect(isOneMore(before, await rowsOfLog(touchstone, log)), `statement ${k}`).toBe(true);
    }
    expect(await checkStore(touchstone)).toMatchObject({ faults: [] });
  });
});

describe("the connection is lost while COMMIT is under way", () => {
  test("with a key it is asked again, and answered", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "commit-key");
    await addAccount(touchstone, "receiver");
    const { touchstone: cut } = faulty(touchstone, "COMMIT", "cut after");
    const before = await rowsOfLog(touchstone, log);
    const receipt = await execute(cut, { log, account, key: "k", command: grant() });
    expect(receipt).toMatchObject({ ok: true, first: before.events.length });
    expect(isOneMore(before, await rowsOfLog(touchstone, log))).toBe(true);
  });

  test("without a key it says that it can't know, and is not done a second time", async () => {
    const { touchstone } = on;
    const { log, account } = await foundOrganisation(touchstone, "commit-blind");
    await addAccount(touchstone, "receiver");
    const before = await rowsOfLog(touchstone, log);
    const { touchstone: cut } = faulty(touchstone, "COMMIT", "cut after");
    await expect(execute(cut, { log, account, command: grant() })).rejects.toThrow(CommitUnknown);
    const after = await rowsOfLog(touchstone, log);
    expect(after.events).toHaveLength(before.events.length + 1);
  });
});

describe("a transaction", () => {
  test("that hides the error of a statement is not taken for committed", async () => {
    const work = transaction(on.touchstone, async (tx) => {
      await tx.query("SELECT 1 / 0").catch(() => {});
    });
    await expect(work).rejects.toThrow("commit: got ROLLBACK, want COMMIT");
  });

  test("that hides it while statements leave together fails with that error", async () => {
    const hidden = (sql: string, values: unknown[]): Promise<void> =>
      transaction(
        on.touchstone,
        async (tx) => {
          await tx.query(sql, values).catch(() => {});
        },
        { pipelined: true },
      );
    await expect(hidden("SELECT 1 / 0", [])).rejects.toThrow("division by zero");
    await expect(hidden("SELECT $1::text", [{}])).rejects.toThrow("query: got no plain value for $1");
  });

  test("one of whose statements can't be sent does not happen without it", async () => {
    const insert = "INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3)";
    const id = on.touchstone.newId();
    const work = transaction(
      on.touchstone,
      async (tx) => {
        tx.send(insert, [id, "half-sent", new Date(0)]);
        tx.send(insert, [on.touchstone.newId(), "never-sent", new Date(Number.NaN)]);
      },
      { pipelined: true },
    );
    await expect(work).rejects.toThrow("query: got no plain value for $3");
    const found = await transaction(on.touchstone, (tx) =>
      tx.query("SELECT 1 FROM account WHERE account_id = $1", [id]),
    );
    expect(found.rows).toEqual([]);
  });

  describe.each([{}, { pipelined: true }])("(%o)", (options) => {
    test.each(["40001", "40P01", "57P01"])("that meets %s is done again from its beginning", async (code) => {
      let attempts = 0;
      const fail = `DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = '${code}'; END $$`;
      const work = async (tx: Tx): Promise<string> => {
        attempts++;
        if (attempts === 1) await tx.query(fail);
        if (attempts === 2) tx.send(fail, []);
        return "done";
      };
      expect(await transaction(on.touchstone, work, options)).toBe("done");
      expect(attempts).toBe(3);
    });

    test("that goes on losing is given up, with the last error", async () => {
      let attempts = 0;
      const work = async (tx: Tx): Promise<void> => {
        attempts++;
        tx.send("DO $$ BEGIN RAISE EXCEPTION 'still lost' USING ERRCODE = '40001'; END $$", []);
      };
      await expect(transaction(on.touchstone, work, options)).rejects.toThrow("still lost");
      expect(attempts).toBe(6);
    });
  });

  test.each([{}, { pipelined: true }])(
    "that has failed does nothing more, whatever its work goes on asking for (%o)",
    async (options) => {
      const insert = "INSERT INTO account (account_id, name, created_at) VALUES ($1, $2, $3)";
      const ids = Array.from({ length: 5 }, () => on.touchstone.newId());
      const row = (n: number): [string, string, Date] => [ids[n] ?? "", `late-${n}-${ids[n]}`, new Date(0)];
      let late: Promise<unknown> = Promise.resolve();
      const work = transaction(
        on.touchstone,
        async (tx) => {
          for (const n of [0, 1, 2]) tx.send(insert, row(n));
          late = tx.query(insert, row(3)).then(() => tx.query(insert, row(4)));
          late.catch(() => {});
          throw new RangeError("ours");
        },
        options,
      );
      await expect(work).rejects.toThrow("ours");
      await expect(late).rejects.toThrow("the transaction is over");
      const found = await transaction(on.touchstone, (tx) =>
        tx.query("SELECT name FROM account WHERE account_id = ANY ($1)", [ids]),
      );
      expect(found.rows).toEqual([]);
    },
  );

  test("with any other error is not done again", async () => {
    let attempts = 0;
    const work = transaction(on.touchstone, async () => {
      attempts++;
      throw new RangeError("ours");
    });
    await expect(work).rejects.toThrow("ours");
    expect(attempts).toBe(1);
  });
});
