import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withClient } from "../postgres/client.ts";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { onServer, withDatabase } from "../testing/test-server.ts";
import { type Migration, migrate, migrationsHere } from "./migrate.ts";

let on: TestTouchstone;
let here: readonly Migration[];
const made: string[] = [];
beforeAll(async () => {
  on = await testTouchstone();
  here = await migrationsHere();
});
afterAll(async () => {
  for (const name of made) await onServer(on.url, `DROP DATABASE ${name}`);
  await on.end();
});

async function emptyDatabase(): Promise<string> {
  const name = `m_${randomBytes(6).toString("hex")}`;
  await onServer(on.url, `CREATE DATABASE ${name}`);
  made.push(name);
  return withDatabase(on.url, name);
}

async function ask<R extends object>(url: string, sql: string): Promise<R[]> {
  return withClient(url, async (client) => (await client.query<R>(sql)).rows);
}

const tablesOf = (url: string): Promise<{ name: string }[]> =>
  ask(url, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");

/** A step that might come next: expands a table that has rows. */
const NEXT: Migration = {
  no: 9000,
  name: "accounts-have-a-locale",
  sql: "ALTER TABLE account ADD COLUMN locale text; UPDATE account SET locale = 'en'; ALTER TABLE account ALTER COLUMN locale SET NOT NULL;",
};

describe("migrating", () => {
  test("numbers have no gap and begin at 1", () =>
    expect(here.map(({ no }) => no)).toEqual(Array.from({ length: here.length }, (_, i) => i + 1)));

  test("an empty database gets all steps, and a second time none", async () => {
    const url = await emptyDatabase();
    const said: string[] = [];
    await migrate(url, (line) => said.push(line));
    expect(said).toEqual(here.map(({ name }) => `bringing the tables up to date: ${name}`));
    const tables = await tablesOf(url);
    expect(tables).toContainEqual({ name: "event" });
    await migrate(url, (line) => said.push(line));
    expect(said).toHaveLength(here.length);
    expect(await tablesOf(url)).toEqual(tables);
  });

  test("the previous version with rows in it becomes this one, each step on top of rows, and keeps them", async () => {
    const url = await emptyDatabase();
    const steps = [...here, NEXT];
    for (let n = 1; n <= steps.length; n++) {
      await migrate(url, undefined, steps.slice(0, n));
      if (n === 1)
        await onServer(
          url,
          "INSERT INTO account (account_id, name, created_at) VALUES ('018f2a7c-7b1e-7cc3-98c4-000000000001', 'pema', '2026-01-01')",
        );
    }
    expect(await ask(url, "SELECT name, locale FROM account")).toEqual([{ name: "pema", locale: "en" }]);
    expect(await ask(url, "SELECT no FROM migration ORDER BY no")).toEqual(steps.map(({ no }) => ({ no })));
  });

  test("a step that fails leaves the database as the step before left it", async () => {
    const url = await emptyDatabase();
    await migrate(url, undefined, here);
    const before = await tablesOf(url);
    const broken = { ...NEXT, sql: "CREATE TABLE half (x int); SELECT 1 / 0;" };
    await expect(migrate(url, undefined, [...here, broken])).rejects.toThrow("division by zero");
    expect(await tablesOf(url)).toEqual(before);
    await migrate(url, undefined, [...here, NEXT]);
  });

  test("a database of a later program is refused, and not touched", async () => {
    const url = await emptyDatabase();
    await migrate(url, undefined, [...here, NEXT]);
    await expect(migrate(url, undefined, here)).rejects.toThrow(
      `The database was made by a later Touchstone: it has step 9000 (accounts-have-a-locale), this program knows ${here.length} steps. Nothing was touched. Run the later program.`,
    );
  });

  test("a step that was applied and is another now is refused", async () => {
    const url = await emptyDatabase();
    await migrate(url, undefined, here);
    const changed = here.map((step) => (step.no === 1 ? { ...step, sql: `${step.sql} -- changed` } : step));
    await expect(migrate(url, undefined, changed)).rejects.toThrow(
      /^Step 1 \(record\) of the database is not the one of this program: applied [0-9a-f]{12}…, here [0-9a-f]{12}…\./,
    );
  });

  test("four programs that start at once wait for each other", async () => {
    const url = await emptyDatabase();
    await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
    expect(await ask(url, "SELECT no FROM migration")).toHaveLength(here.length);
  });
});
