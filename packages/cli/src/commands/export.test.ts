import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { fine, home, touchstone } from "../sample-home.ts";
import { fileWith, folder } from "../sample-run.ts";

const standards = join(import.meta.dirname, "../../../../standards/good-neighbours");
beforeAll(() => {
  fine("init", home, "--organisation", "Larkwater County", "--time-zone", "Asia/Shanghai");
  fine("programme", "new", "good-neighbours", "--title", "Good Neighbours", "--owner", "County council");
  const inForce = ["--in-force-since", "2025-01-01", "--basis", "Order 7 of the council"];
  fine("import", "standard", join(standards, "standard.yaml"), "--programme", "good-neighbours", ...inForce);
  fine("import", "units", join(standards, "units.csv"));
  fine("enrol", "--programme", "good-neighbours", "--code", "lampfell-1", "lampfell-2", "--stated-on", "2026-01-15");
});

test("export writes a bundle that verify finds sound, as a folder and as one file", () => {
  const bundle = join(folder, "bundle");
  expect(fine("export", "good-neighbours", "-o", bundle)).toMatch(
    /bundle: \d+ units, 0 answers, no scorecards: nobody has been assessed yet, ledgers up to event 4 of the programme and 3 of the organisation; \d+ files, 0\.\d MB\.\n$/,
  );
  expect(existsSync(join(bundle, "datapackage.json"))).toBe(true);
  const verify = touchstone("verify", bundle);
  expect([verify.status, verify.stdout.includes("✗")]).toEqual([0, false]);
  fine("export", "good-neighbours", "-o", `${bundle}.zip`);
  expect(readFileSync(`${bundle}.zip`).subarray(0, 2).toString()).toBe("PK");
  const zipped = touchstone("verify", `${bundle}.zip`);
  expect([zipped.status, zipped.stdout.includes("✗")]).toEqual([0, false]);
});

test("export says what is in the way", () => {
  const again = touchstone("export", "good-neighbours", "-o", join(folder, "bundle"));
  expect([again.status, again.stderr.trim()]).toEqual([
    1,
    `${join(folder, "bundle")}: there is a bundle already; nothing was written. --force replaces it.`,
  ]);
  const nowhere = touchstone("export", "nowhere", "-o", join(folder, "other"));
  expect([nowhere.status, nowhere.stderr.trim()]).toEqual([1, "nowhere: there is no programme of this name."]);
  const period = ["--period", "2024", "-o", join(folder, "other")];
  const none = touchstone("export", "good-neighbours", ...period);
  expect([none.status, none.stderr.trim()]).toEqual([1, "good-neighbours: there is no assessment of 2024 on record."]);
  expect(touchstone("export", "good-neighbours").status).toBe(2);
});

test("an import says how it is taken back, and a bundle of what was taken back is sound, figures about people included", () => {
  const lines = readFileSync(join(standards, "data.csv"), "utf8").split("\n");
  const data = fileWith("data.csv", `${lines.filter((line) => /^(unit|lampfell-[12]),/.test(line)).join("\n")}\n`);
  const imported = touchstone("import", "observations", data, "--programme", "good-neighbours");
  expect(imported.stdout).toMatch(/ answers of 2 units for [\d, ]+ in data\.csv: \d+ recorded\. Recorded as /);
  const [, call = ""] = /Taken back, if it is wrong, by: touchstone (.+)/.exec(imported.stderr) ?? [];
  expect(call).toMatch(/^retract \d+ --programme good-neighbours$/);
  expect(fine(...call.split(" "))).toMatch(
    /^(\d+) answers of 2 units for [\d, ]+ taken back: recorded as [\d–]+ in the ledger of larkwater-county\.\n$/,
  );
  const bundle = join(folder, "taken-back");
  fine("export", "good-neighbours", "-o", bundle);
  const verify = touchstone("verify", bundle);
  expect([verify.status, verify.stdout.includes("✗")]).toEqual([0, false]);
  expect(readFileSync(join(bundle, "observations.csv"), "utf8")).toContain(",missing,");
  expect(fine(...call.split(" "))).toMatch(
    /^0 answers taken back; \d+ had been corrected or taken back before: nothing /,
  );
  const none = touchstone("retract", "none", "--programme", "good-neighbours");
  expect([none.status, none.stderr.trim()]).toEqual([1, expect.stringContaining("none")]);
});

test("a role is granted over a unit by its code, and a file of new names needs no column to", () => {
  fine("account", "add", "lampfell");
  const grant = ["role", "grant", "unit", "--to", "lampfell", "--programme", "good-neighbours", "--unit"];
  expect(fine(...grant, "lampfell-1")).toMatch(/^lampfell holds unit in good-neighbours from /);
  const nobody = touchstone(...grant, "nowhere");
  expect([nobody.status, nobody.stderr]).toEqual([1, expect.stringContaining('--unit: got "nowhere", want the id')]);
  const named = fileWith("names.csv", "on,kind,from,name\n2026-02-01,rename,lampfell-1,Upper Lampfell\n");
  expect(fine("import", "movements", named)).toMatch(/^1 new name: recorded as /);
  const coded = fileWith("codes.csv", "on,kind,from\n2026-02-01,recode,lampfell-1\n");
  const refused = touchstone("import", "movements", coded);
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining("to: got no such column, want one, as"),
  ]);
});
