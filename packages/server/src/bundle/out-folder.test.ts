import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutFolder } from "./out-folder.ts";

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "touchstone-out-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe("a folder that is being written", () => {
  const letters = "ཀཁག🙂é,a".repeat(20_000);
  test.each([
    ["short texts", ["a", "b", "\n"]],
    ["texts longer than the buffer", [letters, letters.repeat(9), "z"]],
    ["bytes longer than the buffer", [new Uint8Array(3_000_000).fill(7), "é", new Uint8Array(5)]],
    ["texts that end at its end", ["x".repeat(1 << 20), "y".repeat(349_525), "z".repeat(349_525), "ཀ"]],
    ["nothing", []],
  ])("%s come out as they went in, with size and digest", async (_, pieces) => {
    const out = new OutFolder(dir);
    await out.file("a/b", async (file) => {
      for (const piece of pieces) await file.write(piece);
    });
    const want = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))); // either is what Buffer.from takes
    expect(readFileSync(join(dir, "a/b")).equals(want)).toBe(true);
    const sha256 = createHash("sha256").update(want).digest("hex");
    expect(out.written.get("a/b")).toEqual({ bytes: want.length, sha256 });
  });

  test("no file is written twice", async () => {
    const out = new OutFolder(dir);
    await out.file("a", (file) => file.write("1"));
    await expect(out.file("a", (file) => file.write("2"))).rejects.toThrow("EEXIST");
  });
});
