/**
 * A database for a test file: one PostgreSQL a process, started when first asked for (or the one that DATABASE_URL
 * names), and in it one database a caller, made from a template that is migrated once.
 *
 *     const test = await testTouchstone();       // in beforeAll
 *     await execute(test.touchstone, …);
 *     await test.end();                          // in afterAll: database and folder are gone
 */
import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHome, type Home } from "../home/home.ts";
import { withClient } from "../postgres/client.ts";
import { type RunningDatabase, startEmbedded } from "../postgres/start.ts";
import { migrate } from "../store/migrate.ts";
import { openOn, type Touchstone } from "../touchstone.ts";

/** An installation of its own in a temporary folder. */
export interface TestTouchstone {
  readonly touchstone: Touchstone;
  readonly home: Home;
  readonly url: string;
  end(): Promise<void>;
}

interface Server {
  readonly url: string;
  readonly template: string;
  stop(): Promise<void>;
}

let server: Promise<Server> | null = null;
let users = 0;

/** @param now the clock; by default one that stands at noon of 1 March 2026 and goes on by a second a call */
export async function testTouchstone(now: () => Date = testClock()): Promise<TestTouchstone> {
  users++;
  server ??= startServer();
  const { url, template } = await server;
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onMaintenance(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const dir = await mkdtemp(join(tmpdir(), "touchstone-test-"));
  const home = await createHome(dir);
  const own = withDatabase(url, name);
  const touchstone = await openOn(home, own, { now });
  return {
    touchstone,
    home,
    url: own,
    end: async () => {
      await touchstone.close();
      await onMaintenance(url, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(dir, { recursive: true, force: true });
      if (--users > 0) return;
      const last = await server;
      server = null;
      await last?.stop();
    },
  };
}

/** A clock that starts at an instant and goes on by a second a call. */
export function testClock(start = "2026-03-01T12:00:00.000Z"): () => Date {
  let at = Date.parse(start);
  return () => {
    at += 1000;
    return new Date(at);
  };
}

/** The connection string of another database of the same server. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}

async function startServer(): Promise<Server> {
  const given = process.env.DATABASE_URL;
  const folder = given ? null : await mkdtemp(join(tmpdir(), "touchstone-pg-"));
  if (folder) await chmod(folder, 0o711);
  const running: RunningDatabase | null = folder ? await startEmbedded(folder, { purpose: "tests" }) : null;
  const url = given ?? running?.url ?? "";
  const template = `template_${randomBytes(8).toString("hex")}`;
  await onMaintenance(url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(url, template));
  return {
    url,
    template,
    stop: async () => {
      await onMaintenance(url, `DROP DATABASE ${template}`);
      await running?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function onMaintenance(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}
