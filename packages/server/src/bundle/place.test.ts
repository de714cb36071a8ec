import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutFolder } from "./out-folder.ts";
import { placeFile, placeFolder } from "./place.ts";

const LIST = '{"touchstone":{"bundle":0},"resources":[{"path":"a/b.csv"}]}';

let dir = "";
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "touchstone-place-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const fill =
  (text: string) =>
  async (folder: string): Promise<string> => {
    const out = new OutFolder(folder);
    await out.file("a/b.csv", (file) => file.write(text));
    await out.file("datapackage.json", (file) => file.write(LIST));
    return text;
  };
const text = (): string => readFileSync(join(dir, "bundle/a/b.csv"), "utf8");

describe("the place of a bundle", () => {
  test("a folder is there when it is whole, and nothing beside it", async () => {
    expect(await placeFolder(join(dir, "bundle"), false, fill("one"))).toBe("one");
    expect(text()).toBe("one");
    expect(readdirSync(dir)).toEqual(["bundle"]);
  });

  test("what fails half way leaves nothing", async () => {
    const failing = async (folder: string): Promise<void> => {
      await fill("half")(folder);
      throw new Error("broken");
    };
    await expect(placeFolder(join(dir, "bundle"), false, failing)).rejects.toThrow("broken");
    expect(readdirSync(dir)).toEqual([]);
  });

  test("a full disk is said in words", async () => {
    const full = async (): Promise<void> => {
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    };
    await expect(placeFolder(join(dir, "b"), false, full)).rejects.toThrow(
      /b: the disk is full; nothing was written\.$/,
    );
    const inDuckDb = async (): Promise<void> => {
      throw new Error('IO Error: Could not write to file "x": No space left on device');
    };
    await expect(placeFolder(join(dir, "b"), false, inDuckDb)).rejects.toThrow("the disk is full");
    expect(readdirSync(dir)).toEqual([]);
  });

  test("an earlier bundle is replaced only when that is asked for, whole", async () => {
    await placeFolder(join(dir, "bundle"), false, fill("one"));
    await expect(placeFolder(join(dir, "bundle"), false, fill("two"))).rejects.toThrow(
      "there is a bundle already; nothing was written. --force replaces it.",
    );
    expect(text()).toBe("one");
    await placeFolder(join(dir, "bundle"), true, fill("two"));
    expect(text()).toBe("two");
    expect(readdirSync(dir)).toEqual(["bundle"]);
  });

  test("a folder with anything else in it is never replaced", async () => {
    await placeFolder(join(dir, "bundle"), false, fill("one"));
    writeFileSync(join(dir, "bundle/a/mine.txt"), "mine");
    await expect(placeFolder(join(dir, "bundle"), true, fill("two"))).rejects.toThrow(
      "the folder has a/mine.txt in it, which is no part of a bundle; nothing was written.",
    );
    expect(text()).toBe("one");
  });

  test("a list of files that names others reaches nothing outside the folder", async () => {
    writeFileSync(join(dir, "mine.txt"), "mine");
    await placeFolder(join(dir, "bundle"), false, fill("one"));
    const list = '{"touchstone":{"bundle":0},"resources":[{"path":"a/b.csv"},{"path":"../mine.txt"}]}';
    writeFileSync(join(dir, "bundle/datapackage.json"), list);
    await placeFolder(join(dir, "bundle"), true, fill("two"));
    expect(readdirSync(dir).toSorted()).toEqual(["bundle", "mine.txt"]);
  });

  test("an empty folder is taken, a link to a folder with files is not", async () => {
    mkdirSync(join(dir, "bundle"));
    await placeFolder(join(dir, "bundle"), false, fill("one"));
    expect(text()).toBe("one");
    mkdirSync(join(dir, "other"));
    writeFileSync(join(dir, "other/x"), "");
    symlinkSync(join(dir, "other"), join(dir, "link"));
    await expect(placeFolder(join(dir, "link"), true, fill("two"))).rejects.toThrow("the folder has x in it");
  });

  test("what a run that was killed has left beside goes with the next, that of one that runs stays", async () => {
    mkdirSync(join(dir, ".bundle.part-4194305-0123abcd")); // beyond the largest pid that Linux gives
    mkdirSync(join(dir, `.bundle.part-${process.ppid}-0123abcd`));
    mkdirSync(join(dir, ".bundle.part-mine"));
    await placeFolder(join(dir, "bundle"), false, fill("one"));
    expect(readdirSync(dir).toSorted()).toEqual(
      [`.bundle.part-${process.ppid}-0123abcd`, ".bundle.part-mine", "bundle"].toSorted(),
    );
  });

  test("a file is packed of the folder, and replaced only when that is asked for", async () => {
    const pack = async (folder: string, path: string): Promise<void> =>
      writeFileSync(path, `PK${readFileSync(join(folder, "a/b.csv"), "utf8")}`);
    const zip = join(dir, "b.zip");
    await placeFile(zip, false, fill("one"), pack);
    await expect(placeFile(zip, false, fill("two"), pack)).rejects.toThrow("there is a file already");
    expect(readFileSync(zip, "utf8")).toBe("PKone");
    await placeFile(zip, true, fill("two"), pack);
    expect(readFileSync(zip, "utf8")).toBe("PKtwo");
    writeFileSync(zip, "my notes");
    await expect(placeFile(zip, true, fill("two"), pack)).rejects.toThrow("there is something else of this name");
    expect(existsSync(zip)).toBe(true);
  });
});
