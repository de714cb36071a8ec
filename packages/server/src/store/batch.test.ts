import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { Batch, type Statement } from "./batch.ts";
import { boundOf } from "./bound.ts";

let on: TestTouchstone;
let client: pg.Client;
beforeAll(async () => {
  on = await testTouchstone();
  client = new pg.Client({ connectionString: on.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await on.end();
});

type Asked = readonly [sql: string, values?: readonly unknown[], isRead?: boolean];

/** What each of them gave: its rows and what the server calls it, or its error; once the batch has ended. */
async function together(...asked: readonly Asked[]): Promise<unknown[]> {
  const answers: unknown[] = [];
  const statements = asked.map(
    ([sql, values = [], isRead = true], i): Statement => ({
      sql,
      values: boundOf(values, sql),
      isRead,
      done: ({ rows, rowCount }, tag) => {
        answers[i] = [tag, rowCount, rows];
      },
      failed: (error) => {
        answers[i] = (error as Error).message;
      },
    }),
  );
  await new Promise<void>((ended) => {
    client.query(new Batch(statements, ended));
  });
  return answers;
}

test("statements are answered each with its own rows, the first time and when they are prepared", async () => {
  const asked: Asked[] = [
    ["SELECT $1::int AS n, $2::text AS t, NULL AS nothing", [7, "seven"]],
    ["SELECT g FROM generate_series(1, $1) g", [3]],
    ["SELECT 1 AS unread", [], false],
    ["SELECT g FROM generate_series(1, $1) g", [0]],
  ];
  const want = [
    ["SELECT 1", 1, [{ n: 7, t: "seven", nothing: null }]],
    ["SELECT 3", 3, [{ g: 1 }, { g: 2 }, { g: 3 }]],
    ["SELECT 1", 1, []],
    ["SELECT 0", 0, []],
  ];
  expect(await together(...asked)).toEqual(want);
  expect(await together(...asked)).toEqual(want);
  expect(await together(["SELECT 1 AS unread"])).toEqual([["SELECT 1", 1, [{ unread: 1 }]]]); // read after all
});

test("each statement sees what the one before it did, and what others committed before it began", async () => {
  const other = new pg.Client({ connectionString: on.url });
  await other.connect();
  await other.query("CREATE TABLE seen (n int)");
  await other.query("INSERT INTO seen VALUES (1)");
  await other.query("BEGIN");
  await other.query("UPDATE seen SET n = 2");
  const waiting = together(["BEGIN"], ["SELECT n FROM seen FOR UPDATE"], ["SELECT n + 0 AS n FROM seen"], ["COMMIT"]);
  await expect.poll(async () => (await other.query(LOCK_WAITS)).rowCount).toBe(1);
  await other.query("COMMIT");
  await other.end();
  const [, locked, read] = await waiting;
  expect([locked, read]).toEqual([
    ["SELECT 1", 1, [{ n: 2 }]],
    ["SELECT 1", 1, [{ n: 2 }]],
  ]);
});

const LOCK_WAITS = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

test("the first that fails fails those behind it, COMMIT too, and not those before", async () => {
  const failed = "division by zero";
  expect(
    await together(["BEGIN"], ["SELECT 1 AS one"], ["SELECT 1 / $1::int", [0]], ["SELECT 2 AS two"], ["COMMIT"]),
  ).toEqual([["BEGIN", 0, []], ["SELECT 1", 1, [{ one: 1 }]], failed, failed, failed]);
  expect(await together(["SELECT 2 AS two"])).toEqual([
    "current transaction is aborted, commands ignored until end of transaction block",
  ]);
  expect(await together(["ROLLBACK"])).toEqual([["ROLLBACK", 0, []]]);
});

test("one that failed when it was prepared, bound or carried out can be asked again", async () => {
  expect(await together(["SELECT nonsense"])).toEqual(['column "nonsense" does not exist']);
  expect(await together(["SELECT nonsense"])).toEqual(['column "nonsense" does not exist']);
  const number = "SELECT 6 / $1::int AS n";
  expect(await together([number, ["six"]])).toEqual(['invalid input syntax for type integer: "six"']);
  expect(await together([number, [0]])).toEqual(["division by zero"]);
  expect(await together([number, [3]])).toEqual([["SELECT 1", 1, [{ n: 2 }]]]);
});

test("a value that can't be read fails its statement alone", async () => {
  const answers = await together(["SELECT 9007199254740993::bigint AS n"], ["SELECT 2::bigint AS n"]);
  expect(answers).toEqual(["countOf: got 9007199254740993, want an integer within ±2^53", ["SELECT 1", 1, [{ n: 2 }]]]);
});

test("what is bound arrives as it is", async () => {
  const values = [
    'it\'s "quoted" \\ {a,b} \u{1f600}',
    new Date("2026-03-01T12:00:00.123Z"),
    new Uint8Array([0, 92, 120, 255]).subarray(1),
    ['a "b"', "c\\d", "", "NULL", null, "{e,f}"],
    [new Uint8Array([0, 255]), Buffer.from("x")],
    [
      [1.5, -2],
      [3, 4],
    ],
    [true, false],
    undefined,
  ];
  const sql =
    "SELECT $1::text AS a, $2::timestamptz AS b, $3::bytea AS c, $4::text[] AS d, $5::bytea[] AS e, $6::float8[] AS f, $7::bool[] AS g, $8::text AS h";
  expect(await together([sql, values])).toEqual([
    [
      "SELECT 1",
      1,
      [
        {
          a: values[0],
          b: values[1],
          c: Buffer.from([92, 120, 255]),
          d: values[3],
          e: [Buffer.from([0, 255]), Buffer.from("x")],
          f: values[5],
          g: values[6],
          h: null,
        },
      ],
    ],
  ]);
});

test.each([[{}], [["x", [{}]]], [new Date(Number.NaN)], [() => {}]])("%o is no value", (value) =>
  expect(() => boundOf(["x", value], "SELECT $1, $2")).toThrow("query: got no plain value for $2 of SELECT $1, $2"),
);

test("a COPY ends the connection, and hangs nothing", async () => {
  const gone = new pg.Client({ connectionString: on.url });
  gone.on("error", () => {});
  await gone.connect();
  const failed = await new Promise<unknown>((resolve) => {
    const statement: Statement = {
      sql: "COPY account FROM STDIN",
      values: [],
      isRead: false,
      done: resolve,
      failed: resolve,
    };
    gone.query(new Batch([statement], () => {}));
  });
  expect(failed).toMatchObject({ message: "COPY is not for a pipelined transaction" });
  await gone.end();
});
