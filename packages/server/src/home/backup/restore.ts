import { createHash } from "node:crypto";
import { chmod, type FileHandle, mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { zstdDecompress } from "node:zlib";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { lastSize } from "../../ledger/checkpoints.ts";
import { publish } from "../../ledger/publish.ts";
import { withClient } from "../../postgres/client.ts";
import { openDatabase } from "../../postgres/open.ts";
import { DatabaseProblem } from "../../postgres/problem.ts";
import { processStart } from "../../postgres/process.ts";
import { allLogs } from "../../store/log.ts";
import { migrate, migrationsHere } from "../../store/migrate.ts";
import { ensurePartition } from "../../store/partition.ts";
import { openPool } from "../../store/pool.ts";
import { transaction } from "../../store/tx.ts";
import { openOn } from "../../touchstone.ts";
import { type Home, HomeError, homeAt } from "../home.ts";
import { folderWords, makeFolder } from "../make-folder.ts";
import { fullDisk } from "./backup.ts";
import { MANIFEST, MANIFEST_DIGEST, type Manifest, parseManifest, type TableInBackup } from "./manifest.ts";
import { quotedList, tablesIn } from "./tables.ts";
import { beginsAsBackup, damaged, type Entry, readEntries, readEntry } from "./tar.ts";

export interface RestoreRequest {
  readonly file: string;
  /** the data folder to make: not there yet, or empty */
  readonly dir: string;
  /** an empty database to restore into, in place of an embedded one */
  readonly databaseUrl?: string | undefined;
  readonly say?: (what: string) => void;
}

/** What was restored. */
export interface RestoreReceipt {
  readonly home: Home;
  readonly writtenAt: string;
  readonly nTables: number;
  readonly nRows: number;
  readonly nFiles: number;
}

const decompress = promisify(zstdDecompress);

/** Marks a folder that a restore is at work in; what an interrupted one left is removed by the next. */
const UNDER_WAY = "restore-under-way";

/**
 * Restores a backup into a new data folder, all of it or nothing: every digest is checked before the first byte is
 * written, and the folder becomes a data folder at the very end.
 * @throws {DatabaseProblem} no-backup, backup-damaged, backup-newer, other-version, not-empty
 */
export async function restore({ file, dir, databaseUrl, say = () => {} }: RestoreRequest): Promise<RestoreReceipt> {
  const archive = await open(file, "r").catch((cause: Error) => {
    throw new DatabaseProblem("backup-damaged", `The backup can't be read: ${cause.message}.`, { cause });
  });
  try {
    say("checking the backup");
    if (!(await beginsAsBackup(archive)))
      throw new DatabaseProblem("no-backup", `${file} is no backup of Touchstone. Nothing was restored.`);
    const { manifest, entries } = await checked(archive);
    await assertKnown(manifest);
    const home = homeAt(resolve(dir));
    await takeFolder(home.dir);
    try {
      const marker = "home/touchstone.json"; // where it stands, all else does
      const files = entries.filter(({ name }) => name.startsWith("home/") && name !== marker);
      say("files");
      for (const name of ["files", "keys", "columns", "run"])
        await mkdir(join(home.dir, name), { recursive: true, mode: 0o700 });
      for (const entry of files) await writeHomeFile(home, entry.name, await readChecked(archive, entry, manifest));
      await restoreDatabase(archive, { home, databaseUrl, manifest, entries, say });
      for (const entry of entries.filter(({ name }) => name === marker))
        await writeHomeFile(home, entry.name, await readChecked(archive, entry, manifest));
      await rm(join(home.dir, UNDER_WAY));
      const nRows = manifest.tables.reduce((sum, table) => sum + table.nRows, 0);
      const nFiles = files.filter(({ name }) => name.startsWith("home/files/")).length;
      return { home, writtenAt: manifest.writtenAt, nTables: manifest.tables.length, nRows, nFiles };
    } catch (error) {
      await empty(home.dir);
      throw fullDisk(error, home.dir);
    }
  } finally {
    await archive.close();
  }
}

/** @throws {DatabaseProblem} if any byte is not what it was */
async function checked(archive: FileHandle): Promise<{ manifest: Manifest; entries: Entry[] }> {
  const entries = await readEntries(archive);
  const [text, digest] = [MANIFEST, MANIFEST_DIGEST].map((name) => entries.find((entry) => entry.name === name));
  if (!text || !digest) throw damaged("it has no manifest, as every backup of Touchstone has");
  const bytes = await readEntry(archive, text);
  const want = (await readEntry(archive, digest)).toString("utf8").trim();
  if (digestOf(bytes) !== want) throw damaged("its manifest was altered");
  const manifest = parseManifest(bytes);
  const content = entries.filter((entry) => entry !== text && entry !== digest);
  const names = new Set(content.map(({ name }) => name));
  const missing = Object.keys(manifest.sha256).filter((name) => !names.has(name));
  if (missing.length > 0) throw damaged(`${missing[0]} is missing`);
  for (const entry of content) await readChecked(archive, entry, manifest);
  return { manifest, entries: content };
}

async function readChecked(archive: FileHandle, entry: Entry, manifest: Manifest): Promise<Buffer> {
  const bytes = await readEntry(archive, entry);
  if (digestOf(bytes) !== manifest.sha256[entry.name]) throw damaged(`${entry.name} was altered`);
  if (entry.name.split("/").includes("..")) throw damaged(`${entry.name} leads out of the folder`);
  return bytes;
}

/** @throws {DatabaseProblem} if this program doesn't know the steps that made the tables */
async function assertKnown({ steps, writtenAt }: Manifest): Promise<void> {
  const ours = await migrationsHere();
  const last = ours.at(-1)?.no ?? 0;
  const newer = steps.filter(({ no }) => no > last);
  if (newer.length > 0)
    throw new DatabaseProblem(
      "backup-newer",
      `The backup of ${writtenAt} was written by a later Touchstone: its tables have ${steps.length} steps (the last: ` +
        `${newer.at(-1)?.name}), this program knows ${ours.length}. Restore it with the later program.`,
    );
  const other = steps.find(
    ({ no, sha256 }) => ours.find((step) => step.no === no && digestOf(step.sql) === sha256) === undefined,
  );
  if (other)
    throw new DatabaseProblem(
      "other-version",
      `The tables of the backup were made by other steps than this program's: ${other.name} differs. Restore it with the program that wrote it.`,
    );
}

/** @throws {DatabaseProblem} not-empty */
async function takeFolder(dir: string): Promise<void> {
  await makeFolder(dir, 0o700).catch((error: unknown) => {
    throw new HomeError(`${dir} can't be made a data folder: ${folderWords(error)}.`, { cause: error });
  });
  const names = await readdir(dir);
  const isDone = names.includes("touchstone.json"); // killed at the very end: people may have worked in it since
  if (names.length > 0 && (isDone || !names.includes(UNDER_WAY)))
    throw new DatabaseProblem(
      "not-empty",
      `${dir} is not empty (${names.slice(0, 3).join(", ")}). A backup is restored into a new folder only.`,
    );
  const [pid, started] = (await readFile(join(dir, UNDER_WAY), "utf8").catch(() => "")).split(" ");
  if (started !== undefined && (await processStart(Number(pid))) === started)
    throw new DatabaseProblem("in-use", `Process ${pid} is restoring into ${dir}. Wait until it is done, or end it.`);
  await writeFile(join(dir, UNDER_WAY), `${process.pid} ${await processStart(process.pid)}`, { mode: 0o600 });
  for (const name of names) if (name !== UNDER_WAY) await rm(join(dir, name), { recursive: true, force: true });
  await chmod(dir, 0o700);
}

async function empty(dir: string): Promise<void> {
  for (const name of await readdir(dir)) await rm(join(dir, name), { recursive: true, force: true });
}

interface Restoring {
  readonly home: Home;
  readonly databaseUrl: string | undefined;
  readonly manifest: Manifest;
  readonly entries: readonly Entry[];
  readonly say: (what: string) => void;
}

async function restoreDatabase(
  archive: FileHandle,
  { home, databaseUrl, manifest, entries, say }: Restoring,
): Promise<void> {
  const database = await openDatabase(home, { databaseUrl, say, purpose: "restore" });
  try {
    const steps = await migrationsHere();
    const known = manifest.steps.length;
    await withClient(database.url, assertEmpty);
    await migrate(database.url, say, steps.slice(0, known)); // the tables as they were, then as they are now
    const pool = openPool(database.url, { pipelined: false, role: null });
    try {
      await transaction({ pool, commandPool: pool }, async (tx) => {
        await tx.query("SET LOCAL datestyle = 'ISO'");
        await tx.query("SET LOCAL timezone = 'UTC'");
        for (const year of manifest.years) await ensurePartition(tx, year);
        for (const table of manifest.tables) {
          say(table.name);
          await fill(tx.client, table, piecesOf(archive, table, { manifest, entries }));
        }
      });
      say("statistics");
      await pool.query("ANALYZE");
    } finally {
      await pool.end();
    }
    await migrate(database.url, say, steps);
    say("ledgers");
    await publishAgain(home, database.url, new Date(manifest.writtenAt));
  } finally {
    await database.stop();
  }
}

/**
 * Publishes the ledgers that had been published, as they were when the backup was written: tiles are not in it. One
 * that doesn't hold is left; the check of the ledgers names it.
 */
async function publishAgain(home: Home, url: string, writtenAt: Date): Promise<void> {
  const touchstone = await openOn(home, url, { now: () => writtenAt });
  try {
    const published = await transaction(touchstone, async (tx) => {
      const logs = await allLogs(tx);
      const sizes = await Promise.all(logs.map((log) => lastSize(tx, log)));
      return logs.filter((_, at) => sizes[at] !== null);
    });
    for (const log of published) await publish(touchstone, log).catch(() => {});
  } finally {
    await touchstone.close();
  }
}

/** @throws {DatabaseProblem} not-empty, if a table has rows; tables that an interrupted restore left empty are fine */
async function assertEmpty(client: pg.Client): Promise<void> {
  for (const { name } of await tablesIn(client)) {
    const { rows } = await client.query(`SELECT 1 FROM "${name}" LIMIT 1`);
    if (rows.length === 0) continue;
    throw new DatabaseProblem("not-empty", `The database is not empty: ${name} has rows. Restore into a new database.`);
  }
}

async function fill(client: pg.ClientBase, table: TableInBackup, pieces: AsyncIterable<Buffer>): Promise<void> {
  const into = client.query(copyFrom(`COPY "${table.name}" (${quotedList(table.columns)}) FROM STDIN`));
  await pipeline(Readable.from(pieces), into);
  if (into.rowCount !== table.nRows)
    throw damaged(`${table.name} took ${into.rowCount} rows, the manifest says ${table.nRows}`);
}

async function* piecesOf(
  archive: FileHandle,
  { pieces }: TableInBackup,
  { manifest, entries }: Pick<Restoring, "manifest" | "entries">,
): AsyncGenerator<Buffer> {
  for (const piece of pieces) {
    const entry = entries.find(({ name }) => name === piece);
    if (!entry) throw damaged(`${piece} is missing`);
    yield await decompress(await readChecked(archive, entry, manifest));
  }
}

async function writeHomeFile(home: Home, name: string, bytes: Buffer): Promise<void> {
  const path = join(home.dir, ...name.split("/").slice(1));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

const digestOf = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
