/** Readings in one way there and back: what they see, and what they leave of their connection. */
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { openPool } from "./pool.ts";
import { type Tx, transaction } from "./tx.ts";

let on: TestTouchstone;
let writer: pg.Client;
/** of one connection, so that the next reading has it again */
let pool: pg.Pool;

beforeAll(async () => {
  on = await testTouchstone();
  writer = new pg.Client({ connectionString: on.url });
  await writer.connect();
  await writer.query("CREATE TABLE seen (n int PRIMARY KEY)");
  await writer.query("GRANT SELECT ON seen TO PUBLIC");
  pool = openPool(on.url, { pipelined: true, role: null });
  pool.options.max = 1;
});
afterAll(async () => {
  await pool.end();
  await writer.end();
  await on.end();
});

const atOnce = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction({ pool, commandPool: pool }, work, { readOnly: true, pipelined: true, byKeys: true, atOnce: true });

const settingOf = async (): Promise<unknown> =>
  (await pool.query<{ plan_cache_mode: string }>("SHOW plan_cache_mode")).rows[0]?.plan_cache_mode;
const one = { rows: [{ one: 1 }], rowCount: 1 };

test("all that is asked for before the first answer is read from one snapshot", async () => {
  await writer.query("INSERT INTO seen SELECT * FROM generate_series(1, 3)");
  const counts = await atOnce((tx) =>
    Promise.all([
      tx.query("SELECT count(*)::int AS n FROM seen"),
      tx.query("SELECT pg_sleep(0.3)"),
      tx.query("SELECT count(*)::int AS n FROM seen"),
      new Promise((done) => setTimeout(done, 100)).then(() => writer.query("INSERT INTO seen VALUES (4)")),
    ]),
  );
  expect([counts[0].rows, counts[2].rows]).toEqual([[{ n: 3 }], [{ n: 3 }]]);
  expect((await atOnce((tx) => tx.query("SELECT count(*)::int AS n FROM seen"))).rows).toEqual([{ n: 4 }]);
});

test("a statement is planned once for its readings, and as before for what else goes over the connection", async () => {
  const { rows } = await atOnce((tx) => tx.query("SELECT current_setting('plan_cache_mode') AS mode"));
  expect(rows).toEqual([{ mode: "force_generic_plan" }]);
  expect(await settingOf()).toBe("auto");
});

test("what is asked for after the first answer fails", async () => {
  const later = atOnce(async (tx) => {
    await tx.query("SELECT 1 AS one");
    return tx.query("SELECT 2 AS two");
  });
  await expect(later).rejects.toThrow("the transaction is over");
  expect(await atOnce((tx) => tx.query("SELECT 1 AS one"))).toEqual(one);
});

test("one that fails is told, and the connection serves the next", async () => {
  const failing = atOnce((tx) => Promise.all([tx.query("SELECT 1 AS one"), tx.query("SELECT 1 / $1::int", [0])]));
  await expect(failing).rejects.toThrow("division by zero");
  expect([await atOnce((tx) => tx.query("SELECT 1 AS one")), await settingOf()]).toEqual([one, "auto"]);
});

test("work that fails by itself leaves a connection that serves the next", async () => {
  const failing = atOnce(async (tx) => {
    await tx.query("SELECT 1 AS one");
    throw new RangeError("of the work");
  });
  await expect(failing).rejects.toThrow("of the work");
  expect([await atOnce((tx) => tx.query("SELECT 1 AS one")), await settingOf()]).toEqual([one, "auto"]);
});

test("nothing can be written", async () => {
  await expect(atOnce((tx) => tx.query("INSERT INTO seen VALUES (9)"))).rejects.toThrow("read-only transaction");
});

test("a connection that is lost is replaced, and the reading done again", async () => {
  const [{ pid } = { pid: 0 }] = (await atOnce((tx) => tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")))
    .rows;
  await writer.query("SELECT pg_terminate_backend($1)", [pid]);
  expect(await atOnce((tx) => tx.query("SELECT 1 AS one"))).toEqual(one);
});
