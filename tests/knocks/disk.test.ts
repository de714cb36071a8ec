import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { smallDisk, spaceOf } from "@touchstone/server/testing";
import { expect, test } from "vitest";
import { command } from "./command.ts";
import { foundInstallation, PROGRAMME } from "./installation.ts";

const MB = 2 ** 20;

test("commands say since when and why nothing is recorded, go on reading, and record again when there is room", async ({
  skip,
}) => {
  const disk = await smallDisk(400);
  if (disk === null) return skip("no small disk can be mounted here (not root)");
  try {
    const home = join(disk.path, "home");
    const filler = join(disk.path, "filler");
    const fill = async (left: number): Promise<void> =>
      writeFile(filler, Buffer.alloc((await spaceOf(disk.path)).free - left));
    await foundInstallation(home);
    const account = ["account", "add", "auditor"];

    await fill(40 * MB);
    const reading = await command(home, "unit", "v1");
    expect([reading.code, reading.stdout]).toEqual([0, expect.stringContaining("v1")]);
    const banner =
      /^Nothing is recorded since 2.*Z: the disk of .* is nearly full: \d+ MB free, 96 MB wanted\. Reading goes on\. Make room, or mend the disk: recording then goes on by itself\.\n$/;
    expect(reading.stderr).toMatch(banner);
    const writing = await command(home, ...account);
    expect([writing.code, writing.stdout]).toEqual([1, ""]);
    expect(writing.stderr).toMatch(banner);

    await rm(filler);
    await fill(0);
    const full = await command(home, "role", "list", "--programme", PROGRAMME);
    expect([full.code, full.stdout]).toEqual([1, ""]);
    expect(full.stderr).toMatch(/the disk .*is full\. Make room there and try again; nothing is lost\./);

    await rm(filler);
    expect(await command(home, ...account)).toMatchObject({ code: 0 });
    expect((await command(home, "rebuild")).stdout).toContain(": all rows as before.");
  } finally {
    await disk.remove();
  }
}, 240_000);
