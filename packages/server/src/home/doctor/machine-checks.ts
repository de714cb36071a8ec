import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { floorOf, inMb, spaceOf } from "../../postgres/health.ts";
import { holdersIn } from "../../postgres/lock.ts";
import type { Home } from "../home.ts";
import { type Check, fine, looked, unknown, wrong } from "./check.ts";

const OLDEST_NODE = [22, 15] as const; // the first with zstd

/** What can be looked at without the database. */
export async function machineChecks(home: Home): Promise<Check[]> {
  return [nodeCheck(process.versions.node), await diskCheck(home), await accessCheck(home), await lockCheck(home)];
}

export function nodeCheck(version: string): Check {
  const wanted = { name: "Node", wanted: `${OLDEST_NODE.join(".")} or later` };
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return isNew
    ? fine(wanted, version)
    : wrong(wanted, version, "Start Touchstone with npm start, which brings its Node.");
}

function diskCheck(home: Home): Promise<Check> {
  const wanted = { name: "disk", wanted: "room for more than a few imports" };
  const look = async (): Promise<Check> => {
    const { size, free } = await spaceOf(home.dir);
    const floor = floorOf(size);
    const found = `${inMb(free)} free of ${inMb(size)}`;
    const least = { ...wanted, wanted: `${inMb(floor)} free at least` };
    return free < floor
      ? wrong(least, found, "Make room: below that nothing is written any more.")
      : fine(least, found);
  };
  return looked(wanted, look, "Look what the disk says.");
}

/** Others may pass through the folder (the database's own account has to, under root), and see nothing. */
function accessCheck(home: Home): Promise<Check> {
  const wanted = { name: "access", wanted: "data folder, files and keys closed to other accounts" };
  const look = async (): Promise<Check> => {
    if (process.platform === "win32") return unknown(wanted, "Windows keeps rights of access in another way");
    const keys = await readdir(home.keys).catch(() => []);
    const paths = [home.dir, home.files, home.keys, ...keys.map((name) => join(home.keys, name))];
    const open: string[] = [];
    for (const path of paths) {
      const mode = (await stat(path)).mode & 0o777;
      const isFolderItself = path === home.dir;
      if ((mode & (isFolderItself ? 0o066 : 0o077)) !== 0) open.push(`${path} is ${mode.toString(8)}`);
    }
    if (open.length === 0) return fine(wanted, `${paths.length} looked at, all closed`);
    return wrong(wanted, open.join(", "), `chmod -R go-rwx ${home.keys} ${home.files}; chmod go-rw ${home.dir}`);
  };
  return looked(wanted, look, "Run this as the account that owns the data folder.");
}

function lockCheck(home: Home): Promise<Check> {
  const wanted = { name: "lock", wanted: "held by no other process" };
  const look = async (): Promise<Check> => {
    const others = (await holdersIn(join(home.dir, "run"))).filter(({ isAlive }) => isAlive !== false);
    const [first] = others;
    if (!first) return fine(wanted, "free");
    const { pid, host, purpose, since } = first.holder;
    const found = `process ${pid} on ${host} (${purpose}, since ${since})`;
    const isServing = purpose === "touchstone serve";
    const wayOut = isServing
      ? "The service is at work: /readyz tells how it is. To look at the rest, stop it, or restore its last backup elsewhere."
      : "Wait until it is done; what is behind the lock was not looked at.";
    return unknown(wanted, found, wayOut);
  };
  return looked(wanted, look, "Run this as the account that owns the data folder.");
}
