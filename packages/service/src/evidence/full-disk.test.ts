import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceFolder } from "./evidence-files.ts";
import { piece, type SampleCouncil, sampleCouncil } from "./sample-council.ts";

/** of util-linux; only root may */
const MOUNT = "mount";
const UNMOUNT = "umount";

let on: SampleCouncil;
const mounted: string[] = [];
beforeAll(async () => {
  on = await sampleCouncil();
}, 120_000);
afterAll(async () => {
  for (const path of mounted) execFileSync(UNMOUNT, ["-l", path]);
  await on.end();
});

/** Makes a folder a disk of its own of that size, or changes its size; false where the system lets nobody. */
async function disk(path: string, kilobytes: number): Promise<boolean> {
  await mkdir(path, { recursive: true });
  const size = `size=${kilobytes}k`;
  const how = mounted.includes(path) ? ["-o", `remount,${size}`] : ["-t", "tmpfs", "-o", size, "tmpfs"];
  try {
    execFileSync(MOUNT, [...how, path], { stdio: "pipe" });
  } catch {
    return false;
  }
  if (!mounted.includes(path)) mounted.push(path);
  return true;
}

const TEXT = Buffer.from(randomBytes(450_000).toString("hex"));
const AS_TEXT = { filetype: "text/plain" };
const TUS = { headers: { "tus-resumable": "1.0.0" } };

test("where the disk of uploads is full, what has arrived is kept, and the upload goes on when there is room", async ({
  skip,
}) => {
  const folder = join(on.home.dir, "run", "uploads");
  if (!(await disk(folder, 512))) return skip("no small disk can be mounted here (not root)");
  const path = (await on.begin("one", TEXT, AS_TEXT)).headers.get("location") ?? "";
  const full = await on.ask("one", "PATCH", path, piece(TEXT, 0));
  expect([full.status, await full.json()]).toMatchObject([503, { type: "/problems/read-only" }]);
  const head = await on.ask("one", "HEAD", path, TUS);
  const offset = Number(head.headers.get("upload-offset"));
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThan(512 * 1024);
  await disk(folder, 8192);
  expect((await on.ask("one", "PATCH", path, piece(TEXT.subarray(offset), offset))).status).toBe(204);
  expect(await (await on.ask("one", "GET", path)).json()).toMatchObject({ state: "ready", bytes: TEXT.length });
});

test("where the disk of files is full, nothing half is there, and the file is taken in when there is room", async ({
  skip,
}) => {
  const folder = evidenceFolder(on.home, on.organisation.logId);
  if (!(await disk(folder, 64))) return skip("no small disk can be mounted here (not root)");
  const path = (await on.begin("one", TEXT, { ...AS_TEXT, visibility: "reviewers" })).headers.get("location") ?? "";
  expect((await on.ask("one", "PATCH", path, piece(TEXT, 0))).status).toBe(204);
  const full = await on.ask("one", "GET", path);
  expect([full.status, await full.json()]).toMatchObject([503, { type: "/problems/read-only" }]);
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  expect(names.filter((name) => name.isFile())).toEqual([]);
  await disk(folder, 8192);
  expect(await (await on.ask("one", "GET", path)).json()).toMatchObject({ state: "ready", bytes: TEXT.length });
  const body = {
    evidenceId: path.slice(-36),
    unitId: on.villages[0],
    programmeId: null,
    title: null,
    retainUntil: null,
  };
  expect((await on.command("one", "AddEvidence", body)).status).toBe(200);
});
