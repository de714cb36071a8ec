import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folder, touchstone } from "../sample-run.ts";

const home = join(folder, "record");
const file = join(folder, "one.touchstone");

beforeAll(() => {
  chmodSync(folder, 0o711); // as root, the database's own account passes through
  const init = touchstone(["init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai"]);
  expect(init.stderr).not.toContain("fault of ours");
  expect(init.status).toBe(0);
});

test("a backup says what is in it, and that it must be kept from others; doctor finds its restoring well", () => {
  const backup = touchstone(["backup", file, "--home", home]);
  expect(backup.stderr).toContain("It holds private keys and what people told in confidence");
  expect(backup.stdout).toMatch(/one\.touchstone: \d+ tables, \d+ rows, 0 files, \d+ private keys?; [\d,]+ kB\.\n$/);
  expect(backup.status).toBe(0);
  const again = touchstone(["backup", file, "--home", home]);
  expect([again.status, again.stderr.trim()]).toEqual([1, `${file} is there already. Choose another name.`]);

  const restored = join(folder, "restored");
  const restore = touchstone(["restore", file, restored]);
  expect(restore.stdout).toMatch(/restored: as it was at 2.*Z; \d+ tables, \d+ rows, 0 files\.\n$/);
  expect(restore.stderr).toContain("What was recorded after that is not in it.");
  expect(restore.status).toBe(0);

  const doctor = touchstone(["doctor", "--deep", "--home", restored]);
  expect(doctor.stdout).toMatch(/^ok {4}Node: /);
  expect(doctor.stdout).toContain("ok    ledgers: 1 ledger, events: 3");
  expect(doctor.status).toBe(0);
  expect(doctor.stderr).toMatch(/^(checking the ledger of [a-z-]+ …\n)?$/); // said where it takes longer
});

test("doctor names what is wrong, with the way out, and ends with 1", () => {
  chmodSync(join(home, "keys"), 0o755);
  const doctor = touchstone(["doctor", "--home", home]);
  chmodSync(join(home, "keys"), 0o700);
  expect(doctor.stdout).toContain(`WRONG access: ${join(home, "keys")} is 755\n`);
  expect(doctor.stdout).toContain("wanted: data folder, files and keys closed to other accounts\n");
  expect(doctor.stdout).toContain("chmod -R go-rwx");
  expect([doctor.status, doctor.stderr.trim()]).toEqual([1, "1 thing wrong."]);
  const json = JSON.parse(touchstone(["doctor", "--json", "--home", home]).stdout) as { name: string; ok: string }[]; // Check
  expect(json.find(({ name }) => name === "database")?.ok).toBe("yes");
});

test("what is no backup is refused, and what is no data folder too", () => {
  writeFileSync(join(folder, "letters.txt"), "dear".repeat(1000));
  const restore = touchstone(["restore", join(folder, "letters.txt"), join(folder, "nothing")]);
  expect([restore.status, restore.stderr.trim()]).toEqual([
    1,
    `${join(folder, "letters.txt")} is no backup of Touchstone. Nothing was restored.`,
  ]);
  const init = touchstone(["init", join(folder, "letters.txt"), "--organisation", "Larkwater County"]);
  expect([init.status, init.stderr.trim()]).toEqual([
    1,
    `${join(folder, "letters.txt")} is a file. Choose a folder that is empty or does not exist yet.`,
  ]);
  const nowhere = touchstone(["doctor", "--home", folder]);
  expect([nowhere.status, nowhere.stderr]).toEqual([1, expect.stringContaining("is no data folder of Touchstone")]);
});
