import { rename } from "node:fs/promises";
import { join } from "node:path";
import { sampleFolder } from "@touchstone/server/testing";
import { expect, test } from "vitest";
import { command } from "./command.ts";
import { foundInstallation } from "./installation.ts";

test("a data folder that nothing has open can be moved, and everything in it holds", async () => {
  const { directory, remove } = await sampleFolder();
  try {
    await foundInstallation(join(directory, "here"));
    await rename(join(directory, "here"), join(directory, "there"));
    expect(await command(join(directory, "here"), "unit", "v1")).toMatchObject({ code: 1 });
    expect(await command(join(directory, "there"), "unit", "v1")).toMatchObject({ code: 0, stderr: "" });
    const { stdout } = await command(join(directory, "there"), "doctor", "--deep", "--json");
    const checks = JSON.parse(stdout) as { name: string; ok: string; found: string }[]; // Check
    // the sample was recorded by a clock of its own, and the disk is whose machine this is
    const isOfFolder = ({ name }: { name: string }): boolean => name !== "clock" && name !== "disk";
    expect(checks.filter((check) => isOfFolder(check) && check.ok !== "yes")).toEqual([]);
    expect(checks.map(({ name }) => name)).toContain("ledgers");
    expect((await command(join(directory, "there"), "rebuild")).stdout).toContain(": all rows as before.");
  } finally {
    await remove();
  }
});
