/** Removing what a killed process has left of tables that were sent, in a program that dies at every operation on its disk. */
import { mkdir, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { diesAtEachWord, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removeLeft } from "./spooled.ts";

let on: TestTouchstone;
beforeAll(async () => {
  on = await testTouchstone();
}, 120_000);
afterAll(() => on.end());

describe.each(["before", "after"] as const)("a program that dies %s each operation", (when) => {
  it("has removed what was left in the end, and not what may be under way", async () => {
    const run = join(on.home.dir, "run");
    for (const name of ["stream-aaaaaa", "stream-bbbbbb", "stream-cccccc"]) {
      await mkdir(join(run, name));
      await writeFile(join(run, name, "units.csv"), "code,name\n");
    }
    const old = new Date("2026-03-01T12:00:00Z");
    for (const name of ["stream-aaaaaa", "stream-bbbbbb"]) await utimes(join(run, name), old, old);
    const now = new Date((await stat(join(run, "stream-cccccc"))).mtimeMs + 60_000);
    const left = async (): Promise<string> => (await readdir(run)).filter((name) => name.startsWith("stream-")).join();
    const { nDeaths } = await diesAtEachWord(on.touchstone, when, {
      run: () => removeLeft(on.home, now),
      state: left,
    });
    expect(await left()).toBe("stream-cccccc");
    expect(nDeaths).toBeGreaterThan(6);
    await rm(join(run, "stream-cccccc"), { recursive: true });
  });
});
