import { type ChildProcess, spawn } from "node:child_process";
import { chown, open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { type ServerSettings, settingsOn, withClient } from "./client.ts";
import { connectionString, DATABASE } from "./connection-string.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { DatabaseProblem } from "./problem.ts";
import { processStart, worksIn } from "./process.ts";
import { cleanEnvironment } from "./run-program.ts";
import { type Listening, memoryHere, settingsOf } from "./settings.ts";
import { endWithProcess, stopServer } from "./stopping.ts";
import type { SystemUser } from "./system-user.ts";

/** Where a server of ours lives and how it is started. */
export interface Place {
  /** its data directory */
  readonly database: string;
  /** folder for its log */
  readonly run: string;
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  readonly password: string;
  readonly say: (line: string) => void;
}

/** A server that answers. */
export interface Server {
  readonly pid: number;
  readonly listening: Listening;
  readonly settings: ServerSettings;
  readonly adopted: boolean;
  readonly isRunning: () => Promise<boolean>;
}

const LONG_MS = 3000;
const ADOPT_MS = 30_000;
const TRIES = 100;
const PORTS = 10;

/**
 * The server that a killed process of ours left behind, if it lives and is really the one of this directory.
 * Waits for one that is only just starting or stopping.
 * @throws {DatabaseProblem} if one is there and doesn't answer
 */
export async function adopt(place: Place): Promise<Server | null> {
  for (const start = performance.now(); ; await wait(50)) {
    const file = await readPostmasterFile(place.database);
    if (file === null) return null;
    const { pid, listening } = file;
    const started = await processStart(pid);
    const isOurs = started !== null && (await worksIn(pid, place.database)) !== false;
    if (!isOurs) return null;
    const settings = listening && (await askedYet(listening, place));
    if (listening && settings) {
      const isSame = settings.dataDirectory !== null && (await isSameFolder(settings.dataDirectory, place.database));
      if (!isSame)
        throw new DatabaseProblem(
          "did-not-start",
          `Another PostgreSQL answers where the one of ${place.database} should: that of ${settings.dataDirectory}. Stop it and try again.`,
        );
      return { pid, listening, settings, adopted: true, isRunning: async () => (await processStart(pid)) === started };
    }
    if (performance.now() - start > ADOPT_MS)
      throw new DatabaseProblem(
        "did-not-start",
        `A PostgreSQL of ${place.database} runs already (process ${pid}), but does not answer. Stop it (kill -INT ${pid}) and try again.`,
      );
  }
}

/** Stops a server that a killed process of ours left behind, where its password is lost and it can't be talked to. */
export async function endLeftover(database: string): Promise<void> {
  const pid = (await readPostmasterFile(database))?.pid;
  if (pid === undefined || (await worksIn(pid, database)) !== true) return;
  const started = await processStart(pid);
  await stopServer(pid, async () => started !== null && (await processStart(pid)) === started);
}

/** Launches at the address that `choose` gives; where that was taken meanwhile, at the next. */
export async function launchSomewhere(place: Place, choose: () => Promise<Listening>): Promise<Server> {
  for (let attempt = 1; ; attempt++)
    try {
      return await launch(place, await choose());
    } catch (error) {
      if (attempt === PORTS || !(error instanceof DatabaseProblem) || error.code !== "port-taken") throw error;
    }
}

/**
 * Starts a server and waits until it answers, however long it takes to recover what a crash left.
 * @throws {DatabaseProblem} if it ends instead, with what it said last
 */
export async function launch(place: Place, listening: Listening): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    await clearLeftovers(place.database, listening);
    const log = join(place.run, "postgres.log");
    const child = await spawnPostmaster(place, log, listening);
    const isRunning = (): boolean => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
    const stop = (): Promise<void> => stopServer(child.pid ?? 0, async () => isRunning());
    const forget = endWithProcess({ stop, leave: () => child.kill("SIGINT") }); // until whoever asked looks after it
    const settings = await whenAnswering(place, listening, isRunning)
      .catch(async (error: unknown) => {
        await stop();
        throw error;
      })
      .finally(forget);
    if (settings !== null)
      return { pid: child.pid ?? 0, listening, settings, adopted: false, isRunning: async () => isRunning() };
    const said = await readFile(log, "utf8").catch(() => "");
    // processes of a server that was killed let go of its memory when they notice
    if (attempt === TRIES || !said.includes("shared memory block")) throw notStarted(place, said, listening);
    await wait(100);
  }
}

