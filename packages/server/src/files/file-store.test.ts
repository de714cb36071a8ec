import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chunkRoot } from "@touchstone/ledger";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../store/sha256.ts";
import { ChunkWriter, readChunk } from "./chunks.ts";
import { FileDamaged, type FileStore, openFiles } from "./file-store.ts";
import { writeWhole } from "./write-whole.ts";

let folder: string;
let files: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-files-"));
  files = openFiles(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const pathOf = (digest: string): string => join(folder, digest.slice(0, 2), `${digest.slice(2)}.zst`);
const bytesOf = (text: string): Buffer => Buffer.from(text);

describe("a file", () => {
  test("is found by the SHA-256 of its bytes, and is what was put", async () => {
    const bytes = bytesOf("village,answers\n".repeat(1000));
    const kept = await files.put(bytes);
    expect(kept).toEqual({ digest: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length });
    expect(await files.read(kept.digest)).toEqual(bytes);
    expect((await stat(pathOf(kept.digest))).size).toBeLessThan(bytes.length / 10);
  });

  test("put again is left as it is; nothing lies beside it", async () => {
    const { digest } = await files.put(bytesOf("once"));
    const before = await stat(pathOf(digest));
    await Promise.all([files.put(bytesOf("once")), files.put(bytesOf("once"))]);
    expect((await stat(pathOf(digest))).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(join(folder, digest.slice(0, 2)))).toEqual([`${digest.slice(2)}.zst`]);
  });

  test("can be empty", async () => {
    const { digest } = await files.put(new Uint8Array(0));
    expect(await files.read(digest)).toHaveLength(0);
  });

  test("is readable by its owner alone", async () => {
    const { digest } = await files.put(bytesOf("closed"));
    expect((await stat(pathOf(digest))).mode & 0o077).toBe(0);
  });

  test("is listed; what is no file of the store is not", async () => {
    const { digest } = await files.put(bytesOf("listed"));
    await mkdir(join(folder, "zz"), { recursive: true });
    await writeFile(join(folder, digest.slice(0, 2), "README"), "");
    const listed: string[] = [];
    for await (const name of files.list()) listed.push(name);
    expect(listed).toContain(digest);
    expect(listed.every((name) => /^[0-9a-f]{64}$/.test(name))).toBe(true);
  });

  test("that is missing is named", async () => {
    await expect(files.read("ab".repeat(32))).rejects.toThrow(`the file ${"ab".repeat(32)} is missing`);
    expect(await files.has("ab".repeat(32))).toBe(false);
  });

  test("of which any single bit is changed, is found", async () => {
    const { digest } = await files.put(bytesOf("every bit of this counts, ".repeat(4)));
    const whole = await readFile(pathOf(digest));
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await writeFile(pathOf(digest), flipped);
      await expect(files.read(digest), `bit ${bit}`).rejects.toThrow(FileDamaged);
    }
    for (const length of [0, 1, 39, 40, whole.length - 1]) {
      await writeFile(pathOf(digest), whole.subarray(0, length));
      await expect(files.read(digest), `${length} bytes`).rejects.toThrow(FileDamaged);
    }
    await writeFile(pathOf(digest), whole);
    expect((await files.read(digest)).toString()).toMatch(/^every bit/);
  });

  test("that is another sound file of the store is found", async () => {
    const [a, b] = [await files.put(bytesOf("one")), await files.put(bytesOf("another"))];
    await writeFile(pathOf(a.digest), await readFile(pathOf(b.digest)));
    await expect(files.read(a.digest)).rejects.toThrow(
      `the file ${a.digest} was altered: its bytes have the digest ${b.digest}`,
    );
  });
});

describe("a chunk", () => {
  const rows = Array.from({ length: 1000 }, (_, i) => bytesOf(`["u${i}",[${i},null,"རྒྱ"]]`));
  const write = async (of: readonly Uint8Array[]) => {
    const writer = new ChunkWriter(files);
    for (const row of of) writer.add(row);
    return writer.finish();
  };

  test("says how many rows, their root, the file and its size", async () => {
    const chunk = await write(rows);
    const lines = rows.map((row) => `${row.toString()}\n`).join("");
    expect(chunk).toEqual({
      nRows: 1000,
      root: chunkRoot(sha256, rows).root,
      file: createHash("sha256").update(lines).digest("hex"),
      bytes: Buffer.byteLength(lines),
    });
    expect((await readChunk(files, chunk)).map(String)).toEqual(rows.map(String));
  });

  test("can be without rows", async () => {
    const chunk = await write([]);
    expect(chunk).toMatchObject({ nRows: 0, bytes: 0 });
    expect(await readChunk(files, chunk)).toEqual([]);
  });

  test.each([
    ["rows", { nRows: 999 }, "has 1000 rows in"],
    ["bytes", { bytes: 7 }, "its event says 1000 in 7"],
    ["root", { root: "00".repeat(32) }, `its event says ${"00".repeat(32)}`],
  ])("whose event says another number of %s is not read", async (_, other, message) => {
    const chunk = await write(rows);
    await expect(readChunk(files, { ...chunk, ...other })).rejects.toThrow(message);
  });

  test("whose last line has no end is not read", async () => {
    const { digest, bytes } = await files.put(bytesOf('["u1",[1]]\n["u2",[2]]'));
    const chunk = { nRows: 2, root: "", file: digest, bytes };
    await expect(readChunk(files, chunk)).rejects.toThrow("has no whole rows in 21 bytes, its event says 2 in 21");
  });

  test("holds 250,000 rows and no more", () => {
    const writer = new ChunkWriter(files);
    for (let i = 0; i < 250_000; i++) writer.add(bytesOf("1"));
    expect(() => writer.add(bytesOf("1"))).toThrow("ChunkWriter: got more than 250000 rows");
  });
});

test("what is written whole replaces what was there, or leaves it, as asked", async () => {
  const path = join(folder, "deep", "er", "file");
  await writeWhole(path, bytesOf("first"));
  await writeWhole(path, bytesOf("second"));
  expect((await readFile(path)).toString()).toBe("second");
  await writeWhole(path, bytesOf("third"), { keepExisting: true });
  expect((await readFile(path)).toString()).toBe("second");
  expect(await readdir(join(folder, "deep", "er"))).toEqual(["file"]);
});
