import type { FileHandle } from "node:fs/promises";
import { DatabaseProblem } from "../../postgres/problem.ts";

const BLOCK = 512;
const END = Buffer.alloc(2 * BLOCK);

/** A file within an archive. */
export interface Entry {
  readonly name: string;
  /** where its bytes begin in the archive */
  readonly at: number;
  readonly size: number;
}

/**
 * Appends a file to an archive in the ustar form, which every tar reads.
 * @param name at most 100 bytes
 * @see POSIX.1-2017, pax, "ustar Interchange Format"
 */
export async function writeEntry(archive: FileHandle, name: string, bytes: Uint8Array): Promise<void> {
  const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
  for (const part of [headerOf(name, bytes.length), bytes, padding]) await archive.writeFile(part);
}

/** Ends an archive. */
export const endArchive = (archive: FileHandle): Promise<void> => archive.writeFile(END);

/** Bytes of a header: one block. */
function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new RangeError(`headerOf: got the name ${name}, want at most 100 bytes`);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): number =>
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at);
  header.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  header.write("        ", 148); // its own sum counts as blanks
  header.write("0", 156);
  header.write("ustar\0" + "00", 257);
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

const sumOf = (header: Uint8Array): number => header.reduce((sum, byte) => sum + byte, 0);

/** Whether a file begins as an archive does; an empty one may have been one, so it counts as damaged. */
export async function beginsAsBackup(archive: FileHandle): Promise<boolean> {
  const stats = await archive.stat();
  if (!stats.isFile()) return false;
  const header = Buffer.alloc(BLOCK);
  const { bytesRead } = await archive.read(header, 0, BLOCK, 0);
  return bytesRead === 0 || header.toString("latin1", 257, 262) === "ustar";
}

/**
 * The files of an archive, in order.
 * @throws {DatabaseProblem} backup-damaged, where it breaks off or is no archive
 */
export async function readEntries(archive: FileHandle): Promise<Entry[]> {
  const { size: length } = await archive.stat();
  const entries: Entry[] = [];
  const header = Buffer.alloc(BLOCK);
  for (let at = 0; ; ) {
    const { bytesRead } = await archive.read(header, 0, BLOCK, at);
    if (bytesRead < BLOCK) throw damaged(`it breaks off after ${length} bytes`);
    if (header.every((byte) => byte === 0)) return entries;
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const sum = Number.parseInt(textAt(header, 148, 8), 8);
    header.fill(" ", 148, 156);
    if (sum !== sumOf(header) || !(size >= 0)) throw damaged(`there is no file where one should begin, at byte ${at}`);
    const entry = { name: textAt(header, 0, 100), at: at + BLOCK, size };
    if (entry.at + size > length) throw damaged(`it breaks off within ${entry.name}`);
    entries.push(entry);
    at = entry.at + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** The bytes of a file in an archive. */
export async function readEntry(archive: FileHandle, { name, at, size }: Entry): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  for (let done = 0; done < size; ) {
    const { bytesRead } = await archive.read(bytes, done, size - done, at + done);
    if (bytesRead === 0) throw damaged(`it breaks off within ${name}`);
    done += bytesRead;
  }
  return bytes;
}

/** A backup that is not what it was when it was written. */
export const damaged = (what: string): DatabaseProblem =>
  new DatabaseProblem(
    "backup-damaged",
    `The backup is damaged: ${what}. Nothing was restored; take another copy of it.`,
  );

const textAt = (header: Buffer, at: number, length: number): string =>
  header.toString("utf8", at, at + length).split("\0")[0] ?? "";
