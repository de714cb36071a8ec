import type pg from "pg";
import { withClient } from "../postgres/client.ts";
import { PLACEMENT } from "./manifest.ts";
import { APP_ROLE } from "./pool.ts";

const ALL = "SELECT, INSERT, UPDATE, DELETE, TRUNCATE";

/**
 * Tables in which the application may do less. An event is not changed, a checkpoint not taken back. What a log is, is
 * said when it is founded: whether it is a rehearsal too, which alone can be removed, by a function that looks at that
 * (`remove_sandbox`).
 */
const RIGHTS: Readonly<Record<string, string>> = {
  event: "SELECT, INSERT",
  checkpoint: "SELECT, INSERT",
  cosignature: "SELECT, INSERT",
  log: "SELECT, INSERT",
  sandbox_gone: "SELECT, UPDATE (cleared_at)",
  migration: "SELECT",
};

/**
 * Makes the role in which the application acts, and gives it its rights: to read and write every table, but to
 * neither change nor delete events. Where the account of the URL may make no roles, nothing is made, and the
 * application acts as that account.
 */
export async function grantAccess(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ may: boolean }>(
    "SELECT rolsuper OR rolcreaterole AS may FROM pg_roles WHERE rolname = current_user",
  );
  if (!rows[0]?.may) return;
  await client.query(`DO $$ BEGIN
    CREATE ROLE ${APP_ROLE} NOLOGIN;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`);
  await client.query(`DO $$ BEGIN
    IF NOT pg_has_role(current_user, '${APP_ROLE}', 'MEMBER') THEN EXECUTE 'GRANT ${APP_ROLE} TO ' || quote_ident(current_user); END IF;
  END $$`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`);
  for (const table of await tablesThere(client)) {
    await client.query(`REVOKE ALL ON ${table} FROM ${APP_ROLE}`);
    await client.query(`GRANT ${RIGHTS[table] ?? ALL} ON ${table} TO ${APP_ROLE}`);
  }
  await client.query(`DO $$ BEGIN
    IF to_regprocedure('${REMOVAL}') IS NOT NULL THEN GRANT EXECUTE ON FUNCTION ${REMOVAL} TO ${APP_ROLE}; END IF;
  END $$`);
}

const REMOVAL = "remove_sandbox(uuid, jsonb, timestamptz)";

/** Our tables that are there: all of them, but where only the first steps were taken. */
async function tablesThere(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename::text AS name FROM pg_tables WHERE tablename = ANY($1)",
    [Object.keys(PLACEMENT)],
  );
  return rows.map(({ name }) => name);
}

/** Whether the account of the URL can act in the application's role. */
export async function mayActAsApp(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      "SELECT pg_has_role(current_user, oid, 'MEMBER') AS may FROM pg_roles WHERE rolname = $1",
      [APP_ROLE],
    );
    return rows[0]?.may ?? false;
  });
}
