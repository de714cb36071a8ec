import { inflateRawSync } from "node:zlib";

/** The text of all files of a ZIP archive, one after the other, with their names. @see APPNOTE 4.3.12, 4.3.16 */
export function unzipped(archive: Buffer): string {
  const end = archive.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  const parts: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let n = archive.readUInt16LE(end + 10); n > 0; n--) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? archive.readUInt32LE(at + offset) : archive.readUInt16LE(at + offset),
    ) as [number, number, number, number]; // as many as were asked for
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(from, from + packed);
    const isPacked = archive.readUInt16LE(at + 10) === 8;
    parts.push(archive.toString("utf8", at + 46, at + 46 + nameLength));
    parts.push((isPacked ? inflateRawSync(bytes) : bytes).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return parts.join("\n");
}
