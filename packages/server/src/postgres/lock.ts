import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { open, readdir, readFile, readlink, rename, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { DatabaseProblem } from "./problem.ts";
import { processStart } from "./process.ts";

/** Who has the data folder, as written in its lock file. */
export interface Holder {
  readonly pid: number;
  /** when its process began, see `processStart` */
  readonly started: string;
  readonly host: string;
  /** one run of the machine, and the space in which its process numbers count; "" where the system has none */
  readonly boot: string;
  readonly pidSpace: string;
  readonly since: string;
  readonly purpose: string;
}

/** A lock that is held. */
export interface Lock {
  release(): void;
}

const PREFIX = "lock-";
const TRIES = 5;

/**
 * Takes the data folder for this process. Everyone writes a file of their own first and looks at the others' after:
 * of two that come at once at least one sees the other, so never both have it. Files of the dead are removed.
 * @param serverAnswers whether a server answers in this folder: asked where the holder's process can't be seen
 * @throws {DatabaseProblem} in-use, naming the holder
 */
export async function takeLock(
  run: string,
  purpose: string,
  serverAnswers: () => Promise<boolean | null>,
): Promise<Lock> {
  const me = await thisProcess(purpose);
  for (let attempt = 1; ; attempt++) {
    const mine = await writeLock(run, me);
    const other = await livingOther(run, mine, { me, serverAnswers });
    if (other === null) return { release: () => rmSync(join(run, mine), { force: true }) };
    await rm(join(run, mine), { force: true });
    if (attempt === TRIES) throw inUse(run, other, me);
    await wait(20 + Math.random() * 80); // whoever came at the same moment draws another number
  }
}

/** Those whose lock files lie in `run`, dead or alive. */
export async function holdersIn(run: string): Promise<{ readonly holder: Holder; readonly isAlive: boolean | null }[]> {
  const me = await thisProcess("");
  const names = (await readdir(run).catch(() => [])).filter((name) => name.startsWith(PREFIX));
  const holders = await Promise.all(names.map((name) => readHolder(join(run, name))));
  return Promise.all(
    holders
      .filter((holder) => holder !== null)
      .map(async (holder) => ({ holder, isAlive: await isAlive(holder, me, async () => null) })),
  );
}

interface Other {
  readonly file: string;
  readonly holder: Holder;
  /** null: it can't be known from here */
  readonly isAlive: true | null;
}

interface Asking {
  readonly me: Holder;
  readonly serverAnswers: () => Promise<boolean | null>;
}

async function livingOther(run: string, mine: string, { me, serverAnswers }: Asking): Promise<Other | null> {
  for (const file of await readdir(run)) {
    if (!file.startsWith(PREFIX) || file === mine) continue;
    const holder = await readHolder(join(run, file));
    const alive = holder === null ? false : await isAlive(holder, me, serverAnswers);
    if (holder !== null && alive !== false) return { file, holder, isAlive: alive };
    await rm(join(run, file), { force: true });
  }
  return null;
}

async function isAlive(holder: Holder, me: Holder, serverAnswers: Asking["serverAnswers"]): Promise<boolean | null> {
  const isSameBoot = holder.boot === me.boot && (holder.boot !== "" || holder.host === me.host);
  if (isSameBoot && holder.pidSpace === me.pidSpace) {
    const started = await processStart(holder.pid);
    return started !== null && started === holder.started;
  }
  if (isSameBoot) return serverAnswers(); // another container of this machine, or one that is gone
  return holder.host === me.host ? false : null; // this machine was started again; or it is another one
}

async function thisProcess(purpose: string): Promise<Holder> {
  const [started, boot, pidSpace] = await Promise.all([
    processStart(process.pid),
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]);
  const since = new Date().toISOString();
  return { pid: process.pid, started: started ?? "", host: hostname(), boot: boot.trim(), pidSpace, since, purpose };
}

/** Written beside and moved into place, so that nobody reads half of it. @returns its name */
async function writeLock(run: string, holder: Holder): Promise<string> {
  const name = PREFIX + randomUUID();
  const beside = join(run, `.${name}`);
  const file = await open(beside, "w", 0o600);
  await file.writeFile(`${JSON.stringify(holder)}\n`);
  await file.close();
  await rename(beside, join(run, name));
  return name;
}

/** Null where the file is gone, or cut off: power went as it was written, so its holder is gone too. */
async function readHolder(path: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return isHolder(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== "object" || value === null) return false;
  const fields = Object.entries(value).map(([name, field]) => `${name} ${typeof field}`);
  const texts = ["started", "host", "boot", "pidSpace", "since", "purpose"].map((name) => `${name} string`);
  return ["pid number", ...texts].every((field) => fields.includes(field));
}

function inUse(run: string, { holder, file, isAlive }: Other, me: Holder): DatabaseProblem {
  const where = holder.host === me.host ? "" : ` on ${holder.host}`;
  const whom = isAlive && holder.pid === me.pid ? "this very process" : `process ${holder.pid}${where}`;
  const what = `The data folder is in use by ${whom} (${holder.purpose}, since ${holder.since}).`;
  const wayOut = isAlive
    ? "Wait until it is done, or end it."
    : `Whether that still runs can't be seen from here. If it is gone for certain, remove ${join(run, file)} and try again.`;
  return new DatabaseProblem("in-use", `${what} ${wayOut}`);
}
