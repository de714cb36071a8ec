import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { embeddedBinaries } from "./binaries.ts";
import { type ServerSettings, settingsOn, withClient } from "./client.ts";
import { initialise, isInitialised, ROLE, readPassword } from "./initialise.ts";
import { hasEnded, listeningIn, spawnPostmaster } from "./postmaster.ts";
import { DatabaseProblem } from "./problem.ts";
import { assertSafe } from "./safe-settings.ts";
import type { Listening } from "./settings.ts";
import { databaseUser } from "./system-user.ts";

/** A database that answers. */
export interface RunningDatabase {
  /** connection string with password: not for logs */
  readonly url: string;
  /** of the server, such as 17.10 */
  readonly version: string;
  /** ours, in the data folder; else one that DATABASE_URL names */
  readonly embedded: boolean;
  /** it was running already, left by a process that was killed */
  readonly adopted: boolean;
  /** Stops an embedded server and waits for its end; a foreign one goes on. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly say?: (line: string) => void;
  /** what it is started for, told to whoever finds it in use */
  readonly purpose?: string;
}

const DATABASE = "touchstone";

/**
 * Starts the embedded PostgreSQL of the data folder `directory` (its `database/` and `run/`), made at the first start.
 * @throws {DatabaseProblem} with what to do
 */
export async function startEmbedded(directory: string, options: StartOptions = {}): Promise<RunningDatabase> {
  const say = options.say ?? (() => {});
  const database = join(directory, "database");
  const run = join(directory, "run");
  const user = await databaseUser(directory, database);
  for (const folder of [directory, run]) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // names stay hidden and files closed; the database's account may only pass through
    if (user) await chmod(folder, 0o711);
  }
  const binaries = await embeddedBinaries(run, user);
  if (!(await isInitialised(database))) {
    say("making the database");
    await initialise(database, { binaries, user, run });
  }
  const password = (await readPassword(run)) ?? "";
  const listening = await listeningIn(run, user);
  const log = join(run, "postgres.log");
  const child = await spawnPostmaster(database, log, { binaries, user, listening });
  const url = urlOf(listening, password);
  const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  const settings = await whenAnswering(url, isRunning, log);
  assertSafe(settings);
  const onExit = (): void => {
    child.kill("SIGINT");
  };
  process.once("exit", onExit);
  return {
    url,
    version: settings.version,
    embedded: true,
    adopted: false,
    stop: async () => {
      process.off("exit", onExit);
      child.kill("SIGINT");
      await hasEnded(isRunning, 60_000);
    },
  };
}

function urlOf(listening: Listening, password: string): string {
  const who = `${ROLE}:${encodeURIComponent(password)}`;
  if (listening.kind === "port") return `postgresql://${who}@127.0.0.1:${listening.port}/${DATABASE}`;
  return `postgresql://${who}@/${DATABASE}?host=${encodeURIComponent(listening.folder)}&port=${listening.port}`;
}

async function whenAnswering(url: string, isRunning: () => boolean, log: string): Promise<ServerSettings> {
  for (;;) {
    try {
      return await withClient(url, settingsOn);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "3D000") {
        await createDatabase(url);
        continue;
      }
      if (!isRunning())
        throw new DatabaseProblem(
          "did-not-start",
          `PostgreSQL did not start. The last that it said:\n  ${await lastLines(log)}`,
          { cause: error },
        );
      if (code !== "ENOENT" && code !== "ECONNREFUSED" && code !== "57P03") throw error;
      await wait(20);
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const maintenance = new URL(url.replace("@/", "@localhost/"));
  maintenance.pathname = "/postgres";
  await withClient(maintenance.href, (client) => client.query(`CREATE DATABASE ${DATABASE}`));
}

async function lastLines(log: string): Promise<string> {
  return (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-5).join("\n  ");
}
