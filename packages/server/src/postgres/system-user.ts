import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { DatabaseProblem } from "./problem.ts";

/** An account of the operating system. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * Under whom the database runs: null means under us, as PostgreSQL wants it; root it refuses. For root it is the
 * owner of `database` where it is there, else who called sudo, else `nobody`.
 * @throws {DatabaseProblem} if there is no such account, or `home` can't be reached by it
 */
export async function databaseUser(home: string, database: string): Promise<SystemUser | null> {
  const uid = process.getuid?.();
  const owner = await stat(database).catch(() => null);
  if (uid !== 0) {
    if (uid === undefined || owner === null || owner.uid === uid) return null;
    throw new DatabaseProblem(
      "folder-closed",
      `${database} belongs to another account (uid ${owner.uid}; this one is ${uid}). Run this as that account, or as root.`,
    );
  }
  const candidates = owner && owner.uid !== 0 ? [ownerOf(owner)] : [sudoUser(), await nobody()];
  const users = candidates.filter((user) => user !== null);
  let closed: string | null = null;
  for (const user of users) {
    // the folder itself is ours, and is opened to be passed through; those above it are not
    closed = await closedTo(dirname(resolve(home)), user);
    if (closed === null) return user;
  }
  const user = users.at(-1);
  if (!user)
    throw new DatabaseProblem("folder-closed", "PostgreSQL does not run as root, and there is no account nobody.");
  throw new DatabaseProblem(
    "folder-closed",
    `PostgreSQL does not run as root, and ${user.name}, as whom it is started instead, can't pass through ${closed}. ` +
      `Put the data folder elsewhere (such as /srv or /var/lib), or let others pass: chmod o+x ${closed}`,
  );
}

/** The first folder on the way to `path` (or the file itself) that `user` can't pass; null if none. Lists of access rights beyond the mode are not read. */
export async function closedTo(path: string, user: SystemUser): Promise<string | null> {
  const steps = [resolve(path)];
  for (let at = steps[0] ?? "/"; at !== dirname(at); at = dirname(at)) steps.unshift(dirname(at));
  for (const step of steps) {
    const found = await stat(step).catch(() => null);
    if (found === null) return null; // not there: nothing closes it
    const shift = found.uid === user.uid ? 6 : found.gid === user.gid ? 3 : 0;
    if (((found.mode >> shift) & 1) === 0) return step;
  }
  return null;
}

const ownerOf = ({ uid, gid }: { uid: number; gid: number }): SystemUser => ({ uid, gid, name: `uid ${uid}` });

function sudoUser(): SystemUser | null {
  const [uid, gid] = [Number(process.env.SUDO_UID), Number(process.env.SUDO_GID)];
  if (!Number.isInteger(uid) || !Number.isInteger(gid) || uid <= 0 || gid <= 0) return null;
  return { uid, gid, name: process.env.SUDO_USER ?? `uid ${uid}` };
}

async function nobody(): Promise<SystemUser | null> {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  const [, , uid, gid] = /^nobody:.*$/m.exec(accounts)?.[0].split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid), name: "nobody" } : null;
}