/**
 * Removes what a dead server left: PostgreSQL takes it for alive where its number is another process's by now, or it
 * is dead and nobody has buried it yet.
 */
async function clearLeftovers(database: string, listening: Listening): Promise<void> {
  const pid = (await readPostmasterFile(database))?.pid;
  const isAlive = pid !== undefined && (await processStart(pid)) !== null && (await worksIn(pid, database)) !== false;
  if (isAlive) return;
  await rm(join(database, "postmaster.pid"), { force: true });
  if (listening.kind === "port") return;
  const socket = join(listening.folder, `.s.PGSQL.${listening.port}`);
  for (const path of [socket, `${socket}.lock`]) await rm(path, { force: true });
}

async function spawnPostmaster(
  { database, run, binaries, user }: Place,
  log: string,
  listening: Listening,
): Promise<ChildProcess> {
  const settings = Object.entries(settingsOf(memoryHere(), listening));
  await rename(log, `${log}.1`).catch(() => {}); // none yet
  const file = await open(log, "w", 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ["-D", database, ...settings.flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      {
        ...(user ? { uid: user.uid, gid: user.gid } : {}),
        env: cleanEnvironment(),
        cwd: "/",
        detached: true, // a Ctrl-C at the terminal is for us to handle
        stdio: ["ignore", file.fd, file.fd],
        windowsHide: true,
      },
    );
    child.on("error", () => {}); // seen as a process without a number
    child.unref();
    const owner = await stat(dirname(run));
    if (user) await chown(log, owner.uid, owner.gid); // whose the folder is can read it without being root
    return child;
  } finally {
    await file.close();
  }
}

/** Null if the server ended instead. */
async function whenAnswering(
  place: Place,
  listening: Listening,
  isRunning: () => boolean,
): Promise<ServerSettings | null> {
  const url = connectionString(listening, place.password);
  let isSaid = false;
  for (const start = performance.now(); ; await wait(20)) {
    try {
      return await asking(url);
    } catch (error) {
      if (codeOf(error) === "3D000") {
        const maintenance = connectionString(listening, place.password, "postgres");
        await withClient(maintenance, (client) => client.query(`CREATE DATABASE ${DATABASE}`));
        continue;
      }
      if (!isRunning()) return null;
      if (!isNotYet(error)) throw inWords(error, place);
    }
    if (!isSaid && performance.now() - start > LONG_MS) {
      place.say("the database recovers what an interruption left");
      isSaid = true;
    }
  }
}

/** Null: not yet. */
async function askedYet(listening: Listening, place: Place): Promise<ServerSettings | null> {
  try {
    return await asking(connectionString(listening, place.password));
  } catch (error) {
    if (isNotYet(error)) return null;
    throw inWords(error, place);
  }
}

function inWords(error: unknown, { run }: Place): unknown {
  if (codeOf(error) !== "28P01") return error;
  const path = join(run, "password");
  return new DatabaseProblem(
    "did-not-start",
    `The password in ${path} is not the database's. Remove that file: the next start makes a new one.`,
    { cause: error },
  );
}

const asking = (url: string): Promise<ServerSettings> => withClient(url, settingsOn);

/** Whether a server may yet answer: it is starting, stopping, or not listening yet. */
const isNotYet = (error: unknown): boolean =>
  ["ENOENT", "ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01", "57P02"].includes(codeOf(error)) ||
  (error instanceof Error && /terminated unexpectedly|timeout/i.test(error.message));

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([stat(one).catch(() => null), stat(other).catch(() => null)]);
  return a !== null && b !== null && a.dev === b.dev && a.ino === b.ino;
}

function notStarted({ database }: Place, said: string, listening: Listening): DatabaseProblem {
  const last = said.trim().split("\n").slice(-5).join("\n  ");
  if (said.includes("No space left on device"))
    return new DatabaseProblem(
      "disk-full",
      `PostgreSQL did not start: the disk of ${database} is full. Make room there and try again; nothing is lost.\n  ${last}`,
    );
  if (listening.kind === "port" && said.includes("Address already in use"))
    return new DatabaseProblem("port-taken", `PostgreSQL did not start: port ${listening.port} was taken meanwhile.`);
  return new DatabaseProblem(
    "did-not-start",
    `PostgreSQL did not start in ${database}. The last that it said:\n  ${last}`,
  );
}
