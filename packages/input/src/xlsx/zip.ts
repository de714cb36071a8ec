import { crc32 } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { Unreadable } from "../problems.ts";

/** Far above what spreadsheet programs write, far below what would fill a machine. */
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 4 * 2 ** 30;
/** Real sheets shrink to a tenth or a fiftieth; a bomb to a thousandth. */
const MOST_RATIO = 400;
const SMALL_BYTES = 2 ** 20;
const WANT = "a whole workbook, as a spreadsheet program saves it";

/** The parts of a ZIP file, by their names; nothing is unpacked but what is asked for, piece by piece. */
export class Zip {
  readonly #file: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;

  constructor(file: ZipFile, entries: ReadonlyMap<string, Entry>) {
    this.#file = file;
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  /**
   * A part's bytes, with the size and checksum that the file says.
   * @throws {Unreadable} where it is missing, encrypted, damaged, or grows beyond reason
   */
  async *bytesOf(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw new Unreadable("format", 0, `a workbook without ${shown(name)}`, WANT);
    if (!entry.canDecodeFileData())
      throw new Unreadable("format", 0, `${shown(name)}, encrypted or packed in an unknown way`, WANT);
    let sum = 0;
    try {
      for await (const bytes of await this.#file.openReadStreamPromise(entry)) {
        sum = crc32(bytes, sum);
        yield bytes;
      }
    } catch (error) {
      throw asDamaged(error, name);
    }
    if (sum !== entry.crc32)
      throw new Unreadable("format", 0, `a damaged workbook (${shown(name)} fails its checksum)`, WANT);
  }

  close(): void {
    this.#file.close();
  }
}

/** Opens a ZIP file and looks at its table of contents only. @throws {Unreadable} where that is damaged or a trap */
export async function openZip(path: string): Promise<Zip> {
  const entries = new Map<string, Entry>();
  let file: ZipFile | null = null;
  try {
    file = await openPromise(path, { autoClose: false, lazyEntries: true, strictFileNames: true });
    if (file.entryCount > MOST_ENTRIES)
      throw new Unreadable("zip-bomb", 0, `a ZIP file of ${file.entryCount} parts`, `at most ${MOST_ENTRIES}`);
    let total = 0;
    for await (const entry of file.eachEntry()) {
      total += entry.uncompressedSize;
      refuseBomb(entry, total);
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw new Unreadable("format", 0, `two parts named ${shown(entry.fileName)}`, WANT);
      entries.set(name, entry);
    }
    return new Zip(file, entries);
  } catch (error) {
    file?.close();
    throw asDamaged(error, "");
  }
}

function refuseBomb({ fileName, compressedSize, uncompressedSize }: Entry, total: number): void {
  if (total > MOST_BYTES)
    throw new Unreadable("zip-bomb", 0, "a workbook of more than 4 GiB once unpacked", "a smaller one, or Parquet");
  if (uncompressedSize > SMALL_BYTES && uncompressedSize > compressedSize * MOST_RATIO) {
    const got = `${shown(fileName)}, ${Math.round(uncompressedSize / Math.max(1, compressedSize))} times its packed size`;
    throw new Unreadable("zip-bomb", 0, got, `at most ${MOST_RATIO} times`);
  }
}

function asDamaged(error: unknown, name: string): unknown {
  if (!(error instanceof Error) || error instanceof Unreadable) return error;
  const about = name === "" ? error.message : `${name}: ${error.message}`;
  return new Unreadable("format", 0, `a damaged workbook (${shown(about)})`, WANT);
}

/** A text of the file, short and without anything that could move a cursor. */
function shown(text: string): string {
  return text.replace(/[^\x20-\x7e\p{L}\p{N}]/gu, "?").slice(0, 160);
}
