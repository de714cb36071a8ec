import { crc32, createDeflateRaw } from "node:zlib";

/** A part of a ZIP file: its name, and its text or its bytes in pieces. */
export interface ZipPart {
  readonly name: string;
  readonly pieces: Iterable<string> | AsyncIterable<Buffer>;
}

const STORED_AT = 0x0021; // 1980-01-01, so that the same table gives the same bytes
const SIZES_FOLLOW = 1 << 3;
const NAMES_ARE_UTF8 = 1 << 11;
const DEFLATED = 8;
const PIECE_LENGTH = 1 << 16;
const MOST_BYTES = 0xffff_fffe;
const MOST_PARTS = 0xfffe;

/**
 * A ZIP file in pieces, deflated; each part is packed while it is made. Sizes come after each part, so
 * nothing is held but the table of contents.
 * @throws {RangeError} where a part or the file is larger than ZIP without its 64-bit extension can say
 * @see PKWARE APPNOTE.TXT 6.3.10, 4.3
 */
export async function* zipOf(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, pieces } of parts) {
    const bytes = Buffer.from(name);
    const header = localHeader(bytes);
    yield header;
    const about = { crc: 0, size: 0, packed: 0 };
    for await (const piece of deflated(pieces, about)) yield piece;
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    writeSizes(descriptor, 4, about);
    yield descriptor;
    directory.push(directoryEntry(bytes, about, offset));
    offset += header.length + about.packed + descriptor.length;
    if (offset > MOST_BYTES || about.size > MOST_BYTES)
      throw new RangeError(`zipOf: got ${name} of ${about.size} bytes, want less than 4 GiB in all`);
    if (directory.length > MOST_PARTS) throw new RangeError(`zipOf: got more than ${MOST_PARTS} parts, want no more`);
  }
  const table = Buffer.concat(directory);
  yield table;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(offset, 16);
  yield end;
}

interface About {
  crc: number;
  size: number;
  packed: number;
}

async function* deflated(pieces: ZipPart["pieces"], about: About): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 });
  const feed = async (): Promise<void> => {
    for await (const bytes of blocksOf(pieces)) {
      about.crc = crc32(bytes, about.crc);
      about.size += bytes.length;
      if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once("drain", () => resolve()));
    }
    deflate.end();
  };
  const fed = feed().catch((error: unknown) => deflate.destroy(error instanceof Error ? error : undefined));
  for await (const bytes of deflate as AsyncIterable<Buffer>) {
    // a stream of bytes, as no encoding is set
    about.packed += bytes.length;
    yield bytes;
  }
  await fed;
}

function blocksOf(pieces: ZipPart["pieces"]): Iterable<Buffer> | AsyncIterable<Buffer> {
  return Symbol.asyncIterator in pieces ? pieces : inBlocks(pieces);
}

function* inBlocks(pieces: Iterable<string>): Generator<Buffer> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < PIECE_LENGTH) continue;
    yield Buffer.from(waiting);
    waiting = "";
  }
  if (waiting !== "") yield Buffer.from(waiting);
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  writeHow(header, 4);
  header.writeUInt16LE(name.length, 26);
  name.copy(header, 30);
  return header;
}

function directoryEntry(name: Buffer, about: About, offset: number): Buffer {
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  writeHow(entry, 6);
  writeSizes(entry, 16, about);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(offset, 42);
  name.copy(entry, 46);
  return entry;
}

/** Version, flags, method and date, which both headers have in a row. */
function writeHow(header: Buffer, at: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(SIZES_FOLLOW | NAMES_ARE_UTF8, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(STORED_AT, at + 8);
}

function writeSizes(header: Buffer, at: number, { crc, size, packed }: About): void {
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(packed, at + 4);
  header.writeUInt32LE(size, at + 8);
}
