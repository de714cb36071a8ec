import { chmod, chown, mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closedTo, databaseUser } from "./system-user.ts";

let base = "";
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "touchstone-"));
  await chmod(base, 0o711);
});
afterEach(async () => {
  for (const name of ["SUDO_UID", "SUDO_GID", "SUDO_USER"]) delete process.env[name];
  await rm(base, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;
const stranger = { uid: 54_321, gid: 54_321, name: "stranger" };

test("the first folder on the way that an account can't pass is named", async () => {
  const inner = join(base, "a", "b");
  await mkdir(inner, { recursive: true });
  for (const path of [join(base, "a"), inner]) await chmod(path, 0o711);
  expect(await closedTo(inner, stranger)).toBeNull();
  await chmod(join(base, "a"), 0o700);
  expect(await closedTo(inner, stranger)).toBe(join(base, "a"));
  const { uid, gid } = await stat(inner);
  expect(await closedTo(inner, { uid, gid, name: "owner" })).toBeNull();
  expect(await closedTo(join(base, "not", "there"), stranger)).toBeNull();
});

describe.runIf(isRoot)("under root the database runs", () => {
  test("as nobody", async () => {
    expect(await databaseUser(base, join(base, "database"))).toMatchObject({ name: "nobody" });
  });

  test("as who called sudo", async () => {
    Object.assign(process.env, { SUDO_UID: "1001", SUDO_GID: "1002", SUDO_USER: "dawa" });
    expect(await databaseUser(base, join(base, "database"))).toEqual({ uid: 1001, gid: 1002, name: "dawa" });
  });

  test("as the owner of what is there, whoever calls", async () => {
    Object.assign(process.env, { SUDO_UID: "1001", SUDO_GID: "1002", SUDO_USER: "dawa" });
    await mkdir(join(base, "database"));
    await chown(join(base, "database"), 1003, 1004);
    expect(await databaseUser(base, join(base, "database"))).toMatchObject({ uid: 1003, gid: 1004 });
  });
});

test.skipIf(isRoot)("the database of another account is refused, by its number", async () => {
  await expect(databaseUser("/", "/etc")).rejects.toThrow("/etc belongs to another account (uid 0;");
});
