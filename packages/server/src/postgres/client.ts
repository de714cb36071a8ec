import pg from "pg";
import { DatabaseProblem } from "./problem.ts";

/** What a server says of itself, as far as we depend on it. */
export interface ServerSettings {
  /** such as 17.10 */
  readonly version: string;
  /** such as 170010 */
  readonly versionNumber: number;
  /** name → value, as SHOW gives it, in a session of ours */
  readonly safety: Readonly<Record<string, string>>;
  /** null where our role may not know it */
  readonly dataDirectory: string | null;
}

/** Works with one connection that ends with the work. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on("error", () => {}); // the work's own promise rejects too
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The settings of a server. @throws {DatabaseProblem} if it can't be reached */
export async function askSettings(url: string): Promise<ServerSettings> {
  try {
    return await withClient(url, settingsOn);
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error);
    throw new DatabaseProblem(
      "unreachable",
      `The PostgreSQL at ${withoutPassword(url)} can't be reached: ${message}. Check DATABASE_URL and that the server runs.`,
      { cause: error },
    );
  }
}

/** The settings of the server of a connection. */
export async function settingsOn(client: pg.Client): Promise<ServerSettings> {
  const { rows } = await client.query<{ name: string; setting: string | null }>(
    `SELECT name, current_setting(name, true) AS setting FROM pg_settings
     WHERE name IN ('server_version', 'server_version_num', 'data_directory',
                    'fsync', 'full_page_writes', 'synchronous_commit')`,
  );
  const values = new Map(rows.map(({ name, setting }) => [name, setting]));
  const of = (name: string): string => values.get(name) ?? "unknown";
  return {
    version: of("server_version").split(" ")[0] ?? "",
    versionNumber: Number(of("server_version_num")),
    safety: Object.fromEntries(SAFETY.map((name) => [name, of(name)])),
    dataDirectory: values.get("data_directory") ?? null,
  };
}

const SAFETY = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** A connection string as people may see it. */
function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/?]*):[^@]*@/, "$1:…@").replace(/([?&]password=)[^&]*/, "$1…");
}
