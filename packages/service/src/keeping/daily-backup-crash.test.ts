/**
 * The daily backup in a program that dies at every operation on its disk: what has the name of a backup is one, whole; in the
 * end there is one of the day, no more than are kept, and nothing beside them, for there are private keys in it.
 */
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restore, type Touchstone } from "@touchstone/server";
import { diesAtEachWord, foundOrganisation, type TestTouchstone, testTouchstone } from "@touchstone/server/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dailyBackup } from "./daily-backup.ts";

const NOW = new Date("2026-11-22T03:00:00Z");
let on: TestTouchstone;
let parent: string;
let folder: string;
beforeAll(async () => {
  on = await testTouchstone(() => NOW);
  await foundOrganisation(on.touchstone, "larkwater");
  parent = await mkdtemp(join(tmpdir(), "touchstone-backups-"));
  await chmod(parent, 0o711); // the database's own account goes through
}, 120_000);
afterAll(async () => {
  await on.end();
  await rm(parent, { recursive: true, force: true });
});
beforeEach(async () => {
  folder = await mkdtemp(join(parent, "backups-"));
  await chmod(folder, 0o711);
});

const names = async (): Promise<string[]> => (await readdir(folder)).sort();

/** What the service does each minute; whoever looked before it was killed is not there any more. */
async function look(touchstone: Touchstone): Promise<void> {
  const config = { folder, hour: 2, keep: 2 };
  const backups = dailyBackup({ touchstone, config, say: () => {} });
  try {
    await backups.look();
  } finally {
    await backups.close();
  }
}

describe.each(["before", "after"] as const)("a program that dies %s each operation", (when) => {
  it("has kept in the end what is kept, and nothing else", async () => {
    await mkdir(folder, { recursive: true });
    for (const day of ["19", "20", "21"])
      await writeFile(join(folder, `touchstone-2026-11-${day}T02-00-00Z.backup`), "of another day");
    const state = async (): Promise<string> => (await names()).filter((name) => !name.startsWith(".")).join();
    const { nDeaths, nSteps } = await diesAtEachWord(on.touchstone, when, { run: look, state });
    const today = "touchstone-2026-11-22T03-00-00Z.backup";
    expect(await names()).toEqual(["touchstone-2026-11-21T02-00-00Z.backup", today]);
    expect([nDeaths > 30, nSteps > 0]).toEqual([true, true]);
    const { nRows } = await restore({ file: join(folder, today), dir: join(parent, `restored-${when}`) });
    expect(nRows).toBeGreaterThan(0);
  });
});
