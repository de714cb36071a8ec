import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { access, type FileHandle, link, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { zstdCompress } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { settingsOn, withClient } from "../../postgres/client.ts";
import { diskTrouble } from "../../postgres/health.ts";
import { DatabaseProblem } from "../../postgres/problem.ts";
import { processStart } from "../../postgres/process.ts";
import { endWithProcess } from "../../postgres/stopping.ts";
import type { Home } from "../home.ts";
import { MANIFEST, MANIFEST_DIGEST, type Manifest, type TableInBackup } from "./manifest.ts";
import { quotedList, type TableOfOurs, tablesIn, yearsIn } from "./tables.ts";
import { endArchive, writeEntry } from "./tar.ts";

export interface BackupRequest {
  readonly home: Home;
  /** connection string of its database, which runs and may be in use */
  readonly url: string;
  /** where to write it; nothing is there yet */
  readonly file: string;
  readonly now: () => Date;
  readonly say?: (what: string) => void;
}

/** What was written. */
export interface BackupReceipt {
  readonly file: string;
  readonly bytes: number;
  readonly nTables: number;
  readonly nRows: number;
  readonly nFiles: number;
  /** private keys in it: whoever has the file can sign in the name of the installation */
  readonly nKeys: number;
}

/** those that this process is writing */
const underWay = new Set<string>();

const PIECE_BYTES = 32 * 2 ** 20;
const compress = promisify(zstdCompress);

/**
 * Writes everything of an installation into one file (a tar): all tables as they are at one moment, while work goes
 * on; then the files that were there by then, which never change; keys, marker. With it stands a manifest of digests.
 * It doesn't hold what is made again from these: put-together columns, published tiles.
 * @throws {DatabaseProblem} not-empty, if the file is there already
 */
export async function backup({ home, url, file, now, say = () => {} }: BackupRequest): Promise<BackupReceipt> {
  const path = resolve(file);
  if (await exists(path)) throw new DatabaseProblem("not-empty", `${path} is there already. Choose another name.`);
  const beside = join(dirname(path), `.${process.pid}-${now().getTime()}.backup`);
  await removeUnfinished(dirname(path));
  underWay.add(beside);
  const archive = await open(beside, "wx", 0o600).catch((error: unknown) => {
    underWay.delete(beside);
    throw fullDisk(error, dirname(path));
  }); // it holds private keys
  const forget = endWithProcess({ leave: () => rmSync(beside, { force: true }) });
  try {
    const receipt = await writeAll(archive, { home, url, now, say });
    await archive.sync();
    const { size } = await archive.stat();
    await link(beside, path); // fails where a file has come meanwhile
    return { file: path, bytes: size, ...receipt };
  } catch (error) {
    throw fullDisk(error, dirname(path));
  } finally {
    underWay.delete(beside);
    await archive.close();
    await rm(beside, { force: true });
    forget();
  }
}

/**
 * Removes what backups that were killed have left in a folder: there are private keys in it. What has the number of this
 * process and is not being written is of one before it: in a container each has the same.
 */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = Number(/^\.(\d+)-\d+\.backup$/.exec(name)?.[1]);
    if (!(pid > 0)) continue;
    const isLeft = pid === process.pid ? !underWay.has(join(folder, name)) : (await processStart(pid)) === null;
    if (isLeft) await rm(join(folder, name), { force: true });
  }
}

/** A full disk in words; anything else as it came. */
export function fullDisk(error: unknown, folder: string): unknown {
  if (diskTrouble(error) === null) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new DatabaseProblem("disk-full", `There is no room left in ${folder} (${message}). Nothing was left there.`, {
    cause: error,
  });
}

type Work = Required<Omit<BackupRequest, "file">>;

async function writeAll(
  archive: FileHandle,
  { home, url, now, say }: Work,
): Promise<Omit<BackupReceipt, "file" | "bytes">> {
  const sha256: Record<string, string> = {};
  const write = async (name: string, bytes: Uint8Array): Promise<void> => {
    sha256[name] = createHash("sha256").update(bytes).digest("hex");
    await writeEntry(archive, name, bytes);
  };
  const database = await withClient(url, (client) => writeTables(client, write, say));
  say("files");
  const names = await filesOf(home);
  for (const name of names) await write(`home/${name}`, await readFile(join(home.dir, name)));
  const manifest: Manifest = { backup: 1, writtenAt: now().toISOString(), ...database, sha256 };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
  await writeEntry(archive, MANIFEST, text);
  await writeEntry(archive, MANIFEST_DIGEST, Buffer.from(`${createHash("sha256").update(text).digest("hex")}\n`));
  await endArchive(archive);
  const within = (folder: string): number => names.filter((name) => name.startsWith(`${folder}/`)).length;
  const { tables } = database;
  const nRows = tables.reduce((sum, table) => sum + table.nRows, 0);
  return { nTables: tables.length, nRows, nFiles: within("files"), nKeys: within("keys") };
}

type Write = (name: string, bytes: Uint8Array) => Promise<void>;

async function writeTables(
  client: pg.Client,
  write: Write,
  say: (what: string) => void,
): Promise<Pick<Manifest, "postgres" | "steps" | "years" | "tables">> {
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query("SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 1");
  const { rows: steps } = await client.query<Manifest["steps"][number]>(
    "SELECT no, name, sha256 FROM migration ORDER BY no",
  );
  const { version } = await settingsOn(client);
  const tables: TableInBackup[] = [];
  for (const table of await tablesIn(client)) {
    say(table.name);
    tables.push(await writeTable(client, table, write));
  }
  const years = await yearsIn(client);
  await client.query("COMMIT");
  return { postgres: version, steps, years, tables };
}

async function writeTable(client: pg.Client, { name, columns }: TableOfOurs, write: Write): Promise<TableInBackup> {
  const pieces: string[] = [];
  let parts: Buffer[] = [];
  let length = 0;
  const flush = async (): Promise<void> => {
    const piece = `tables/${name}/${String(pieces.length).padStart(5, "0")}.copy.zst`;
    await write(piece, await compress(Buffer.concat(parts)));
    pieces.push(piece);
    parts = [];
    length = 0;
  };
  const stream = client.query(copyTo(`COPY (SELECT ${quotedList(columns)} FROM "${name}") TO STDOUT`));
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= PIECE_BYTES) await flush();
  }
  if (length > 0) await flush();
  return { name, columns, nRows: stream.rowCount, pieces };
}

/** Everything of a data folder that can't be made again, relative to it, with / between, sorted. */
async function filesOf(home: Home): Promise<string[]> {
  const names: string[] = ["touchstone.json"];
  for (const folder of [home.files, home.keys])
    for (const item of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
      const isPassing = item.name.startsWith("."); // being written at this moment
      if (item.isFile() && !isPassing)
        names.push(relative(home.dir, join(item.parentPath, item.name)).split(sep).join("/"));
    }
  const there: string[] = [];
  for (const name of names.sort()) if (await stat(join(home.dir, name)).catch(() => null)) there.push(name);
  return there;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
