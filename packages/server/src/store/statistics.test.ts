import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleStore } from "../testing/sample-store.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { transaction } from "./tx.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

/** What the planner believes of the log's number in `event`: null before it had a look. */
async function known(): Promise<number | null> {
  const { rows } = await transaction(on.touchstone, (tx) =>
    tx.query<{ distinct: number }>(
      `SELECT n_distinct AS distinct FROM pg_stats WHERE tablename = 'event' AND attname = 'shard_key'`,
    ),
  );
  return rows[0]?.distinct ?? null;
}

test("tables are looked at from fifty events on, as the application's role may not by itself", async () => {
  await sampleStore(on.touchstone, "watched", 10);
  await sampleStore(on.touchstone, "watched-too", 10);
  const { statistics } = on.touchstone;
  statistics.noteEvents(40); // and those that two foundings noted
  await statistics.idle();
  expect(await known()).toBeNull();
  statistics.noteEvents(10);
  await statistics.idle();
  expect(await known()).toBe(2);
  const { rows } = await transaction(on.touchstone, (tx) => tx.query("SELECT current_user::text AS who"));
  expect(rows).toEqual([{ who: "touchstone_app" }]);
});
