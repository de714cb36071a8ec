import { chmod, mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { embeddedBinaries } from "./binaries.ts";
import { connectionString } from "./connection-string.ts";
import { initialise, isInitialised, passwordOf } from "./initialise.ts";
import { adopt, launch, launchSomewhere, type Place } from "./launch.ts";
import { listeningIn } from "./listening.ts";
import { takeLock } from "./lock.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { signal } from "./process.ts";
import { assertSafe } from "./safe-settings.ts";
import { endWithProcess } from "./stopping.ts";
import { supervise } from "./supervise.ts";
import { databaseUser, type SystemUser } from "./system-user.ts";

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
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly say?: (line: string) => void;
  /** what it is started for, told to whoever finds it in use */
  readonly purpose?: string;
}

/**
 * Starts the embedded PostgreSQL of the data folder `directory` (its `database/` and `run/`), made at the first start.
 * A server left by a process that was killed is adopted; one that dies is started again. It stops with this process.
 * @throws {DatabaseProblem} with what to do
 */
export async function startEmbedded(directory: string, options: StartOptions = {}): Promise<RunningDatabase> {
  const { say = () => {}, purpose = "touchstone" } = options;
  const [database, run] = [join(directory, "database"), join(directory, "run")];
  const user = await databaseUser(directory, database);
  await makeFolders([directory, run], user);
  const lock = await takeLock(run, purpose, () => serverAnswers(database));
  try {
    const binaries = await embeddedBinaries(run, user);
    if (!(await isInitialised(database))) {
      say("making the database");
      await initialise(database, { binaries, user, run });
    }
    const password = await passwordOf(database, { binaries, user, run });
    const place: Place = { database, run, binaries, user, password, say };
    const adopted = await adopt(place);
    const server = adopted ?? (await launchSomewhere(place, () => listeningIn(run, user)));
    const supervised = supervise(server, () => launch(place, server.listening), say);
    const leave = (): void => {
      signal(supervised.pid(), "SIGINT");
      lock.release();
    };
    const stop = once(async () => {
      await supervised.stop();
      lock.release();
      forget();
    });
    const forget = endWithProcess({ stop, leave });
    try {
      assertSafe(server.settings);
    } catch (error) {
      await stop();
      throw error;
    }
    const url = connectionString(server.listening, password);
    return { url, version: server.settings.version, embedded: true, adopted: server.adopted, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Closed to others; the account of the database may pass through, without seeing what lies there. */
async function makeFolders(folders: readonly string[], user: SystemUser | null): Promise<void> {
  for (const folder of folders) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (user) await chmod(folder, 0o711);
  }
}

/** Whether something listens where the server of `database` says it does; null where that can't be asked from here. */
async function serverAnswers(database: string): Promise<boolean | null> {
  const file = await readPostmasterFile(database);
  if (file === null) return false;
  const { listening } = file;
  if (listening?.kind !== "socket") return null; // a container has ports of its own
  const socket = connect(join(listening.folder, `.s.PGSQL.${listening.port}`));
  return new Promise((resolve) => {
    socket.on("connect", () => resolve(true));
    socket.on("error", () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>; // resolved by nothing else
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}
