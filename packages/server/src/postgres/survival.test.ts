import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import type { Holder } from "./lock.ts";
import { processStart, signal } from "./process.ts";
import { ask, kill, postmasterOf, type Said, saidBy, sampleFolder, startHolder, until } from "./sample-folder.ts";
import { type RunningDatabase, startEmbedded } from "./start.ts";

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function folder(): Promise<string> {
  const { directory, remove } = await sampleFolder();
  undo.push(remove);
  return directory;
}

async function started(directory: string): Promise<RunningDatabase> {
  const database = await startEmbedded(directory, { purpose: "the test" });
  undo.push(database.stop);
  return database;
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function serverOf(directory: string): Promise<number> {
  const pid = await postmasterOf(directory);
  if (pid === null) throw new Error("no server");
  return pid;
}

describe("after an interruption", () => {
  test("a first start that was killed as it made the database leaves nothing in the way", async () => {
    const directory = await folder();
    const holder = startHolder(directory);
    const isBegun = async (): Promise<boolean> =>
      (await readdir(directory)).some((name) => name.startsWith("database.new-"));
    await until(isBegun);
    await kill(holder);
    expect(await isThere(join(directory, "database"))).toBe(false);
    const { url, adopted } = await started(directory);
    expect(adopted).toBe(false);
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await isBegun()).toBe(false);
  });

  test("the server of a process that was killed is adopted, and stopped with us", async () => {
    const directory = await folder();
    const holder = startHolder(directory);
    const { url } = await saidBy(holder);
    await ask(String(url), "CREATE TABLE kept AS SELECT 7 AS n");
    const pid = await serverOf(directory);
    await kill(holder);
    expect(await processStart(pid)).not.toBeNull();
    const database = await started(directory);
    expect(database.adopted).toBe(true);
    expect(await ask(database.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
    expect(await serverOf(directory)).toBe(pid);
    await database.stop();
    expect(await processStart(pid)).toBeNull();
  });

  test("a server left behind whose password is lost is stopped and started with a new one", async () => {
    const directory = await folder();
    const holder = startHolder(directory);
    await saidBy(holder);
    const pid = await serverOf(directory);
    await kill(holder);
    await rm(join(directory, "run", "password"));
    const { adopted, url } = await started(directory);
    expect(adopted).toBe(false);
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await processStart(pid)).toBeNull();
  });

  test("a server that was killed with us recovers what it had confirmed", async () => {
    const directory = await folder();
    const holder = startHolder(directory);
    const { url } = await saidBy(holder);
    await ask(String(url), "CREATE TABLE kept AS SELECT generate_series(1, 100000) AS n");
    const pid = await serverOf(directory);
    await kill(holder);
    signal(pid, "SIGKILL");
    const database = await started(directory);
    expect(database.adopted).toBe(false);
    expect(await ask(database.url, "SELECT count(*)::int AS n FROM kept")).toEqual([{ n: 100_000 }]);
  });

  test("a server that is killed under us is started again at the same address", async () => {
    const directory = await folder();
    const { url, stop } = await started(directory);
    await ask(url, "CREATE TABLE kept AS SELECT 7 AS n");
    const pid = await serverOf(directory);
    signal(pid, "SIGKILL");
    await until(async () => (await processStart(pid)) === null);
    await until(() =>
      ask(url, "SELECT n FROM kept").then(
        () => true,
        () => false,
      ),
    );
    expect(await serverOf(directory)).not.toBe(pid);
    await stop();
    expect(await postmasterOf(directory)).toBeNull();
  });

  test("a process number that is another process's by now is no server", async () => {
    const directory = await folder();
    const { stop } = await started(directory);
    const path = join(directory, "database", "postmaster.pid");
    const lines = (await readFile(path, "utf8")).split("\n");
    await stop();
    const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const sleeper = spawn("sleep", ["60"], { ...identity, cwd: "/" });
    undo.push(() => kill(sleeper));
    await writeFile(path, [sleeper.pid, ...lines.slice(1)].join("\n"));
    const { adopted } = await started(directory);
    expect(adopted).toBe(false);
    expect(await serverOf(directory)).not.toBe(sleeper.pid);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s stops the server and then ends the process as ever", async (name) => {
    const directory = await folder();
    const holder = startHolder(directory);
    await saidBy(holder);
    const ended = once(holder, "exit");
    holder.kill(name);
    expect(await ended).toEqual([null, name]);
    expect(await postmasterOf(directory)).toBeNull();
    expect((await readdir(join(directory, "run"))).filter((file) => file.startsWith("lock"))).toEqual([]);
  });

  test("a process that ends without stopping the server leaves none behind", async () => {
    const directory = await folder();
    const holder = startHolder(directory, "test", "end");
    const ended = once(holder, "exit");
    await saidBy(holder);
    expect(await ended).toEqual([0, null]);
    const { url, adopted, stop } = await started(directory); // at once: it waits for the end of the other
    expect(adopted).toBe(false);
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await stop();
    expect(await postmasterOf(directory)).toBeNull();
  });
});

describe("the data folder", () => {
  test("in use is refused, naming who has it", async () => {
    const directory = await folder();
    const holder = startHolder(directory, "import of units");
    undo.push(() => kill(holder));
    await saidBy(holder);
    const again = startEmbedded(directory);
    await expect(again).rejects.toMatchObject({ code: "in-use" });
    await expect(again).rejects.toThrow(
      new RegExp(`^The data folder is in use by process ${holder.pid} \\(import of units, since 2.*Z\\)\\. Wait`),
    );
  });

  test("in use by this very process is refused too", async () => {
    const directory = await folder();
    await started(directory);
    await expect(startEmbedded(directory)).rejects.toThrow("in use by this very process (the test, since ");
  });

  test("has one owner, however many come at once", async () => {
    const directory = await folder();
    const holders = Array.from({ length: 5 }, () => startHolder(directory));
    undo.push(async () => void (await Promise.all(holders.map(kill))));
    const said: Said[] = await Promise.all(holders.map(saidBy));
    expect(said.filter(({ url }) => url !== undefined)).toHaveLength(1);
    expect(said.filter(({ code }) => code === "in-use")).toHaveLength(4);
  });

  const lockOf = async (change: Partial<Holder>): Promise<Holder> => ({
    pid: process.ppid,
    started: (await processStart(process.ppid)) ?? "",
    host: hostname(),
    boot: (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim(),
    pidSpace: "",
    since: "2026-01-01T00:00:00.000Z",
    purpose: "serve",
    ...change,
  });

  test.each([
    ["whose process number is another process's by now", { started: "1" }],
    ["of an earlier run of this machine", { boot: "another" }],
    ["of a container that is gone", { host: "container", pidSpace: "another" }],
  ])("is taken over from a holder %s", async (_, change) => {
    const directory = await folder();
    const holder = startHolder(directory);
    await saidBy(holder);
    const [name = ""] = (await readdir(join(directory, "run"))).filter((file) => file.startsWith("lock"));
    const real = JSON.parse(await readFile(join(directory, "run", name), "utf8")) as Holder; // written by ours
    const ended = once(holder, "exit");
    holder.kill("SIGTERM");
    await ended;
    await writeFile(
      join(directory, "run", "lock-x"),
      JSON.stringify(await lockOf({ pidSpace: real.pidSpace, ...change })),
    );
    const { url } = await started(directory);
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await isThere(join(directory, "run", "lock-x"))).toBe(false);
  });

  test("held from another machine is refused, with the file to remove if that is gone", async () => {
    const directory = await folder();
    await mkdir(join(directory, "run"));
    const path = join(directory, "run", "lock-x");
    await writeFile(path, JSON.stringify(await lockOf({ host: "elsewhere", boot: "another", pid: 12 })));
    await expect(startEmbedded(directory)).rejects.toThrow(
      `in use by process 12 on elsewhere (serve, since 2026-01-01T00:00:00.000Z). Whether that still runs can't be seen from here. If it is gone for certain, remove ${path} and try again.`,
    );
    await rm(path);
    await started(directory);
  });

  test("of another version of PostgreSQL is named and left as it is", async () => {
    const directory = await folder();
    const { stop } = await started(directory);
    await stop();
    await writeFile(join(directory, "database", "PG_VERSION"), "16\n");
    const before = await readdir(join(directory, "database"));
    await expect(startEmbedded(directory)).rejects.toThrow(
      /was made by PostgreSQL 16; this Touchstone brings 17\. Nothing/,
    );
    expect(await readdir(join(directory, "database"))).toEqual(before);
  });

  test("that holds something else is named and left as it is", async () => {
    const directory = await folder();
    await mkdir(join(directory, "database"));
    await writeFile(join(directory, "database", "letters.txt"), "dear");
    await expect(startEmbedded(directory)).rejects.toThrow(
      /is no database of PostgreSQL: it holds letters\.txt\. Nothing/,
    );
    expect(await readFile(join(directory, "database", "letters.txt"), "utf8")).toBe("dear");
  });

  test.skipIf(process.getuid?.() !== 0)(
    "below a folder that only root passes is refused, naming that folder",
    async () => {
      const closed = await mkdtemp(join(tmpdir(), "touchstone-"));
      undo.push(() => rm(closed, { recursive: true }));
      await expect(startEmbedded(join(closed, "home"))).rejects.toThrow(
        `can't pass through ${closed}. Put the data folder elsewhere (such as /srv or /var/lib), or let others pass: chmod o+x ${closed}`,
      );
    },
  );
});
