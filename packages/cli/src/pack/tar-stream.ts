import { createReadStream } from "node:fs";

/** What goes into an archive. */
export type Item =
  | {
      readonly kind: "file";
      readonly name: string;
      readonly mode: number;
      readonly size: number;
      readonly from: string;
    }
  | { readonly kind: "text"; readonly name: string; readonly mode: number; readonly text: string | Buffer }
  | { readonly kind: "link"; readonly name: string; readonly to: string };

const BLOCK = 512;
/** One instant for every file, so that the same content gives the same bytes. */
const MTIME = Date.UTC(2026, 0, 1) / 1000;

/**
 * The bytes of a tar with these items, in their order (POSIX ustar, pax headers for names that do not fit).
 * @throws {Error} where a file has another size than was said
 */
export async function* tarOf(items: Iterable<Item>): AsyncGenerator<Buffer> {
  for (const item of items) {
    yield headerOf(item);
    if (item.kind === "link") continue;
    if (item.kind === "text") {
      yield padded(bytesOf(item.text));
      continue;
    }
    let size = 0;
    for await (const part of createReadStream(item.from) as AsyncIterable<Buffer>) {
      size += part.length;
      yield part;
    }
    if (size !== item.size)
      throw new Error(`${item.from} has changed while it was read: ${size} bytes, not ${item.size}`);
    yield Buffer.alloc(-size & (BLOCK - 1));
  }
  yield Buffer.alloc(2 * BLOCK);
}

function headerOf(item: Item): Buffer {
  const size = item.kind === "file" ? item.size : item.kind === "text" ? bytesOf(item.text).length : 0;
  const link = item.kind === "link" ? item.to : "";
  const fields = { name: item.name, link, size, mode: item.kind === "link" ? 0o777 : item.mode };
  const type = item.kind === "link" ? "2" : "0";
  if (Buffer.byteLength(item.name) <= 100 && Buffer.byteLength(link) <= 100) return block({ ...fields, type });
  const pax = Buffer.from(record("path", item.name) + (link === "" ? "" : record("linkpath", link)));
  const before = block({ name: "pax", link: "", size: pax.length, mode: 0o644, type: "x" });
  const short = (text: string): string => text.slice(0, 25); // whoever reads pax takes the whole one
  return Buffer.concat([before, padded(pax), block({ ...fields, name: short(item.name), link: short(link), type })]);
}

interface Fields {
  readonly name: string;
  readonly link: string;
  readonly size: number;
  readonly mode: number;
  readonly type: string;
}

/** @see POSIX.1-2017, pax, "ustar Interchange Format" */
function block({ name, link, size, mode, type }: Fields): Buffer {
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, "0")}\0`;
  header.write(name, 0, 100);
  header.write(octal(mode, 8) + octal(0, 8) + octal(0, 8) + octal(size, 12) + octal(MTIME, 12), 100, "latin1");
  header.write("        ", 148, "latin1"); // the checksum counts as blanks
  header.write(type, 156, "latin1");
  header.write(link, 157, 100);
  header.write("ustar\0" + "00", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

/** A pax record says its own length, itself included. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const length = Buffer.byteLength(rest);
  let total = length + String(length).length;
  while (total !== length + String(total).length) total = length + String(total).length;
  return `${total}${rest}`;
}

const bytesOf = (text: string | Buffer): Buffer => (typeof text === "string" ? Buffer.from(text) : text);

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & (BLOCK - 1))]);
