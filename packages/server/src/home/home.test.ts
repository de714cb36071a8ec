import { mkdir, mkdtemp, readdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createHome, findHome, HomeError } from "./home.ts";

let base = "";
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), "touchstone-")));
});
afterEach(() => rm(base, { recursive: true }));

test("a data folder is closed to other accounts and is found from any folder within it", async () => {
  const home = await createHome(join(base, "data"));
  expect((await readdir(home.dir)).sort()).toEqual(["columns", "files", "keys", "run", "touchstone.json"]);
  for (const path of [home.dir, home.keys, home.files]) expect((await stat(path)).mode & 0o777).toBe(0o700);
  expect((await stat(join(home.dir, "touchstone.json"))).mode & 0o777).toBe(0o600);
  await mkdir(join(home.files, "ab"));
  expect(await findHome(null, join(home.files, "ab"))).toEqual(home);
  expect(await findHome(home.dir, "/")).toEqual(home);
});

test("an empty folder becomes a data folder, and so does one whose making was interrupted", async () => {
  expect((await createHome(base)).dir).toBe(base);
  await rm(join(base, "touchstone.json"));
  expect((await createHome(base)).dir).toBe(base);
});

test("a folder that holds something else, or is a data folder already, is refused with its name", async () => {
  await writeFile(join(base, "letters.txt"), "dear");
  await expect(createHome(base)).rejects.toThrow(`${base} holds something else (letters.txt). Choose`);
  expect(await readdir(base)).toEqual(["letters.txt"]);
  const home = await createHome(join(base, "data"));
  await expect(createHome(home.dir)).rejects.toThrow(`${home.dir} is a data folder of Touchstone already.`);
  await expect(createHome(join(base, "letters.txt"))).rejects.toThrow(HomeError);
});

test("where there is no data folder, it says where it looked and what to do", async () => {
  await expect(findHome(null, base)).rejects.toThrow(
    `No data folder: neither ${base} nor a folder above it has a touchstone.json`,
  );
  await expect(findHome(base)).rejects.toThrow(`Make one: touchstone init ${base}`);
});

test("a marker that is damaged, or of a later Touchstone, is not taken for ours", async () => {
  await writeFile(join(base, "touchstone.json"), "{");
  await expect(findHome(base)).rejects.toThrow("is damaged: it names no format");
  await writeFile(join(base, "touchstone.json"), '{"format":2}');
  await expect(findHome(base)).rejects.toThrow("was made by a later Touchstone (format 2, this one knows 1)");
});
