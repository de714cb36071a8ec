/** What the first bytes of a file say that it is, whatever its name says. */
export type FileKind = "text" | "UTF-16" | "zip" | "ole" | "parquet" | "gzip" | "pdf";

/** Each kind in words, for a message that says what was found. */
export const KINDS: Readonly<Record<FileKind, string>> = {
  text: "a text file",
  "UTF-16": "a UTF-16 file",
  zip: "an Excel workbook or another ZIP file",
  ole: "an old Excel workbook, or one with a password",
  parquet: "a Parquet file",
  gzip: "a gzip file",
  pdf: "a PDF file",
};

const MAGIC: readonly (readonly [FileKind, readonly number[]])[] = [
  ["UTF-16", [0xff, 0xfe]],
  ["UTF-16", [0xfe, 0xff]],
  ["zip", [0x50, 0x4b, 3, 4]],
  ["zip", [0x50, 0x4b, 5, 6]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0]],
  ["parquet", [0x50, 0x41, 0x52, 0x31]],
  ["gzip", [0x1f, 0x8b]],
  ["pdf", [0x25, 0x50, 0x44, 0x46]],
];

/** The kind of a file by its first bytes; text where they are none that is known. */
export function kindOf(head: Buffer): FileKind {
  return MAGIC.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte))?.[0] ?? "text";
}
