/**
 * A database for a test: in the run's PostgreSQL (or the one that DATABASE_URL names) a copy of a template that is
 * migrated once, with a data folder beside it.
 *
 *     const on = await testTouchstone();       // in beforeAll
 *     await execute(on.touchstone, …);
 *     await on.end();                          // in afterAll: database and folder are gone
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHome, type Home } from "../home/home.ts";
import { openOn, type Touchstone } from "../touchstone.ts";
import { ASK_AT } from "./run-setup.ts";
import { onServer, startTestServer, type TestServer, withDatabase } from "./test-server.ts";

/** An installation of its own in a temporary folder. */
export interface TestTouchstone {
  readonly touchstone: Touchstone;
  readonly home: Home;
  readonly url: string;
  end(): Promise<void>;
}

let own: Promise<TestServer> | null = null; // outside a run of Vitest, a benchmark say
let users = 0;

/** @param now the clock; by default one that begins at noon of 1 March 2026 and goes on by a second a call */
export async function testTouchstone(now: () => Date = testClock()): Promise<TestTouchstone> {
  users++;
  const { url, template } = await serverOfRun();
  const name = `t_${randomBytes(8).toString("hex")}`;
  await onServer(url, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const home = await createHome(await mkdtemp(join(tmpdir(), "touchstone-test-")));
  const database = withDatabase(url, name);
  const touchstone = await openOn(home, database, { now });
  return {
    touchstone,
    home,
    url: database,
    end: async () => {
      await touchstone.close();
      await onServer(url, `DROP DATABASE ${name} WITH (FORCE)`);
      await rm(home.dir, { recursive: true, force: true });
      if (--users > 0 || own === null) return;
      const last = await own;
      own = null;
      await last.stop();
    },
  };
}

/** A clock that begins at an instant and goes on by a second a call. */
export function testClock(start = "2026-03-01T12:00:00.000Z"): () => Date {
  let at = Date.parse(start);
  return () => {
    at += 1000;
    return new Date(at);
  };
}

async function serverOfRun(): Promise<Pick<TestServer, "url" | "template">> {
  const asked = process.env[ASK_AT];
  if (asked === undefined) {
    own ??= startTestServer();
    return own;
  }
  const answer = await fetch(asked);
  if (!answer.ok) throw new Error(`the run's PostgreSQL did not start: ${await answer.text()}`);
  return (await answer.json()) as TestServer; // our own run-setup.ts answers
}
