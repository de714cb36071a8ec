import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "../postgres/client.ts";
import { startEmbedded } from "../postgres/start.ts";
import { migrate } from "../store/migrate.ts";

/** A server for tests, and the database in it that each test's own is a copy of. */
export interface TestServer {
  readonly url: string;
  readonly template: string;
  stop(): Promise<void>;
}

/** Starts an embedded PostgreSQL in a temporary folder, or takes the one that DATABASE_URL names; makes the template. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL;
  const folder = given ? null : await mkdtemp(join(tmpdir(), "touchstone-pg-"));
  if (folder) await chmod(folder, 0o711); // as root, the database's own account passes through
  const running = folder ? await startEmbedded(folder, { purpose: "tests" }) : null;
  const url = given ?? running?.url ?? "";
  const template = `template_${randomBytes(8).toString("hex")}`;
  await onServer(url, `CREATE DATABASE ${template}`);
  await migrate(withDatabase(url, template));
  return {
    url,
    template,
    stop: async () => {
      await onServer(url, `DROP DATABASE ${template} WITH (FORCE)`);
      await running?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One statement on the server's own database. */
export async function onServer(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}

/** The connection string of another database of the same server. */
export function withDatabase(url: string, name: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
}
