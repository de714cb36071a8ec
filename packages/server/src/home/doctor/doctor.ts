import { openDatabase } from "../../postgres/open.ts";
import { openOn } from "../../touchstone.ts";
import type { Home } from "../home.ts";
import { type Check, unknown, wrong } from "./check.ts";
import { databaseChecks } from "./database-checks.ts";
import { machineChecks } from "./machine-checks.ts";
import { recordChecks } from "./record-checks.ts";

export interface DoctorOptions {
  readonly databaseUrl?: string | undefined;
  /** reads every file and every page; else a sample */
  readonly deep?: boolean;
  readonly now?: () => Date;
  readonly say?: (what: string) => void;
}

/** Looks at an installation from the machine up to the ledgers, changes nothing, and says of each thing what to do. */
export async function doctor(home: Home, options: DoctorOptions = {}): Promise<Check[]> {
  const { databaseUrl, deep = false, now = () => new Date(), say = () => {} } = options;
  const checks = await machineChecks(home);
  const isHeld = checks.some(({ name, ok }) => name === "lock" && ok !== "yes");
  if (isHeld && !databaseUrl) return [...checks, unknown(THE_DATABASE, "in use, not looked at")];
  const database = await openDatabase(home, { databaseUrl, say, purpose: "touchstone doctor" }).catch(
    (error: Error) => error,
  );
  if (database instanceof Error)
    return [...checks, wrong(THE_DATABASE, database.message, "Do what it says, then look again.")];
  try {
    checks.push(...(await databaseChecks(database, { deep, now })));
    if (checks.some(({ name, ok }) => name === "tables" && ok !== "yes"))
      return [
        ...checks,
        unknown({ name: "ledgers", wanted: "all agrees" }, "not looked at: the tables are not as they should be"),
      ];
    const touchstone = await openOn(home, database.url, { now });
    try {
      checks.push(...(await recordChecks(touchstone, { deep, say })));
    } finally {
      await touchstone.close();
    }
    return checks;
  } finally {
    await database.stop();
  }
}

const THE_DATABASE = { name: "database", wanted: "it starts and answers" };
