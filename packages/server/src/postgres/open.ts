import type { Home } from "../home/home.ts";
import { askSettings } from "./client.ts";
import { assertSafe } from "./safe-settings.ts";
import { type RunningDatabase, type StartOptions, startEmbedded } from "./start.ts";

/**
 * The database of a data folder: the one that `databaseUrl` names (DATABASE_URL of the environment, which the caller
 * reads), else the embedded one, started.
 * @throws {DatabaseProblem} if it can't be reached, is older than PostgreSQL 15, or might lose what it has confirmed
 */
export async function openDatabase(
  home: Home,
  options: StartOptions & { readonly databaseUrl?: string | undefined } = {},
): Promise<RunningDatabase> {
  const { databaseUrl } = options;
  if (!databaseUrl) return startEmbedded(home.dir, options);
  const settings = await askSettings(databaseUrl);
  assertSafe(settings);
  return { url: databaseUrl, version: settings.version, embedded: false, adopted: false, stop: async () => {} };
}
