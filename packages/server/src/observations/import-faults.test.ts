import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FileStore } from "../files/file-store.ts";
import { withClient } from "../postgres/client.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import type { Touchstone } from "../touchstone.ts";
import {
  allObservations,
  type SampleOffice,
  sampleOffice,
  sampleProgramme,
  sampleStandard,
  submit,
} from "./sample-answers.ts";

const YAML = sampleStandard("p");
const ROWS = ["a", "b", "c"].map((unit) => ({ unit, period: "2026", hours: "10", forms: "0.5" }));
let on: TestTouchstone;
let n = 0;

beforeAll(async () => {
  on = await testTouchstone();
});
afterAll(() => on.end());

async function office(): Promise<SampleOffice & { readonly p: string }> {
  const slug = `f${++n}`;
  const units = [
    ["north", "township", null],
    ...["a", "b", "c"].map((code) => [code, "village", "north"] as const),
  ] as const;
  const made = await sampleOffice(on.touchstone, units, slug);
  await sampleProgramme(on.touchstone, made, `fp${n}`, YAML, ["a", "b", "c"]);
  return { ...made, p: `fp${n}` };
}

/** The same installation with files of its own. */
const withFiles = (files: Partial<FileStore>): Touchstone => ({
  ...on.touchstone,
  files: { ...on.touchstone.files, ...files },
});

test("a file that can not be written while a chunk is packed ends the import: nothing is recorded, and it can be done again", async () => {
  const o = await office();
  const broken = withFiles({
    put: () => Promise.reject(Object.assign(new Error("too many open files"), { code: "EMFILE" })),
  });
  await expect(submit(broken, o, o.p, YAML, ROWS)).rejects.toThrow("too many open files");
  expect(await allObservations(on.touchstone, o)).toEqual([]);
  expect(await submit(on.touchstone, o, o.p, YAML, ROWS)).toMatchObject({
    ok: true,
    nRecorded: 6,
    receipt: { first: 4 },
  });
});

/** Ends the connections over which rows of observations come in, as soon as there are any, before they commit. */
async function cutCopies(): Promise<void> {
  await withClient(on.url, async (client) => {
    for (let left = 200; left > 0; left--) {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE 'COPY observation%'`,
      );
      if ((rowCount ?? 0) > 0) return;
      await wait(10);
    }
    throw new Error("nothing came in");
  });
}

test("a connection that is lost while rows are on their way: the import is done again, and is there once", async () => {
  const o = await office();
  let times = 0;
  const cut = withFiles({
    put: async (bytes) => {
      if (++times === 1) await cutCopies();
      return on.touchstone.files.put(bytes);
    },
  });
  expect(await submit(cut, o, o.p, YAML, ROWS)).toMatchObject({ ok: true, nRecorded: 6 });
  expect(times).toBeGreaterThan(1);
  expect(await allObservations(on.touchstone, o)).toHaveLength(6);
});

test("a row that the database does not take ends the import, and the connection is good for the next", async () => {
  const o = await office();
  await submit(on.touchstone, o, o.p, YAML, ROWS);
  await on.touchstone.pool.query("DELETE FROM submission WHERE shard_key = $1", [o.organisation.shardKey]); // so that nothing seems to be on record
  await on.touchstone.pool.query("UPDATE observation SET seq = 5 WHERE shard_key = $1", [o.organisation.shardKey]);
  await expect(submit(on.touchstone, o, o.p, YAML, ROWS)).rejects.toThrow("duplicate key");
  const { rows } = await on.touchstone.pool.query("SELECT 1 AS one");
  expect(rows).toEqual([{ one: 1 }]);
});
