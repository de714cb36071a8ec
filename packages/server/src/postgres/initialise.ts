import { randomBytes, randomUUID } from "node:crypto";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Binaries, EMBEDDED_MAJOR } from "./binaries.ts";
import { ROLE } from "./connection-string.ts";
import { endLeftover } from "./launch.ts";
import { DatabaseProblem } from "./problem.ts";
import { runProgram } from "./run-program.ts";
import type { SystemUser } from "./system-user.ts";

/** Whether `database` is a data directory of our version. @throws {DatabaseProblem} if it is something else */
export async function isInitialised(database: string): Promise<boolean> {
  const names = await readdir(database).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (names === null || names.length === 0) return false;
  const version = await readFile(join(database, "PG_VERSION"), "utf8").catch(() => null);
  if (version === null || !names.includes("global"))
    throw new DatabaseProblem(
      "not-a-database",
      `${database} is no database of PostgreSQL: it holds ${names.slice(0, 3).join(", ")}. Nothing there was touched; ` +
        "move it away, or restore a backup into a new folder.",
    );
  if (version.trim() !== EMBEDDED_MAJOR)
    throw new DatabaseProblem(
      "other-version",
      `${database} was made by PostgreSQL ${version.trim()}; this Touchstone brings ${EMBEDDED_MAJOR}. Nothing was touched. ` +
        "Open it with the Touchstone that made it, write a backup there, and restore that here.",
    );
  return true;
}

/** What it takes to run PostgreSQL's programs. */
interface With {
  readonly binaries: Binaries;
  readonly user: SystemUser | null;
  /** folder for the password */
  readonly run: string;
}

/**
 * Makes the database directory: beside its place, synced to disk, then moved there, so that one that stands is whole.
 * What an interrupted attempt left is removed.
 */
export async function initialise(database: string, { binaries, user, run }: With): Promise<void> {
  const parent = dirname(database);
  const prefix = `${basename(database)}.new-`;
  for (const name of await readdir(parent))
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  const beside = join(parent, prefix + randomUUID());
  await mkdir(beside, { mode: 0o700 });
  if (user) await chown(beside, user.uid, user.gid);
  const password = newPassword();
  const passwordFile = join(run, `new-password-${randomUUID()}`);
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) await chown(passwordFile, user.uid, user.gid);
    // ordered by bytes, the same on every system, whatever locales that has
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = [`--username=${ROLE}`, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
    await runProgram(
      binaries.initdb,
      ["-D", beside, ...locale, ...access, "--data-checksums", "--no-instructions"],
      user,
    );
    await keepPassword(run, password);
    await rmdir(database).catch(() => {}); // none, or empty; on anything else the move fails
    await rename(beside, database);
    await syncFolder(parent);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw inWords(error, parent);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const passwordPath = (run: string): string => join(run, "password");

/** The password of the database; where its file is gone the database gets a new one, while it is not running. */
export async function passwordOf(database: string, { binaries, user, run }: With): Promise<string> {
  const kept = (await readFile(passwordPath(run), "utf8").catch(() => "")).trim();
  if (kept !== "") return kept;
  await endLeftover(database);
  const password = newPassword(); // letters, digits, - and _: nothing to quote
  const change = `ALTER ROLE ${ROLE} PASSWORD '${password}'\n`;
  const said = await runProgram(binaries.postgres, ["--single", "-D", database, "postgres"], user, change);
  if (/ERROR|FATAL/.test(said)) throw new DatabaseProblem("did-not-start", `The password could not be set:\n  ${said}`);
  await keepPassword(run, password);
  return password;
}

/** A full disk, or an account without a name. Containers are often run under a number that has no name there; initdb refuses that, though nothing needs the name. */
function inWords(error: unknown, folder: string): unknown {
  if (error instanceof Error && error.message.includes("No space left on device"))
    return new DatabaseProblem(
      "disk-full",
      `There is no room in ${folder} to make a database. Nothing was left there.`,
      {
        cause: error,
      },
    );
  const nameless = error instanceof Error ? /look up effective user ID (\d+)/.exec(error.message)?.[1] : undefined;
  if (nameless === undefined) return error;
  return new DatabaseProblem(
    "no-account",
    `PostgreSQL wants its account to have a name, and number ${nameless} has none here. Run this as an account of /etc/passwd ` +
      `(or add a line there: touchstone:x:${nameless}:${nameless}::/:/bin/false), or name a PostgreSQL of yours in DATABASE_URL.`,
    { cause: error },
  );
}

const newPassword = (): string => randomBytes(24).toString("base64url");

async function keepPassword(run: string, password: string): Promise<void> {
  const beside = `${passwordPath(run)}.new`;
  const file = await open(beside, "w", 0o600);
  await file.writeFile(`${password}\n`);
  await file.sync();
  await file.close();
  await chmod(beside, 0o600);
  await rename(beside, passwordPath(run));
  await syncFolder(run);
}

async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return; // a folder can't be opened there
  const folder = await open(path, "r");
  await folder.sync();
  await folder.close();
}
