import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type Binaries, EMBEDDED_MAJOR } from "./binaries.ts";
import { DatabaseProblem } from "./problem.ts";
import { runProgram } from "./run-program.ts";
import type { SystemUser } from "./system-user.ts";

/** The owner of everything in the embedded database. */
export const ROLE = "touchstone";

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

/**
 * Makes the database directory: beside its place, synced to disk, then moved there, so that one that stands is whole.
 * What an interrupted attempt left is removed.
 */
export async function initialise(
  database: string,
  { binaries, user, run }: { binaries: Binaries; user: SystemUser | null; run: string },
): Promise<void> {
  const parent = dirname(database);
  const prefix = `${basename(database)}.new-`;
  for (const name of await readdir(parent))
    if (name.startsWith(prefix)) await rm(join(parent, name), { recursive: true, force: true });
  const beside = join(parent, prefix + process.pid);
  await mkdir(beside, { mode: 0o700 });
  if (user) await chown(beside, user.uid, user.gid);
  const password = randomBytes(24).toString("base64url");
  const passwordFile = join(run, `new-password-${process.pid}`);
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
    await rm(database, { recursive: true, force: true }); // an empty folder at most
    await rename(beside, database);
    await syncFolder(parent);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const passwordPath = (run: string): string => join(run, "password");

/** The password of the database, or null where the file is gone. */
export async function readPassword(run: string): Promise<string | null> {
  return (await readFile(passwordPath(run), "utf8").catch(() => "")).trim() || null;
}

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
