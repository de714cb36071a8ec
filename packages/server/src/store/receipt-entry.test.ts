import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withClient } from "../postgres/client.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { onServer, withDatabase } from "../testing/test-server.ts";
import { migrate, migrationsHere } from "./migrate.ts";

const BEFORE = 8; // the last step before receipts were mended
const name = `receipts_${randomBytes(6).toString("hex")}`;
let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
  await onServer(on.url, `CREATE DATABASE ${name}`);
});
afterAll(async () => {
  await onServer(on.url, `DROP DATABASE ${name}`);
  await on.end();
});

type Row = readonly [
  what: string,
  handedIn: object,
  toMend: readonly object[] | null,
  events: readonly (readonly [seq: number, type: string])[],
  /** entry that the receipt has to name */
  wanted: number,
];
const LIST = [{ at: "hours", text: [] }];
const FIRST = [
  [1, "ApplicationMade"],
  [2, "ApplicationHandedIn"],
  [3, "CompletenessChecked"],
] as const;
const REST = [
  [20, "ScoreReady"],
  [21, "ApplicationMoved"],
] as const;

const ROWS: readonly Row[] = [
  ["mended by nobody", { seq: 2, own: "a" }, LIST, [...FIRST, [4, "ApplicationMoved"], ...REST], 4],
  [
    "given more time, and mended by nobody",
    { seq: 2, own: "a" },
    LIST,
    [...FIRST, [4, "DeadlineLengthened"], [6, "ApplicationMoved"], ...REST],
    6,
  ],
  ["as it is recorded by now", { seq: 4, own: "a" }, LIST, [...FIRST, [4, "ApplicationMoved"]], 4],
  ["handed in again", { seq: 4, own: "a" }, LIST, [...FIRST, [4, "ApplicationHandedIn"], ...REST], 4],
  ["still to mend", { seq: 2, own: "a" }, LIST, FIRST, 2],
  ["complete", { seq: 2, own: "a" }, [], [...FIRST, ...REST], 2],
  ["not looked through", { seq: 2, own: "a" }, null, FIRST.slice(0, 2), 2],
  ["of an early event, which said nothing", { seq: 2 }, LIST, [...FIRST, [4, "ApplicationMoved"], ...REST], 2],
];

const idOf = (n: number): string => `01900000-0000-7000-8000-00000000000${n}`;

test("receipts from before name the entry that says what they say, and no other row is changed", async () => {
  const url = withDatabase(on.url, name);
  const steps = await migrationsHere();
  await migrate(url, undefined, steps.slice(0, BEFORE));
  const found = await withClient(url, async (client) => {
    for (const [n, [, handedIn, toMend, events]] of ROWS.entries()) {
      await client.query(
        `INSERT INTO application (shard_key, application_id, cycle_id, unit_id, grade, state, provisional, made_by, made_at,
                                  handed_in, to_mend, seq, changed_seq, changed_at, since)
         VALUES (1, $1, $1, $1, 'bronze', 'deciding', false, $1, '2026-01-01', $2, $3, 1, 1, '2026-01-01', '2026-01-01')`,
        [idOf(n), JSON.stringify(handedIn), toMend && JSON.stringify(toMend)],
      );
      for (const [seq, type] of events)
        await client.query(
          "INSERT INTO application_event (shard_key, application_id, seq, type, at) VALUES (1, $1, $2, $3, '2026-01-01')",
          [idOf(n), seq, type],
        );
    }
    await migrate(url, undefined, steps);
    const { rows } = await client.query<{ handedIn: object }>(
      `SELECT handed_in AS "handedIn" FROM application ORDER BY application_id`,
    );
    return rows;
  });
  const wanted = ROWS.map(([, handedIn, , , seq]) => ({ handedIn: { ...handedIn, seq } }));
  expect(found).toEqual(wanted);
});
