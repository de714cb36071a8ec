import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestTouchstone, testTouchstone } from "../testing/test-database.ts";
import { PLACEMENT } from "./manifest.ts";
import { ensurePartition } from "./partition.ts";
import { transaction } from "./tx.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
  await transaction(on.touchstone, (tx) => ensurePartition(tx, 2026));
});
afterAll(() => on.end());

async function ask<R extends object>(sql: string): Promise<R[]> {
  return (await transaction(on.touchstone, (tx) => tx.query<R>(sql))).rows;
}

const placementOf: Readonly<Record<string, string>> = PLACEMENT;
const isSharded = (table: string): boolean => placementOf[table] === "sharded";
const PARTITIONS = "SELECT inhrelid FROM pg_inherits";

describe("the catalogue", () => {
  test("has the tables of the manifest, and no other", async () => {
    const tables = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND oid NOT IN (${PARTITIONS})`,
    );
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(PLACEMENT).sort());
  });

  test("rule 1: shard_key is there, an int, not null, first in every key, unique index and foreign key of a sharded table", async () => {
    const columns = await ask<{ name: string; type: string; required: boolean }>(
      `SELECT c.relname AS name, a.atttypid::regtype::text AS type, a.attnotnull AS required
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'shard_key'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND c.oid NOT IN (${PARTITIONS})`,
    );
    const sharded = Object.keys(PLACEMENT).filter(isSharded).sort();
    const own = columns.filter(({ name }) => name !== "log"); // there it is what the log's key is, not where the row lies
    expect(own.map(({ name }) => name).sort()).toEqual(sharded);
    expect(own.filter(({ type, required }) => type !== "integer" || !required)).toEqual([]);

    const keys = await ask<{ table: string; index: string; first: string }>(
      `SELECT t.relname AS table, i.relname AS index, a.attname AS first
       FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
       WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique`,
    );
    expect(keys.filter(({ table, first }) => isSharded(table) && first !== "shard_key")).toEqual([]);
    const unkeyed = sharded.filter((table) => !keys.some((key) => key.table === table));
    expect(unkeyed).toEqual([]);
  });

  test("rule 3: foreign keys go sharded → sharded by shard_key, or → reference; local → local or reference; none sets null", async () => {
    const keys = await ask<{ name: string; from: string; to: string; first: string; onDelete: string }>(
      `SELECT k.conname AS name, f.relname AS "from", t.relname AS "to", a.attname AS first, k.confdeltype AS "onDelete"
       FROM pg_constraint k JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
       JOIN pg_attribute a ON a.attrelid = f.oid AND a.attnum = k.conkey[1]
       WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace`,
    );
    expect(keys.length).toBeGreaterThan(2);
    const isRight = ({ from, to, first, onDelete }: (typeof keys)[number]): boolean => {
      if (onDelete === "n") return false;
      if (isSharded(from)) return isSharded(to) ? first === "shard_key" : placementOf[to] === "reference";
      return !isSharded(to);
    };
    expect(keys.filter((key) => !isRight(key))).toEqual([]);
  });

  test("rules 4 and 7: no sequence, no identity, no default that makes a time or an id", async () => {
    expect(
      await ask("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace"),
    ).toEqual([]);
    const made = await ask(
      `SELECT a.attrelid::regclass::text AS table, a.attname FROM pg_attribute a
       JOIN pg_class c ON c.oid = a.attrelid
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND (a.attidentity <> '' OR a.atthasdef)`,
    );
    expect(made).toEqual([]);
  });

  test("rule 6: no trigger but those of foreign keys, no rule, no function in SQL", async () => {
    expect(await ask("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")).toEqual([]);
    expect(await ask("SELECT rulename FROM pg_rules WHERE schemaname = 'public'")).toEqual([]);
    const functions = await ask<{ name: string; language: string }>(
      `SELECT p.proname AS name, l.lanname AS language FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
       WHERE p.pronamespace = 'public'::regnamespace ORDER BY name`,
    );
    expect(functions).toEqual(
      ["append_events", "enter_log", "remove_sandbox"].map((name) => ({ name, language: "plpgsql" })),
    );
  });

  test("every constraint has a name of ours, none that the database made up", async () => {
    const constraints = await ask<{ name: string; table: string }>(
      `SELECT conname AS name, conrelid::regclass::text AS table FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype <> 'n' AND conrelid NOT IN (${PARTITIONS})`,
    );
    expect(
      constraints.filter(({ name }) => /_(pkey|key|check\d*|fkey)$/.test(name) && name !== "log_shard_key"),
    ).toEqual([]);
  });
});

describe("the application's role", () => {
  test.each([
    ["UPDATE event SET type = 'Other' WHERE shard_key = 64"],
    ["DELETE FROM event WHERE shard_key = 64"],
    ["TRUNCATE event"],
    ["UPDATE checkpoint SET note = '' WHERE shard_key = 64"],
    ["DELETE FROM cosignature WHERE shard_key = 64"],
    ["UPDATE migration SET sha256 = ''"],
    ["UPDATE log SET sandbox_of = log_id"],
    ["DELETE FROM log"],
    ["TRUNCATE log"],
    ["INSERT INTO sandbox_gone SELECT log_id, no, kind, slug, log_id, '[]', created_at, created_at FROM log"],
    ["DELETE FROM sandbox_gone"],
    ["ALTER TABLE event ADD COLUMN x int"],
    ["CREATE TABLE mine (x int)"],
  ])("PostgreSQL refuses %s", async (sql) => {
    await expect(transaction(on.touchstone, (tx) => tx.query(sql))).rejects.toMatchObject({ code: "42501" });
  });

  test("is what the connections act as", async () => {
    expect(await ask("SELECT current_user::text AS who")).toEqual([{ who: "touchstone_app" }]);
  });
});

describe("partitions", () => {
  test("are made once, hold their year, and the role is what it was", async () => {
    await transaction(on.touchstone, async (tx) => {
      await ensurePartition(tx, 2026);
      await ensurePartition(tx, 2025);
      await tx.query(
        "INSERT INTO observation (shard_key, period, unit_no, item_no, seq, state) VALUES (64, 202500, 1, 1, 0, 0), (64, 202624, 1, 1, 0, 0)",
      );
    });
    const rows = await ask(
      "SELECT tableoid::regclass::text AS name, period FROM observation WHERE shard_key = 64 ORDER BY 2",
    );
    expect(rows).toEqual([
      { name: "observation_2025", period: 202_500 },
      { name: "observation_2026", period: 202_624 },
    ]);
    expect(await ask("SELECT current_user::text AS who")).toEqual([{ who: "touchstone_app" }]);
  });

  test("made by eight at once, there is one", async () => {
    await Promise.all(Array.from({ length: 8 }, () => transaction(on.touchstone, (tx) => ensurePartition(tx, 2031))));
    expect(await ask("SELECT relname FROM pg_class WHERE relname = 'observation_2031'")).toHaveLength(1);
  });

  test.each([-1, 10_000, 2026.5, Number.NaN])("there is none of the year %d", async (year) => {
    await expect(transaction(on.touchstone, (tx) => ensurePartition(tx, year))).rejects.toThrow(
      `ensurePartition: got the year ${year}, want 0 (any period) to 9999`,
    );
  });
});
