import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addAccount, listAccounts } from "./account.ts";
import { execute } from "./execute.ts";
import { createHome } from "./home/home.ts";
import { checkStore } from "./ledger/check-store.ts";
import { spaceOf, watchHealth } from "./postgres/health.ts";
import { openDatabase } from "./postgres/open.ts";
import { DatabaseProblem } from "./postgres/problem.ts";
import { smallDisk } from "./postgres/sample-disk.ts";
import { ask, until } from "./postgres/sample-folder.ts";
import { migrate } from "./store/migrate.ts";
import { foundOrganisation } from "./testing/sample-organisation.ts";
import { openOn, openTouchstone } from "./touchstone.ts";
import { whileWritable } from "./writable.ts";

const MB = 2 ** 20;
const NO_DISK = "no small disk can be mounted here (not root)";
const errorOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

test("a full disk met in the middle is told to all writing that follows, and what is no trouble of the disk to none", async () => {
  const path = await mkdtemp(join(tmpdir(), "touchstone-"));
  const now = () => new Date("2026-11-22T04:00:00.000Z");
  const health = await watchHealth(path, { now, floor: 1, everyMs: 0 });
  await expect(whileWritable(health, () => Promise.reject(new RangeError("ours")))).rejects.toThrow(RangeError);
  expect(await whileWritable(health, async () => "done")).toBe("done");

  const full = Object.assign(new Error("could not extend file"), { code: "53100" });
  const met = await errorOf(whileWritable(health, () => Promise.reject(full)));
  expect(met).toMatchObject({ code: "disk-full", cause: full });
  const words =
    "Nothing is recorded since 2026-11-22T04:00:00.000Z: the disk is full. Reading goes on. Make room, or mend the disk: recording then goes on by itself.";
  expect(met).toHaveProperty("message", `${words} What was asked for was not recorded.`);
  let hasRun = false;
  const next = await errorOf(whileWritable(health, async () => (hasRun = true)));
  expect(next).toBeInstanceOf(DatabaseProblem);
  expect(next).toHaveProperty("message", words);
  expect(hasRun).toBe(false);

  await health.look();
  expect(await whileWritable(health, async () => "again")).toBe("again");
  await rm(path, { recursive: true });
});

test("a database that is gone is no fault of ours, and says that nothing was recorded", async () => {
  const path = await mkdtemp(join(tmpdir(), "touchstone-"));
  const health = await watchHealth(path, { now: () => new Date(), floor: 1, everyMs: 0 });
  const gone = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED", syscall: "connect" });
  const met = await errorOf(whileWritable(health, () => Promise.reject(gone)));
  expect(met).toMatchObject({ code: "unreachable", cause: gone });
  expect(met).toHaveProperty("message", expect.stringContaining("Nothing was recorded: try again."));
  const noFile = Object.assign(new Error("no such file"), { code: "ENOENT", syscall: "open" });
  expect(await errorOf(whileWritable(health, () => Promise.reject(noFile)))).toBe(noFile);
  await rm(path, { recursive: true });
});

test("below the floor every command is refused and reading goes on; with room again, recording does too", async ({
  skip,
}) => {
  const disk = await smallDisk(400);
  if (disk === null) return skip(NO_DISK);
  const touchstone = await openTouchstone(await createHome(join(disk.path, "home")));
  try {
    const { log, account } = await foundOrganisation(touchstone, "dry");
    const filler = join(disk.path, "filler");
    await writeFile(filler, Buffer.alloc((await spaceOf(disk.path)).free - 40 * MB));
    await until(() => touchstone.health.isReadOnly() !== null); // it looks by itself
    const before = await checkStore(touchstone);
    expect(before).toMatchObject({ nLogs: 1, faults: [] });

    const command = grantOf(touchstone.newId());
    await expect(execute(touchstone, { log, account, command })).rejects.toMatchObject({
      code: "disk-full",
      message: expect.stringMatching(
        /^Nothing is recorded since 2.*Z: the disk of .*home is nearly full: \d+ MB free, 96 MB wanted\. Reading goes on\./,
      ),
    });
    await expect(addAccount(touchstone, "late")).rejects.toThrow("Nothing is recorded");
    expect((await listAccounts(touchstone)).map(({ name }) => name)).toEqual([account]);
    expect(await checkStore(touchstone)).toEqual(before);

    await rm(filler);
    await until(() => touchstone.health.isReadOnly() === null);
    await addAccount(touchstone, "receiver");
    expect(await execute(touchstone, { log, account, command })).toMatchObject({ ok: true });
  } finally {
    await touchstone.close();
    await disk.remove();
  }
});

test("a disk that fills up faster than anybody looks loses nothing that was acknowledged", async ({ skip }) => {
  const disk = await smallDisk(200);
  if (disk === null) return skip(NO_DISK);
  const home = await createHome(join(disk.path, "home"));
  const database = await openDatabase(home);
  await migrate(database.url);
  const opened = await openOn(home, database.url, { closing: database.stop });
  opened.health.close();
  const health = await watchHealth(disk.path, { now: opened.now, floor: 16 * MB, everyMs: 0 }); // looks when it is told
  const touchstone = { ...opened, health };
  try {
    const { log, account } = await foundOrganisation(touchstone, "flood");
    await addAccount(touchstone, "receiver");
    const filler = join(disk.path, "filler");
    await writeFile(filler, Buffer.alloc((await spaceOf(disk.path)).free - 3 * MB));
    const receipts: number[] = [];
    let met: unknown = null;
    while (met === null) {
      const command = grantOf(touchstone.newId());
      const answer = await errorOf(execute(touchstone, { log, account, command, key: command.grantId }));
      if (answer instanceof Error) met = answer;
      else receipts.push((answer as { first: number }).first); // a receipt: nothing here can be refused
      // the write-ahead log is as it was made: each file of 16 MB is written over, then a new one is asked for
      if (met === null) await ask(database.url, "SELECT pg_switch_wal()").catch(() => {});
    }
    expect(met).toMatchObject({ code: "disk-full" });
    expect(await errorOf(execute(touchstone, { log, account, command: grantOf(touchstone.newId()) }))).toMatchObject({
      code: "disk-full",
    });
    await rm(filler);
    await until(async () => {
      await health.look();
      return health.isReadOnly() === null;
    });
    const command = grantOf(touchstone.newId());
    let again: unknown = null;
    await until(async () => {
      again = await errorOf(execute(touchstone, { log, account, command, key: "again" })); // the database is started again
      return !(again instanceof Error);
    }, 120_000);
    expect(again).toMatchObject({ ok: true });
    const { faults, nEvents } = await checkStore(touchstone);
    expect(faults).toEqual([]);
    expect(receipts).toEqual(receipts.map((_, at) => at + 3));
    expect(again).toHaveProperty("last", nEvents - 1);
    expect(nEvents).toBe(3 + receipts.length + 1);
  } finally {
    await touchstone.close();
    await disk.remove();
  }
}, 240_000);

const grantOf = (grantId: string) =>
  ({
    type: "GrantRole",
    grantId,
    account: "receiver",
    role: "auditor",
    unitId: null,
    from: "2026-01-01",
    until: null,
  }) as const;
