import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { checkStore } from "../../ledger/check-store.ts";
import { publish } from "../../ledger/publish.ts";
import { withClient } from "../../postgres/client.ts";
import { openDatabase } from "../../postgres/open.ts";
import { processStart } from "../../postgres/process.ts";
import { smallDisk } from "../../postgres/sample-disk.ts";
import { sampleFolder } from "../../postgres/sample-folder.ts";
import { ensurePartition } from "../../store/partition.ts";
import { transaction } from "../../store/tx.ts";
import { foundOrganisation } from "../../testing/sample-organisation.ts";
import { type TestTouchstone, testTouchstone } from "../../testing/test-database.ts";
import { openTouchstone } from "../../touchstone.ts";
import { type BackupReceipt, backup } from "./backup.ts";
import { restore } from "./restore.ts";
import { tablesIn } from "./tables.ts";

let on: TestTouchstone;
let folder = "";
let file = "";
let written: BackupReceipt;
const undo: (() => Promise<void>)[] = [];
const at = new Date("2026-11-22T04:00:00.000Z");
const now = (): Date => at;

beforeAll(async () => {
  on = await testTouchstone();
  folder = await mkdtemp(join(tmpdir(), "touchstone-"));
  file = join(folder, "one.backup");
  await fillTables();
  await on.touchstone.files.put(Buffer.from("rows of a chunk\n"));
  await on.touchstone.files.put(Buffer.from("rows of another\n"));
  const { log } = await foundOrganisation(on.touchstone, "larkwater");
  await publish(on.touchstone, log);
  written = await backup({ home: on.home, url: on.url, file, now });
});
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});
afterAll(async () => {
  await on.end();
  await rm(folder, { recursive: true });
});

/** Rows in every kind of table: reference, log, partitioned; with every kind of value that is easily lost on the way. */
async function fillTables(): Promise<void> {
  await transaction(on.touchstone, async (tx) => {
    for (const year of [2024, 2026]) await ensurePartition(tx, year);
    await tx.query(
      "INSERT INTO account VALUES ('019a0000-0000-7000-8000-00000000000a', 'dawa', '2026-03-01T12:00:00.123456+08')",
    );
    const values = ["0.1", "1e-300", "'NaN'", "'-Infinity'", "4.9406564584124654e-324", "NULL", "-0.0"];
    for (const [unit, value] of values.entries())
      await tx.query(`INSERT INTO observation VALUES (64, 202403, ${unit}, 1, 5, 0, ${value}, NULL, NULL, $1)`, [
        'a\tb\\n\n"c" བོད 麦 \u0001',
      ]);
    await tx.query(
      "INSERT INTO observation SELECT 64, 202600, n, 1, 6, 0, n / 7.0, NULL, NULL, NULL FROM generate_series(1, 20000) n",
    );
  });
}

