import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { folder, touchstone } from "../sample-run.ts";

const home = join(folder, "record");
const standards = join(import.meta.dirname, "../../../../standards/good-neighbours");
const done = (...args: readonly string[]): string => {
  const { status, stdout, stderr } = touchstone([...args, "--home", home]);
  expect([status, stderr.includes("fault of ours") ? stderr : ""]).toEqual([0, ""]);
  return stdout;
};

beforeAll(() => {
  chmodSync(folder, 0o711); // as root, the database's own account passes through
  const init = touchstone(["init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai"]);
  expect(init.status).toBe(0);
  done("programme", "new", "good-neighbours", "--title", "Good Neighbours", "--owner", "County council");
  const inForce = ["--in-force-since", "2025-01-01", "--basis", "Order 7 of the council"];
  done("import", "standard", join(standards, "standard.yaml"), "--programme", "good-neighbours", ...inForce);
  done("import", "units", join(standards, "units.csv"));
  done("enrol", "--programme", "good-neighbours", "--code", "lampfell-1", "lampfell-2", "--stated-on", "2026-01-15");
});

test("export writes a bundle that verify finds sound, as a folder and as one file", () => {
  const bundle = join(folder, "bundle");
  expect(done("export", "good-neighbours", "-o", bundle)).toMatch(
    /bundle: \d+ units, 0 answers, no scorecards: nobody has been assessed yet, ledgers up to event 4 of the programme and 3 of the organisation; \d+ files, 0\.\d MB\.\n$/,
  );
  expect(existsSync(join(bundle, "datapackage.json"))).toBe(true);
  const verify = touchstone(["verify", bundle]);
  expect([verify.status, verify.stdout.includes("✗")]).toEqual([0, false]);
  done("export", "good-neighbours", "-o", `${bundle}.zip`);
  expect(readFileSync(`${bundle}.zip`).subarray(0, 2).toString()).toBe("PK");
  const zipped = touchstone(["verify", `${bundle}.zip`]);
  expect([zipped.status, zipped.stdout.includes("✗")]).toEqual([0, false]);
});

test("export says what is in the way", () => {
  const again = touchstone(["export", "good-neighbours", "-o", join(folder, "bundle"), "--home", home]);
  expect([again.status, again.stderr.trim()]).toEqual([
    1,
    `${join(folder, "bundle")}: there is a bundle already; nothing was written. --force replaces it.`,
  ]);
  const nowhere = touchstone(["export", "nowhere", "-o", join(folder, "other"), "--home", home]);
  expect([nowhere.status, nowhere.stderr.trim()]).toEqual([1, "nowhere: there is no programme of this name."]);
  const period = ["--period", "2024", "-o", join(folder, "other"), "--home", home];
  const none = touchstone(["export", "good-neighbours", ...period]);
  expect([none.status, none.stderr.trim()]).toEqual([1, "good-neighbours: there is no assessment of 2024 on record."]);
  expect(touchstone(["export", "good-neighbours", "--home", home]).status).toBe(2);
});
