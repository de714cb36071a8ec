import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { toHex } from "@touchstone/ledger";
import type pg from "pg";
import { withClient } from "../postgres/client.ts";
import { DatabaseProblem } from "../postgres/problem.ts";
import { grantAccess } from "./access.ts";
import { placeTables } from "./placement.ts";
import { sha256 } from "./sha256.ts";

/** One step of the schema: plain SQL, applied once, never changed after. */
export interface Migration {
  readonly no: number;
  readonly name: string;
  readonly sql: string;
}

/** The steps of this program, in order. */
export async function migrationsHere(folder: string = join(import.meta.dirname, "migrations")): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      no: Number(name.slice(0, 4)),
      name: name.slice(5, -4),
      sql: await readFile(join(folder, name), "utf8"),
    })),
  );
}

/**
 * Brings a database up to these migrations, each in one transaction. Two programs that start at once wait for each other.
 * @throws {DatabaseProblem} if the database is newer than the program, or was made by other steps
 */
export async function migrate(url: string, say: (line: string) => void = () => {}, steps?: readonly Migration[]) {
  const migrations = steps ?? (await migrationsHere());
  await withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]); // goes with the connection
    await client.query(MIGRATION_TABLE);
    const applied = await appliedIn(client);
    assertOurs(applied, migrations);
    const waiting = migrations.filter(({ no }) => !applied.has(no));
    if (waiting.length === 0) return;
    for (const migration of waiting) {
      say(`bringing the tables up to date: ${migration.name}`);
      await apply(client, migration);
    }
    await placeTables(client);
    await grantAccess(client);
  });
}

const LOCK = 7_318_002; // any number that nobody else takes on this database

const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS migration (
  no int CONSTRAINT migration_pk PRIMARY KEY,
  name text NOT NULL,
  sha256 text NOT NULL,
  at timestamptz NOT NULL
)`;

interface Applied {
  readonly no: number;
  readonly name: string;
  readonly sha256: string;
}

async function appliedIn(client: pg.Client): Promise<ReadonlyMap<number, Applied>> {
  const { rows } = await client.query<Applied>("SELECT no, name, sha256 FROM migration ORDER BY no");
  return new Map(rows.map((row) => [row.no, row]));
}

function assertOurs(applied: ReadonlyMap<number, Applied>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.no, migration]));
  for (const { no, name, sha256: digest } of applied.values()) {
    const ours = known.get(no);
    if (!ours)
      throw new DatabaseProblem(
        "other-version",
        `The database was made by a later Touchstone: it has step ${no} (${name}), this program knows ` +
          `${migrations.length} steps. Nothing was touched. Run the later program.`,
      );
    if (digestOf(ours) !== digest)
      throw new DatabaseProblem(
        "other-version",
        `Step ${no} (${name}) of the database is not the one of this program: applied ${digest.slice(0, 12)}…, ` +
          `here ${digestOf(ours).slice(0, 12)}…. Nothing was touched. Run the program that made it.`,
      );
  }
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query("INSERT INTO migration (no, name, sha256, at) VALUES ($1, $2, $3, $4)", [
      migration.no,
      migration.name,
      digestOf(migration),
      new Date(),
    ]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

const digestOf = ({ sql }: Migration): string => toHex(sha256(Buffer.from(sql)));
