import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileDamaged, type FileStore, openFiles } from "../files/file-store.ts";
import { sampleStandard } from "../observations/sample-answers.ts";
import { readStandard } from "./read-standard.ts";

let folder = "";
let files: FileStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "touchstone-standard-"));
  files = openFiles(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const kept = async (id: string): Promise<string> => (await files.put(Buffer.from(sampleStandard(id)))).digest;

describe("a standard by its file", () => {
  it("is the same however often it is read, and another by another file", async () => {
    const [one, other] = [await kept("one"), await kept("other")];
    const first = await readStandard(files, one);
    expect(first.id).toBe("one");
    expect(await readStandard(files, one)).toBe(first);
    expect((await readStandard(files, other)).id).toBe("other");
  });

  it("is missed where its file has gone, though it was read before", async () => {
    const file = await kept("gone");
    await readStandard(files, file);
    await files.remove(file);
    await expect(readStandard(files, file)).rejects.toThrow(FileDamaged);
  });

  it("that does not pass is refused each time", async () => {
    const { digest } = await files.put(Buffer.from("touchstone: 1\n"));
    for (let times = 0; times < 2; times++) await expect(readStandard(files, digest)).rejects.toThrow("does not pass");
  });

  it("is read anew once many others were", async () => {
    const file = await kept("early");
    const first = await readStandard(files, file);
    for (let n = 0; n < 70; n++) await readStandard(files, await kept(`late-${n}`));
    const again = await readStandard(files, file);
    expect(again).not.toBe(first);
    expect(again).toEqual(first);
  });
});
