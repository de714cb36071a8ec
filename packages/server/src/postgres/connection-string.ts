import type { Listening } from "./settings.ts";

/** The owner of everything in the embedded database. */
export const ROLE = "touchstone";

/** The database of ours within the server, beside the one for maintenance that every server has. */
export const DATABASE = "touchstone";

/** The connection string of our server, as libpq and `pg` both read it; it holds the password. */
export function connectionString(listening: Listening, password: string, database: string = DATABASE): string {
  const who = `${ROLE}:${encodeURIComponent(password)}`;
  if (listening.kind === "port") return `postgresql://${who}@127.0.0.1:${listening.port}/${database}`;
  return `postgresql://${who}@/${database}?host=${encodeURIComponent(listening.folder)}&port=${listening.port}`;
}
