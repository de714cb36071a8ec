import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { zipFolder } from "./zip-folder.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "touchstone-zip-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Names and contents by the table at the end, as any other program reads it. */
function read(zip: Buffer): [string, string][] {
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, (): [string, string] => {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString("utf8", at + 46, at + 46 + nameBytes);
    const packed = zip.readUInt32LE(at + 20);
    const header = zip.readUInt32LE(at + 42);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    at += 46 + nameBytes;
    return [name, inflateRawSync(zip.subarray(start, start + packed)).toString()];
  });
}

describe("a folder as one ZIP file", () => {
  test("has all files of the folder, by path, the same bytes whatever their dates", async () => {
    mkdirSync(join(dir, "f/ledger/tile"), { recursive: true });
    const large = "ཀ,1\n".repeat(200_000);
    const files = { "units.csv": large, "ledger/tile/000": "\u0000\u0001", "a.md": "", "ཀ.csv": "x" };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, "f", name), text);
    await zipFolder(join(dir, "f"), join(dir, "one.zip"));
    const one = readFileSync(join(dir, "one.zip"));
    expect(read(one)).toEqual(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    utimesSync(join(dir, "f/a.md"), 0, 0);
    await zipFolder(join(dir, "f"), join(dir, "two.zip"));
    expect(readFileSync(join(dir, "two.zip")).equals(one)).toBe(true);
  });

  test("never writes over a file", async () => {
    mkdirSync(join(dir, "f"));
    writeFileSync(join(dir, "z"), "mine");
    await expect(zipFolder(join(dir, "f"), join(dir, "z"))).rejects.toThrow("EEXIST");
  });
});
