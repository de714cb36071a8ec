import { mkdtemp, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { spaceOf, watchHealth } from "./health.ts";
import { smallDisk } from "./sample-disk.ts";
import { ask, until } from "./sample-folder.ts";
import { startEmbedded } from "./start.ts";

const MB = 2 ** 20;
const day = new Date("2026-11-22T04:00:00.000Z");

test("a disk below the floor makes everything read-only, and room makes it writable again", async ({ skip }) => {
  const disk = await smallDisk(40);
  if (disk === null) return skip("no small disk can be mounted here (not root)");
  try {
    const health = await watchHealth(disk.path, { now: () => day, floor: 10 * MB, everyMs: 0 });
    expect(health.isReadOnly()).toBeNull();
    await writeFile(join(disk.path, "filler"), Buffer.alloc(32 * MB));
    await health.look();
    expect(health.isReadOnly()).toEqual({
      since: day.toISOString(),
      why: `the disk of ${disk.path} is nearly full: 8 MB free, 15 MB wanted`,
    });
    await truncate(join(disk.path, "filler"), 28 * MB); // above the floor, not yet by half
    await health.look();
    expect(health.isReadOnly()?.why).toContain("12 MB free, 15 MB wanted");
    await rm(join(disk.path, "filler"));
    await health.look();
    expect(health.isReadOnly()).toBeNull();
    health.close();
  } finally {
    await disk.remove();
  }
});

test("an error of a full or failing disk is believed before the disk is looked at", async () => {
  const path = await mkdtemp(join(tmpdir(), "touchstone-"));
  const health = await watchHealth(path, { now: () => day, floor: 1, everyMs: 0 });
  health.note(Object.assign(new Error("duplicate key"), { code: "23505" }));
  expect(health.isReadOnly()).toBeNull();
  health.note(Object.assign(new Error("could not extend file"), { code: "53100" }));
  expect(health.isReadOnly()).toEqual({ since: day.toISOString(), why: "the disk is full" });
  health.note(Object.assign(new Error("could not write block"), { code: "58030" }));
  expect(health.isReadOnly()?.why).toBe("the disk reports errors");
  await health.look(); // room enough, and a file can be written
  expect(health.isReadOnly()).toBeNull();
  health.close();
  await rm(path, { recursive: true });
});

test("a disk that fills up under the database loses nothing that was confirmed, and work goes on when there is room", async ({
  skip,
}) => {
  const disk = await smallDisk(160);
  if (disk === null) return skip("no small disk can be mounted here (not root)");
  try {
    const filler = join(disk.path, "filler");
    const database = await startEmbedded(join(disk.path, "home"));
    const health = await watchHealth(disk.path, { now: () => day, floor: 4 * MB, everyMs: 20 });
    await ask(database.url, "CREATE TABLE kept (n int, filling text)");
    const { free } = await spaceOf(disk.path);
    await writeFile(filler, Buffer.alloc(Math.max(0, free - 24 * MB)));
    let confirmed = 0;
    for (let n = 1; n <= 200; n++)
      try {
        await ask(
          database.url,
          `INSERT INTO kept SELECT ${n}, repeat(md5(random()::text), 20) FROM generate_series(1, 1000)`,
        );
        confirmed = n;
      } catch (error) {
        health.note(error);
        break;
      }
    expect(confirmed).toBeGreaterThan(0);
    expect(confirmed).toBeLessThan(200);
    await until(async () => {
      await health.look();
      return health.isReadOnly() !== null;
    });
    await rm(filler);
    expect((await stat(disk.path)).isDirectory()).toBe(true);
    await until(() => health.isReadOnly() === null);
    await until(
      () =>
        ask(database.url, "INSERT INTO kept VALUES (0)").then(
          () => true,
          () => false,
        ),
      60_000,
    );
    const rows = await ask(database.url, "SELECT count(DISTINCT n)::int - 1 AS n FROM kept");
    expect([[{ n: confirmed }], [{ n: confirmed + 1 }]]).toContainEqual(rows); // the answer to the last may have been lost
    health.close();
    await database.stop();
  } finally {
    await disk.remove();
  }
}, 120_000);