/** Every row of every table, as text, sorted. */
async function contentOf(url: string): Promise<Map<string, unknown>> {
  return withClient(url, async (client) => {
    const content = new Map<string, unknown>();
    for (const { name } of await tablesIn(client)) {
      const { rows } = await client.query(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
      content.set(name, rows);
    }
    const { rows } = await client.query("SELECT no, name, sha256 FROM migration ORDER BY no");
    return content.set("migration", rows);
  });
}

async function filesIn(dir: string): Promise<Map<string, string>> {
  const content = new Map<string, string>();
  for (const item of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (item.isFile()) {
      const path = join(item.parentPath, item.name);
      content.set(path.slice(dir.length), (await readFile(path)).toString("base64"));
    }
  return content;
}

test("what is restored is what was there: every table, every file, every key, closed to others", async () => {
  const { directory, remove } = await sampleFolder();
  undo.push(remove);
  const receipt = await restore({ file, dir: join(directory, "restored") });
  expect(receipt).toMatchObject({ writtenAt: at.toISOString(), nRows: written.nRows, nFiles: 2 });
  expect(written).toMatchObject({ nFiles: 2, nKeys: (await readdir(on.home.keys)).length });
  for (const name of ["files", "keys"]) {
    const [got, want] = await Promise.all([filesIn(join(receipt.home.dir, name)), filesIn(join(on.home.dir, name))]);
    expect(want.size).toBeGreaterThan(0);
    expect(got).toEqual(want);
    for (const path of got.keys()) expect((await stat(join(receipt.home.dir, name, path))).mode & 0o777).toBe(0o600);
  }
  expect((await stat(receipt.home.keys)).mode & 0o777).toBe(0o700);
  const database = await openDatabase(receipt.home, {});
  const [got, want] = [await contentOf(database.url), await contentOf(on.url)];
  await database.stop();
  expect(got.size).toBeGreaterThan(20);
  expect(got).toEqual(want);
  const touchstone = await openTouchstone(receipt.home, { now });
  const report = await checkStore(touchstone);
  await touchstone.close();
  expect(report).toMatchObject({ nLogs: 1, nEvents: 3, faults: [] });
  expect(await filesIn(join(receipt.home.dir, "ledger"))).toEqual(await filesIn(join(on.home.dir, "ledger")));
});

test("is consistent while others write: rows that come meanwhile are not in it", async () => {
  const during = join(folder, "during.backup");
  undo.push(() => rm(during));
  const writes: Promise<unknown>[] = [];
  const say = (): void => {
    const insert = "INSERT INTO observation VALUES (128, 202600, $1, 1, 6, 0, 1, NULL, NULL, NULL)";
    writes.push(on.touchstone.pool.query(insert, [writes.length]));
  };
  const receipt = await backup({ home: on.home, url: on.url, file: during, now, say });
  await Promise.all(writes);
  expect(writes.length).toBeGreaterThan(10);
  expect(receipt.nRows).toBe(written.nRows);
  await on.touchstone.pool.query("DELETE FROM observation WHERE shard_key = 128");
});

test("holds private keys, so that nobody else may read it, and is never written over another", async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(backup({ home: on.home, url: on.url, file, now })).rejects.toThrow(`${file} is there already.`);
  expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([]);
});

test("removes what one that was killed has left, and leaves one that is being written", async () => {
  const child = spawn("true");
  await once(child, "exit");
  const [left, growing] = [join(folder, `.${child.pid}-1.backup`), join(folder, `.${process.ppid}-1.backup`)];
  for (const path of [left, growing]) await writeFile(path, "keys");
  const another = join(folder, "another.backup");
  undo.push(
    () => rm(another),
    () => rm(growing),
  );
  await backup({ home: on.home, url: on.url, file: another, now });
  expect((await readdir(folder)).filter((name) => name.startsWith("."))).toEqual([`.${process.ppid}-1.backup`]);
});

test("is not restored over a folder that another process restores into, nor over one that is done", async () => {
  const dir = join(folder, "taken");
  undo.push(() => rm(dir, { recursive: true }));
  await mkdir(dir);
  await writeFile(join(dir, "restore-under-way"), `${process.pid} ${await processStart(process.pid)}`);
  await expect(restore({ file, dir })).rejects.toThrow(`Process ${process.pid} is restoring into ${dir}.`);
  await writeFile(join(dir, "restore-under-way"), `${process.pid} 1`); // of a process that was
  await writeFile(join(dir, "touchstone.json"), "{}");
  await expect(restore({ file, dir })).rejects.toThrow(`${dir} is not empty`);
  expect((await readdir(dir)).sort()).toEqual(["restore-under-way", "touchstone.json"]);
});

test("one byte that changed anywhere is found before anything is written", async () => {
  const whole = await readFile(file);
  const altered = join(folder, "altered.backup");
  undo.push(() => rm(altered, { force: true }));
  const dir = join(folder, "nothing");
  // within names, sizes, contents, manifest and its digest; the rest of a block is filled up and says nothing
  const places = [
    3,
    130,
    520,
    whole.indexOf("copy.zst") - 9,
    whole.indexOf('"years"'),
    whole.lastIndexOf("sha256") + 512 - 10,
  ];
  for (const place of places) {
    const bytes = Buffer.from(whole);
    bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
    await writeFile(altered, bytes);
    await expect(restore({ file: altered, dir })).rejects.toMatchObject({ code: "backup-damaged" });
  }
  for (const length of [0, 511, 5000, whole.length - 1024, whole.length - 2048]) {
    await writeFile(altered, whole.subarray(0, length));
    await expect(restore({ file: altered, dir })).rejects.toMatchObject({ code: "backup-damaged" });
  }
  await writeFile(altered, "# Touchstone\n".repeat(100));
  for (const none of [altered, folder])
    await expect(restore({ file: none, dir })).rejects.toMatchObject({
      code: "no-backup",
      message: `${none} is no backup of Touchstone. Nothing was restored.`,
    });
  await expect(stat(dir)).rejects.toThrow("ENOENT");
});

test("is restored into an empty folder and an empty database only", async () => {
  const { directory, remove } = await sampleFolder();
  undo.push(remove);
  await mkdir(join(directory, "full"));
  await writeFile(join(directory, "full", "letters.txt"), "dear");
  await expect(restore({ file, dir: join(directory, "full") })).rejects.toThrow("is not empty (letters.txt)");
  expect(await readdir(join(directory, "full"))).toEqual(["letters.txt"]);
  const into = restore({ file, dir: join(directory, "new"), databaseUrl: on.url });
  await expect(into).rejects.toThrow("The database is not empty: account has rows");
  expect(await readdir(join(directory, "new"))).toEqual([]);
});

test("goes into a database elsewhere, and what an interrupted restore left is in nobody's way", async () => {
  const { directory, remove } = await sampleFolder();
  undo.push(remove);
  const other = await testTouchstone();
  undo.push(() => other.end());
  await writeFile(join(directory, "restore-under-way"), "");
  await writeFile(join(directory, "half"), "");
  const { home } = await restore({ file, dir: directory, databaseUrl: other.url });
  expect((await readdir(home.dir)).sort()).toEqual(["columns", "files", "keys", "ledger", "run", "touchstone.json"]);
  expect(await contentOf(other.url)).toEqual(await contentOf(on.url));
});

test("of a later Touchstone is refused, with words", async () => {
  const later = join(folder, "later.backup");
  undo.push(() => rm(later));
  await withClient(on.url, async (client) => {
    await client.query("INSERT INTO migration VALUES (9999, 'tomorrow', 'x', now())");
    await backup({ home: on.home, url: on.url, file: later, now });
    await client.query("DELETE FROM migration WHERE no = 9999");
  });
  await expect(restore({ file: later, dir: join(folder, "nothing") })).rejects.toThrow(
    /was written by a later Touchstone: its tables have \d+ steps \(the last: tomorrow\), this program knows/,
  );
});

test("is an archive that any tar opens", () => {
  const names = execFileSync("tar", ["-tf", file], { encoding: "utf8" }).trim().split("\n");
  expect(names).toContain("home/touchstone.json");
  expect(names.slice(-2)).toEqual(["manifest.json", "manifest.json.sha256"]);
});

test("a disk that has no room for it is said so, and holds nothing of it after", async ({ skip }) => {
  const disk = await smallDisk(1);
  if (disk === null) return skip("no small disk can be mounted here (not root)");
  try {
    await writeFile(join(disk.path, "filler"), Buffer.alloc(2 ** 20 - 40_000));
    const full = backup({ home: on.home, url: on.url, file: join(disk.path, "one.backup"), now });
    await expect(full).rejects.toMatchObject({ code: "disk-full" });
    await expect(full).rejects.toThrow(`There is no room left in ${disk.path} (ENOSPC`);
    expect(await readdir(disk.path)).toEqual(["filler"]);
    const into = restore({ file, dir: join(disk.path, "new") });
    await expect(into).rejects.toThrow(`There is no room in ${join(disk.path, "new")} to make a database.`);
    expect(await readdir(join(disk.path, "new"))).toEqual([]);
  } finally {
    await disk.remove();
  }
});
