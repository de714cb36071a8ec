import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addAccount, findHome, listAccounts, openTouchstone, restore } from "@touchstone/server";
import { foundOrganisation, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DailyBackup, dailyBackup } from "./daily-backup.ts";

let on: TestTouchstone;
let parent: string;
let folder: string;
let clock: Date;
let backups: DailyBackup;
let said: string[];

beforeEach(async () => {
  clock = new Date("2026-11-22T01:30:00Z");
  on = await testTouchstone(() => clock);
  await foundOrganisation(on.touchstone, "larkwater");
  parent = await mkdtemp(join(tmpdir(), "touchstone-backups-"));
  await chmod(parent, 0o711); // the database's own account goes through
  folder = join(parent, "backups");
  said = [];
});
afterEach(async () => {
  await backups.close();
  await on.end();
  await rm(parent, { recursive: true, force: true });
});

const begin = (keep = 14): Promise<unknown> => {
  const config = { folder, hour: 2, keep };
  backups = dailyBackup({ touchstone: on.touchstone, config, say: (line) => void said.push(line) });
  return backups.look();
};
const names = (): Promise<string[]> => readdir(folder).then((all) => all.sort());

describe("the daily backup", () => {
  it("is written at the start where the last hour has passed without one, then once a day", async () => {
    await begin();
    expect(await names()).toEqual(["touchstone-2026-11-22T01-30-00Z.backup"]);
    clock = new Date("2026-11-22T01:59:59Z");
    expect(await backups.look()).toBeNull();
    clock = new Date("2026-11-22T02:00:00Z");
    expect(await backups.look()).toMatchObject({ file: expect.stringContaining("02-00-00Z") as unknown });
    clock = new Date("2026-11-23T01:59:00Z");
    expect(await backups.look()).toBeNull();
    clock = new Date("2026-11-25T11:00:00Z");
    await backups.look();
    expect(await names()).toHaveLength(3);
    expect((await stat(join(folder, (await names())[0] ?? ""))).mode & 0o777).toBe(0o600);
  });

  it("removes the oldest beyond what is kept, and nothing of others", async () => {
    await begin(2);
    await writeFile(join(folder, "letter.txt"), "not a backup");
    for (const day of ["23", "24", "25"]) {
      clock = new Date(`2026-11-${day}T02:00:00Z`);
      await backups.look();
    }
    expect(await names()).toEqual([
      "letter.txt",
      "touchstone-2026-11-24T02-00-00Z.backup",
      "touchstone-2026-11-25T02-00-00Z.backup",
    ]);
  });

  it("that can't be written is said, and keeps what is there", async () => {
    await begin(2);
    const before = await names();
    await writeFile(join(parent, "in-the-way"), "");
    await backups.close();
    const config = { folder: join(parent, "in-the-way"), hour: 2, keep: 2 };
    backups = dailyBackup({ touchstone: on.touchstone, config, say: (line) => void said.push(line) });
    await expect(backups.write()).rejects.toThrow();
    expect(await names()).toEqual(before);
  });

  it("holds what was recorded by then, and restores into a folder that works", async () => {
    await begin();
    const [file = ""] = await names();
    await addAccount(on.touchstone, "came-after");
    const dir = join(parent, "restored");
    const { nRows } = await restore({ file: join(folder, file), dir });
    expect(nRows).toBeGreaterThan(0);
    const restored = await openTouchstone(await findHome(dir));
    try {
      const accounts = (await listAccounts(restored)).map(({ name }) => name);
      expect(accounts).toContain("larkwater-office");
      expect(accounts).not.toContain("came-after");
    } finally {
      await restored.close();
    }
  });
});
