/** Ctrl-C in the middle of long work, two commands at once, a database rebuilt: nothing half, and the next command works. */

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { postmasterOf, sampleFolder } from "@touchstone/server/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command, type Ended, startCommand } from "./command.ts";
import { foundInstallation, PROGRAMME } from "./installation.ts";

const VILLAGES = 1500;
let folder: Awaited<ReturnType<typeof sampleFolder>>;
let home: string;
const at = (name: string): string => join(folder.directory, name);
const namesIn = (path: string): string[] => readdirSync(path, { recursive: true }).map(String).sort();

beforeAll(async () => {
  folder = await sampleFolder();
  home = at("home");
  await foundInstallation(home, VILLAGES);
  expect(await command(home, "import", "observations", answers(0), "--programme", PROGRAMME)).toMatchObject(FINE);
  expect(await command(home, "assess", PROGRAMME, "--period", "2026")).toMatchObject(FINE);
}, 300_000);
afterAll(() => folder?.remove());

const FINE = { code: 0, signal: null };

/** A file of answers that no other is like. @returns its path */
function answers(n: number): string {
  const lines = ["2025", "2026"].flatMap((period) =>
    Array.from(
      { length: VILLAGES },
      (_, i) => `v${i},${period},${((i + n) % 40) + n / 100},0.${1 + ((i + n) % 8)},done`,
    ),
  );
  const path = at(`answers-${n}.csv`);
  writeFileSync(path, `unit,period,hours,forms,plan\n${lines.join("\n")}\n`);
  return path;
}

/** Interrupts a command as soon as `isAmid` says that its work has begun, or lets it end where it was quicker. */
async function interrupted(args: readonly string[], isAmid: () => boolean): Promise<Ended> {
  const { child, ended } = startCommand(home, args);
  while (child.exitCode === null && child.signalCode === null && !isAmid()) await wait(1);
  child.kill("SIGINT");
  return ended;
}

/** All rows, by what the record says of itself. */
async function eventsNow(): Promise<number> {
  const { stdout, code } = await command(home, "rebuild");
  expect(stdout).toMatch(/: all rows as before\.\n$/);
  expect(code).toBe(0);
  return Number(/from ([\d,]+) events/.exec(stdout)?.[1]?.replaceAll(",", ""));
}

/** What a command may record: nothing, or all of its events; what it has printed is there. */
async function nothingHalf(before: number, ended: Ended, events: number): Promise<void> {
  expect([null, "SIGINT"]).toContain(ended.signal);
  expect(ended.stderr).not.toContain("fault of ours");
  expect(await postmasterOf(home)).toBeNull();
  const recorded = (await eventsNow()) - before;
  expect([0, events]).toContain(recorded);
  if (ended.stdout.includes("ecorded as")) expect(recorded).toBe(events);
}

const files = (): number => namesIn(join(home, "files")).length;

describe("an interruption in the middle of", () => {
  test("importing answers leaves all of the file or nothing", async () => {
    const before = await eventsNow();
    const [path, nFiles] = [answers(1), files()];
    const args = ["import", "observations", path, "--programme", PROGRAMME];
    await nothingHalf(before, await interrupted(args, () => files() > nFiles), 2);
    expect(await command(home, ...args)).toMatchObject(FINE);
    expect(await eventsNow()).toBe(before + 2);
  });

  test("assessing leaves an assessment with all its scorecards or none", async () => {
    const before = await eventsNow();
    const nFiles = files();
    const args = ["assess", PROGRAMME, "--period", "2026", "--threads", "1"];
    await nothingHalf(before, await interrupted(args, () => files() > nFiles), 2);
    expect(await command(home, ...args)).toMatchObject(FINE);
  });

  test("exporting leaves no bundle, nor anything beside its place", async () => {
    const before = await eventsNow();
    const out = "bundle";
    const isBegun = (): boolean => readdirSync(folder.directory).some((one) => one.startsWith(`.${out}.part-`));
    const ended = await interrupted(["export", PROGRAMME, "-o", at(out)], isBegun);
    await nothingHalf(before, ended, 0);
    expect(readdirSync(folder.directory).filter((one) => one.includes(out))).toEqual(ended.code === 0 ? [out] : []);
    expect(await command(home, "export", PROGRAMME, "-o", at(out), "--force")).toMatchObject(FINE);
    expect(await command(home, "verify", at(out))).toMatchObject(FINE);
  });

  test("backing up leaves no file, nor anything beside it", async () => {
    const before = await eventsNow();
    const out = "one.touchstone";
    const isBegun = (): boolean => readdirSync(folder.directory).some((one) => one.endsWith(".backup"));
    const ended = await interrupted(["backup", at(out)], isBegun);
    await nothingHalf(before, ended, 0);
    const left = readdirSync(folder.directory).filter((one) => one.endsWith(".backup") || one === out);
    expect(left).toEqual(ended.code === 0 ? [out] : []);
    expect(await command(home, "backup", at("again.touchstone"))).toMatchObject(FINE);
    expect(await command(home, "restore", at("again.touchstone"), at("restored"))).toMatchObject(FINE);
    expect((await command(at("restored"), "rebuild")).stdout).toContain(": all rows as before.");
  });

  test.each([0, 0.3, 0.6])(
    "rebuilding, %f s after the database has come up, leaves the tables as they were",
    async (s) => {
      const before = await eventsNow();
      const isUp = (): boolean => namesIn(join(home, "run")).includes("socket/.s.PGSQL.5432");
      let since = Number.POSITIVE_INFINITY;
      const isAmid = (): boolean => {
        if (isUp()) since = Math.min(since, performance.now());
        return performance.now() - since >= s * 1000;
      };
      await nothingHalf(before, await interrupted(["rebuild"], isAmid), 0);
    },
  );
});

test("of two commands at once one is refused, naming the other, and nothing is torn", async () => {
  const before = await eventsNow();
  const lines = [3, 4, 5].map((n) => ["import", "observations", answers(n), "--programme", PROGRAMME]);
  const all = await Promise.all(lines.map((args) => command(home, ...args)));
  const done = all.filter(({ code }) => code === 0);
  for (const { code, stderr } of all.filter((one) => !done.includes(one))) {
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /The data folder is in use by process \d+ \(touchstone import observations, since 2.*Z\)\. Wait until it is done, or end it\.\n$/,
    );
  }
  expect(await eventsNow()).toBe(before + 2 * done.length);
  for (const [i, args] of lines.entries())
    if (all[i]?.code !== 0) expect(await command(home, ...args)).toMatchObject(FINE);
  expect(await eventsNow()).toBe(before + 2 * lines.length);
});
