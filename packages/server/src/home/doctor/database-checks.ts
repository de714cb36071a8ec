import type pg from "pg";
import { settingsOn, withClient } from "../../postgres/client.ts";
import { assertSafe } from "../../postgres/safe-settings.ts";
import type { RunningDatabase } from "../../postgres/start.ts";
import { PLACEMENT } from "../../store/manifest.ts";
import { migrationsHere } from "../../store/migrate.ts";
import { tablesIn } from "../backup/tables.ts";
import { type Check, fine, looked, wrong } from "./check.ts";

/** What can be looked at in the database by itself; nothing is changed, the tables are not brought up to date. */
export async function databaseChecks(
  database: RunningDatabase,
  options: { readonly deep: boolean; readonly now: () => Date },
): Promise<Check[]> {
  const on = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => withClient(database.url, work);
  const checks = [await safetyCheck(on, database.embedded), await tablesCheck(on), await clockCheck(on, options.now)];
  return options.deep ? [...checks, await pagesCheck(on)] : checks;
}

type On = <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;

function safetyCheck(on: On, isEmbedded: boolean): Promise<Check> {
  const wanted = { name: "database", wanted: "PostgreSQL 15 or later that loses nothing it has confirmed" };
  const look = async (): Promise<Check> => {
    const settings = await on(settingsOn);
    assertSafe(settings);
    const sums = await on((client) => client.query<{ data_checksums: string }>("SHOW data_checksums"));
    const hasSums = sums.rows[0]?.data_checksums === "on";
    const found = `PostgreSQL ${settings.version}, ${isEmbedded ? "embedded" : "from DATABASE_URL"}, checksums ${hasSums ? "on" : "off"}`;
    if (hasSums) return fine(wanted, found);
    return wrong(
      { ...wanted, wanted: "checksums on, so that a failing disk is noticed" },
      found,
      "Stop the server and run pg_checksums --enable.",
    );
  };
  return looked(wanted, look, "Look at the settings of the server.");
}

function tablesCheck(on: On): Promise<Check> {
  const wanted = { name: "tables", wanted: "every table, made by this program's steps" };
  const look = async (): Promise<Check> => {
    const steps = await migrationsHere();
    const applied = await on((client) => client.query<{ no: number }>("SELECT no FROM migration ORDER BY no")).catch(
      () => null,
    );
    if (applied === null) return wrong(wanted, "none", "Run any other command once: it makes them.");
    const there = new Set((await on(tablesIn)).map(({ name }) => name));
    const missing = Object.keys(PLACEMENT).filter((name) => name !== "migration" && !there.has(name));
    const found = `${applied.rows.length} of ${steps.length} steps, ${there.size} tables`;
    if (applied.rows.length < steps.length)
      return wrong(wanted, found, "Run any other command once: it brings them up to date.");
    if (applied.rows.length > steps.length)
      return wrong(wanted, found, "The database is of a later Touchstone: run that.");
    if (missing.length > 0)
      return wrong(wanted, `${found}; missing: ${missing.join(", ")}`, "Restore a backup into a new folder.");
    return fine(wanted, found);
  };
  return looked(wanted, look, "Look what the server's log says.");
}

const LONGEST_APART_S = 60;

/** Time does not go back in a log: with a clock that lags, all that is recorded bears the time of what is there. */
function clockCheck(on: On, now: () => Date): Promise<Check> {
  const wanted = { name: "clock", wanted: "not before the last event, and as the database's" };
  const look = async (): Promise<Check> => {
    const { rows } = await on((client) =>
      client.query<{ apart: number; last: Date | null; behind: boolean }>(
        `SELECT abs(extract(epoch FROM clock_timestamp() - $1::timestamptz))::float8 AS apart,
                (SELECT max(last_at) FROM event_head) AS last,
                coalesce((SELECT max(last_at) FROM event_head) > $1::timestamptz, false) AS behind`,
        [now()],
      ),
    );
    const { apart = 0, last = null, behind = false } = rows[0] ?? {};
    const found = `${now().toISOString()}; last event ${last?.toISOString() ?? "none yet"}; ${Math.round(apart)} s from the database's`;
    if (!behind && apart <= LONGEST_APART_S) return fine(wanted, found);
    return wrong(wanted, found, "Set the clock of this machine (and of the database's), best by NTP.");
  };
  return looked(wanted, look, "Bring the tables up to date first.");
}

/** Reads every page of every table, so that the database checks its checksum. */
function pagesCheck(on: On): Promise<Check> {
  const wanted = { name: "pages", wanted: "every row of every table can be read" };
  const look = async (): Promise<Check> => {
    let nRows = 0;
    const tables = await on(tablesIn);
    for (const { name } of tables) {
      // no index alone: the rows themselves are read
      const { rows } = await on(async (client) => {
        await client.query("SET enable_indexonlyscan = off");
        return client.query<{ n: string }>(`SELECT count(*) AS n FROM (SELECT t.* FROM "${name}" t OFFSET 0) all_rows`);
      });
      nRows += Number(rows[0]?.n ?? 0);
    }
    return fine(wanted, `${tables.length} tables, ${nRows} rows`);
  };
  return looked(wanted, look, "Stop, copy the data folder away, and restore the last backup into a new one.");
}
