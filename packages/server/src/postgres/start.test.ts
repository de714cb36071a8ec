import { readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { homeAt } from "../home/home.ts";
import { openDatabase } from "./open.ts";
import { ask, postmasterOf, sampleFolder } from "./sample-folder.ts";
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
  const database = await startEmbedded(directory);
  undo.push(database.stop);
  return database;
}

describe("the embedded database", () => {
  test("keeps from one start to the next what was written, and leaves nothing running", async () => {
    const directory = await folder();
    const first = await started(directory);
    expect(first).toMatchObject({ embedded: true, adopted: false, version: "17.10" });
    await ask(first.url, "CREATE TABLE kept AS SELECT 'བོད' AS name");
    await first.stop();
    expect(await postmasterOf(directory)).toBeNull();
    expect((await readdir(join(directory, "run"))).filter((name) => name.startsWith("lock"))).toEqual([]);
    const second = await started(directory);
    expect(await ask(second.url, "SELECT name FROM kept")).toEqual([{ name: "བོད" }]);
  });

  test("is safe against loss of power, checks its pages, sorts by bytes and logs nobody's data", async () => {
    const { url } = await started(await folder());
    const names = ["fsync", "full_page_writes", "synchronous_commit", "data_checksums", "server_encoding"];
    const list = [...names, "log_min_error_statement", "log_error_verbosity", "listen_addresses", "TimeZone"];
    const rows = await ask(url, `SELECT ${list.map((name) => `current_setting('${name}') AS "${name}"`).join(", ")}`);
    expect(rows).toEqual([
      {
        fsync: "on",
        full_page_writes: "on",
        synchronous_commit: "on",
        data_checksums: "on",
        server_encoding: "UTF8",
        log_min_error_statement: "panic",
        log_error_verbosity: "terse",
        listen_addresses: "",
        TimeZone: "UTC",
      },
    ]);
    const sorted = await ask(url, "SELECT x FROM (VALUES ('b'), ('Z'), ('ä'), ('a'), ('麦')) v(x) ORDER BY x");
    expect(sorted).toEqual([{ x: "Z" }, { x: "a" }, { x: "b" }, { x: "ä" }, { x: "麦" }]);
  });

  test("is reached by a port of this machine alone where the socket's path would be too long", async () => {
    const base = await folder();
    const { url } = await started(join(base, 'ein langer Name, mit Komma und "Zeichen" – 記錄 '.repeat(2).trim()));
    expect(url).toMatch(/@127\.0\.0\.1:\d+\/touchstone$/);
    expect(await ask(url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  });

  test("is reached by a socket in a folder whose name holds quotes, commas and blanks", async () => {
    const base = await folder();
    const { url } = await started(join(base, `a "b", 'c' – 記`));
    expect(url).toContain("host=");
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("gets a new password where its file was lost", async () => {
    const directory = await folder();
    const first = await started(directory);
    await first.stop();
    await rm(join(directory, "run", "password"));
    const { url } = await started(directory);
    expect(url).not.toBe(first.url);
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect((await stat(join(directory, "run", "password"))).mode & 0o777).toBe(0o600);
  });

  test("whose password is another than its file says is told so, and nothing is left running", async () => {
    const directory = await folder();
    await (await started(directory)).stop();
    await writeFile(join(directory, "run", "password"), "other\n");
    await expect(startEmbedded(directory)).rejects.toThrow(
      `The password in ${join(directory, "run", "password")} is not the database's. Remove that file`,
    );
    expect(await postmasterOf(directory)).toBeNull();
    await rm(join(directory, "run", "password"));
    await started(directory);
  });

  test("is refused where a role would lose what was confirmed, ours and a named one alike", async () => {
    const directory = await folder();
    const { url, stop } = await started(directory);
    await ask(url, "ALTER ROLE touchstone SET synchronous_commit = off");
    const named = openDatabase(homeAt(directory), { databaseUrl: url });
    await expect(named).rejects.toMatchObject({ code: "unsafe-settings" });
    await expect(named).rejects.toThrow("synchronous_commit is off");
    await stop();
    await expect(startEmbedded(directory)).rejects.toThrow("may lose what it has confirmed: synchronous_commit is off");
    expect(await postmasterOf(directory)).toBeNull();
  });

  test("named by DATABASE_URL is used as it is and left running", async () => {
    const { url } = await started(await folder());
    const named = await openDatabase(homeAt("/nowhere"), { databaseUrl: url });
    expect(named).toMatchObject({ url, embedded: false, version: "17.10" });
    await named.stop();
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("named by DATABASE_URL and out of reach is said without the password", async () => {
    const open = openDatabase(homeAt("/nowhere"), { databaseUrl: "postgresql://me:secret@127.0.0.1:1/db" });
    await expect(open).rejects.toThrow(
      /^The PostgreSQL at postgresql:\/\/me:…@127\.0\.0\.1:1\/db can't be reached: .*ECONNREFUSED/,
    );
  });
});
