import type { ServerSettings } from "./client.ts";
import { DatabaseProblem } from "./problem.ts";

const OLDEST = 15;

/**
 * Refuses a server that is too old, or that might lose or tear what it has confirmed.
 * @throws {DatabaseProblem} too-old, unsafe-settings
 */
export function assertSafe({ version, versionNumber, safety }: ServerSettings): void {
  if (!(versionNumber >= OLDEST * 10_000))
    throw new DatabaseProblem("too-old", `The database is PostgreSQL ${version}; Touchstone needs ${OLDEST} or later.`);
  const unsafe = Object.entries(safety).filter(([, value]) => !SAFE.has(value));
  if (unsafe.length === 0) return;
  const found = unsafe.map(([name, value]) => `${name} is ${value}`).join(", ");
  const wayOut = unsafe.map(([name]) => `ALTER SYSTEM SET ${name} = 'on';`).join(" ");
  throw new DatabaseProblem(
    "unsafe-settings",
    `The database may lose what it has confirmed: ${found}. A record must not. Turn it on (${wayOut} SELECT pg_reload_conf();), ` +
      "also where a role or database sets it, and start again.",
  );
}

/** synchronous_commit has more values than on: each of these waits for our own disk at least */
const SAFE: ReadonlySet<string> = new Set(["on", "local", "remote_write", "remote_apply"]);
