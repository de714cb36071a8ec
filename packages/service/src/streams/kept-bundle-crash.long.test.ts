/**
 * Making the bundle that is kept, in a program that dies at every word that it says to its database or its disk: there is
 * never half a bundle under its name, and in the end it alone is there, the same bytes as where nobody died.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Touchstone } from "@touchstone/server";
import {
  diesAtEachWord,
  type Sample,
  sampleProgramme,
  sampleUnit,
  type TestTouchstone,
  testTouchstone,
} from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptBundle } from "./kept-bundle.ts";

const COUNTY = "0198a000-0000-7000-8000-000000000100";
const MILL = "0198a000-0000-7000-8000-000000000001";
let on: TestTouchstone;
let sample: Sample;
beforeAll(async () => {
  on = await testTouchstone();
  sample = await sampleProgramme(on.touchstone);
  await sample.importUnits([sampleUnit(COUNTY, 1, "County", null), sampleUnit(MILL, 2, "Mill", COUNTY)]);
  await sample.enrol("2026-01-01", MILL);
  await sample.submit(sample.programme, "2026", ["libraries/hours"], [[MILL, [12]]]);
}, 120_000);
afterAll(() => on.end());

const folder = (): string => join(on.home.dir, "run", "bundles");
const made = (touchstone: Touchstone) => keptBundle(touchstone, sample.organisation, sample.programme);
const digestOf = async (path: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(path))
    .digest("hex");

describe.each(["before", "after"] as const)("a program that dies %s each word is heard", (when) => {
  it("leaves the whole bundle or none, and in the end it alone", async () => {
    const { path } = await made(on.touchstone);
    const whole = await digestOf(path);
    await rm(path);
    await mkdir(join(folder(), `.libraries.1.ab-2.cd.zip.part-${process.pid}-0123abcd`));
    await writeFile(join(folder(), "libraries.1.ab-2.cd.zip"), "PK of an earlier moment");
    /** Bundles, and whether that of this moment is whole; what is being made has another name each time. */
    const state = async (): Promise<string> => {
      const names = (await readdir(folder())).filter((name) => !name.includes(".part-")).sort();
      for (const name of names) if (path.endsWith(name)) expect(await digestOf(path)).toBe(whole);
      return names.join();
    };
    const { nDeaths, nSteps } = await diesAtEachWord(on.touchstone, when, { run: made, state });
    expect(await readdir(folder())).toEqual([path.slice(folder().length + 1)]);
    expect(await digestOf(path)).toBe(whole);
    expect([nDeaths > 60, nSteps]).toEqual([true, 2]);
  }, 600_000);
});
