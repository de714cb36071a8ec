import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHome } from "./home.ts";
import { makeFolder } from "./make-folder.ts";

let base = "";
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "touchstone-"));
});
afterEach(() => rm(base, { recursive: true }));

test("a folder is made with those above it, once, by however many ask", async () => {
  const path = join(base, "a", "b", "c");
  await Promise.all([makeFolder(path, 0o700), makeFolder(path, 0o700), makeFolder(join(base, "a", "b"), 0o700)]);
  for (const one of [path, join(base, "a")]) expect((await stat(one)).mode & 0o777).toBe(0o700);
});

test("below a file none is made, and the file stays", async () => {
  const file = join(base, "letters.txt");
  await writeFile(file, "dear");
  await expect(makeFolder(join(file, "below"))).rejects.toThrow();
  await expect(createHome(file)).rejects.toThrow(`${file} is a file. Choose a folder that is empty or does not exist`);
  await expect(createHome(join(file, "below"))).rejects.toThrow("it is a file, or lies below one");
  expect((await stat(file)).size).toBe(4);
});

test.skipIf(process.platform !== "linux")("where a file system takes no folders, it ends, with words", async () => {
  await expect(createHome("/proc/touchstone-x")).rejects.toThrow(
    "/proc/touchstone-x can't be made a data folder: the folder above it takes no new folders.",
  );
  await expect(createHome("/proc/touchstone-x/deep/er")).rejects.toThrow("takes no new folders");
});
