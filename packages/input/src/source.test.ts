import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Unreadable } from "./problems.ts";
import { type Encoding, openSource } from "./source.ts";

const folder = mkdtempSync(join(tmpdir(), "touchstone-source-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function textOf(bytes: Buffer, encoding: Encoding = "utf-8"): Promise<string> {
  const path = join(folder, "data.csv");
  writeFileSync(path, bytes);
  let text = "";
  for await (const chunk of openSource(path, encoding).chunks) {
    const part = chunk.toString();
    expect(part).not.toContain("\ufffd"); // no character is split
    text += part;
  }
  return text;
}

describe("a source", () => {
  it("never splits a character between chunks, whatever its length in bytes", async () => {
    for (const character of ["é", "村", "ཀྲ", "𠀀"])
      for (const shift of ["", "a", "aa", "aaa"]) {
        const text = shift + character.repeat(120_000);
        expect((await textOf(Buffer.from(text))) === text).toBe(true);
      }
  });

  it("reads GB18030, four-byte characters and chunk ends included", async () => {
    // 村 is B4E5, 𠀀 is 95328236, ཀ is 8132EB32 in GB18030
    const unit = Buffer.from([0xb4, 0xe5, 0x95, 0x32, 0x82, 0x36, 0x61]);
    const bytes = Buffer.concat(Array.from({ length: 100_000 }, () => unit));
    expect((await textOf(bytes, "gb18030")) === "村𠀀a".repeat(100_000)).toBe(true);
  });

  it("names the line of the first byte that is not in the encoding", async () => {
    const bad = Buffer.concat([Buffer.from("村\n".repeat(200_000)), Buffer.from([0x61, 0xff, 0x62, 10])]);
    const failure = textOf(bad);
    await expect(failure).rejects.toBeInstanceOf(Unreadable);
    await expect(failure).rejects.toMatchObject({ line: 200_001, got: "the bytes ff 62 0a, which are not UTF-8" });
    await expect(textOf(Buffer.from([0x61, 10, 0xff, 0xff]), "gb18030")).rejects.toMatchObject({
      code: "encoding",
      line: 1,
    });
  });

  it("leaves out a byte order mark, and only at the start", async () => {
    expect(await textOf(Buffer.from("\ufeffa\ufeffb"))).toBe("a\ufeffb");
  });
});
