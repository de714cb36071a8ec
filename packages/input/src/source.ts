import { isAscii, isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { KINDS, kindOf } from "./file-kind.ts";
import { Unreadable } from "./problems.ts";

export type Encoding = "utf-8" | "gb18030";

/** A file as it is read: valid UTF-8 without a byte order mark, in chunks that never split a character. */
export interface Source {
  /** where it comes from, for messages; its extension says what it is */
  readonly file: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** the file itself, for formats that are not read from start to end; null for a text that a program made */
  readonly path: string | null;
  /** the bytes as they are, of a format that is not text; the first of them are shown to `check` before all else */
  readonly bytes: (check: (head: Buffer) => void) => AsyncIterable<Buffer>;
  /** of the file's own bytes, once all chunks, or all bytes, have been read */
  readonly sha256: () => string;
}

const CHUNK_BYTES = 1 << 18;

/**
 * Opens a file of text. Nothing is held but one chunk at a time.
 * @param onBytes is told the bytes read so far and the size of the file, after every chunk
 * @throws {Unreadable} while iterating: no such file, a directory, empty, another encoding, NUL bytes
 */
export function openSource(
  path: string,
  encoding: Encoding,
  onBytes: (read: number, size: number) => void = () => {},
): Source {
  const hash = createHash("sha256");
  const bytes = (check: (head: Buffer) => void): AsyncGenerator<Buffer> =>
    rawChunks(path, check, (piece, read, size) => {
      hash.update(piece);
      onBytes(read, size);
    });
  const raw = bytes(refuseOtherFormats);
  const chunks = encoding === "utf-8" ? utf8Chunks(raw) : recoded(raw, encoding);
  return { file: path, path, chunks, bytes, sha256: () => hash.digest("hex") };
}

/** A text that a program made, as a source. */
export function textSource(file: string, text: string): Source {
  const bytes = Buffer.from(text);
  const sha256 = (): string => createHash("sha256").update(bytes).digest("hex");
  return { file, path: null, chunks: utf8Chunks([bytes]), bytes: () => utf8Chunks([bytes]), sha256 };
}

async function* rawChunks(
  path: string,
  check: (head: Buffer) => void,
  onBytes: (bytes: Buffer, read: number, size: number) => void,
): AsyncGenerator<Buffer> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Unreadable("no-file", 0, reasonOf(error), "a file that can be read");
  });
  try {
    const about = await file.stat();
    if (about.isDirectory()) throw new Unreadable("no-file", 0, "a directory", "a file");
    let read = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK_BYTES));
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      if (read === 0) check(bytes);
      read += bytesRead;
      onBytes(bytes, read, about.size);
      yield bytes;
    }
    if (read === 0) throw new Unreadable("empty-file", 0, "an empty file", "a header and at least one row");
  } finally {
    await file.close();
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "no such file";
  if (code === "EACCES" || code === "EPERM") return "a file that this account may not read";
  return code ?? message;
}

/** Knows by their first bytes the files that are most often handed over in place of a CSV. */
function refuseOtherFormats(head: Buffer): void {
  const kind = kindOf(head);
  if (kind === "text") return;
  const want = "a CSV, TSV or JSON file in UTF-8 (in a spreadsheet: save as “CSV UTF-8”)";
  if (kind === "UTF-16") throw new Unreadable("encoding", 1, "a UTF-16 file", want);
  const ending = kind === "zip" ? ".xlsx" : kind === "parquet" ? ".parquet" : null;
  throw new Unreadable("format", 0, KINDS[kind], ending ? `${want}, or a name that ends in ${ending}` : want);
}

/** Checks that the bytes are UTF-8, and cuts chunks between characters. */
async function* utf8Chunks(raw: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  let first = true;
  for await (const bytes of raw) {
    const whole = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    const end = lastBoundary(whole);
    let chunk = whole.subarray(0, end);
    rest = whole.subarray(end);
    if (end === 0) continue;
    if (!isUtf8(chunk)) throw notUtf8(chunk, line);
    refuseNul(chunk, line);
    if (first && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
    first = false;
    line += countLines(chunk);
    yield chunk;
  }
  if (rest.length > 0) throw notUtf8(rest, line);
}

async function* recoded(raw: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let isPlain = true;
  for await (const bytes of raw) {
    if (line === 1) refuseMarked(bytes);
    if (isPlain) isPlain = !saysUtf8(bytes, line);
    refuseNul(bytes, line);
    yield Buffer.from(decodedOr(() => decoder.decode(bytes, { stream: true }), encoding, line));
    line += countLines(bytes);
  }
  decodedOr(() => decoder.decode(), encoding, line);
}

const NO_GB18030 = "the file read as it is: leave out --encoding gb18030";

function refuseMarked(bytes: Buffer): void {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw new Unreadable("encoding", 1, "the byte order mark of UTF-8", NO_GB18030);
}

/**
 * Whether these bytes decide what the encoding is: true at the first ones that are not ASCII.
 * @throws {Unreadable} where they are Chinese or Tibetan in UTF-8: read as GB18030 they would be other characters
 */
function saysUtf8(bytes: Buffer, line: number): boolean {
  if (isAscii(bytes)) return false;
  const whole = bytes.subarray(0, lastBoundary(bytes));
  if (isUtf8(whole) && /[\p{Script=Han}\p{Script=Tibetan}]/u.test(whole.toString()))
    throw new Unreadable("encoding", line, "Chinese or Tibetan in UTF-8", NO_GB18030);
  return true;
}

function decodedOr(decode: () => string, encoding: Encoding, line: number): string {
  try {
    return decode();
  } catch {
    throw new Unreadable(
      "encoding",
      line,
      `bytes that are not ${encoding.toUpperCase()}`,
      "the encoding that was named",
    );
  }
}

/** Where the last whole character of `bytes` ends. */
function lastBoundary(bytes: Buffer): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return at + length > bytes.length ? at : bytes.length;
    }
  }
  return bytes.length;
}

function notUtf8(chunk: Buffer, line: number): Unreadable {
  const at = firstInvalid(chunk);
  const here = line + countLines(chunk.subarray(0, at));
  const bytes = chunk
    .subarray(at, at + 4)
    .toString("hex")
    .replace(/../g, "$& ")
    .trim();
  const want = looksLikeGb18030(chunk)
    ? "UTF-8 (save the file as UTF-8; if it comes from a Chinese spreadsheet, --encoding gb18030 reads it)"
    : "UTF-8";
  return new Unreadable("encoding", here, `the bytes ${bytes}, which are not UTF-8`, want);
}

/** Where the first bytes that are not UTF-8 start, found by halving. */
function firstInvalid(chunk: Buffer): number {
  let low = 0; // a prefix of this length is valid, but for a character it may cut
  let high = chunk.length + 1;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    const prefix = chunk.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, lastBoundary(prefix)))) low = middle;
    else high = middle;
  }
  return lastBoundary(chunk.subarray(0, low));
}

function looksLikeGb18030(chunk: Buffer): boolean {
  const text = new TextDecoder("gb18030").decode(chunk);
  return !text.includes("\ufffd") && /\p{Script=Han}/u.test(text);
}

function refuseNul(bytes: Buffer, line: number): void {
  const at = bytes.indexOf(0);
  if (at < 0) return;
  throw new Unreadable("nul-byte", line + countLines(bytes.subarray(0, at)), "a NUL byte", "text without NUL bytes");
}

function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}
