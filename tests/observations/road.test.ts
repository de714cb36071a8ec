/** The whole road of answers by the command line, on the bundled example: one story, one data folder. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../packages/cli/bin/touchstone.mjs", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../standards/good-neighbours/", import.meta.url));
const P = ["--programme", "good-neighbours"];
const folder = mkdtempSync(join(tmpdir(), "touchstone-observations-"));
const home = join(folder, "record");
const env = { ...process.env, TOUCHSTONE_HOME: home, DATABASE_URL: undefined };

function touchstone(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", env });
  return { status, stdout, stderr };
}

/** A command that has to succeed. @returns what it printed, and what it said beside */
function done(...args: string[]): string {
  const { status, stdout, stderr } = touchstone(...args);
  expect(stderr).not.toContain("fault of ours");
  expect([args.join(" "), status, status === 0 ? "" : stderr]).toEqual([args.join(" "), 0, ""]);
  return stdout + stderr;
}

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const data = readFileSync(join(EXAMPLE, "data.csv"), "utf8");
const villages = readFileSync(join(EXAMPLE, "units.csv"), "utf8")
  .split("\n")
  .filter((line) => line.includes(",village,"))
  .map((line) => line.split(",")[0] ?? "");

beforeAll(() => {
  chmodSync(folder, 0o711); // as root, the database's own account passes through
  done("init", home, "--organisation", "Alderreach", "--time-zone", "Asia/Shanghai");
  done("programme", "new", "good-neighbours", "--title", "Good Neighbours", "--owner", "Council");
  done("import", "units", join(EXAMPLE, "units.csv"));
  const adopted = ["--in-force-since", "2025-01-01", "--basis", "Order 7"];
  done("import", "standard", join(EXAMPLE, "standard.yaml"), ...P, ...adopted);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("answers of units that do not take part are refused, each named, and nothing is recorded", () => {
  const { status, stderr } = touchstone("import", "observations", join(EXAMPLE, "data.csv"), ...P);
  expect(status).toBe(1);
  expect(stderr).toContain(
    "lampfell-1 2025  unit: got a unit that does not take part in good-neighbours, want one that has applied: touchstone enrol --programme good-neighbours --code lampfell-1 --stated-on DAY",
  );
  expect(stderr).toContain("data.csv: 27 problems. Nothing was recorded.");
});

test("units are enrolled by their own statement, with its day and document; again nothing happens", () => {
  const letter = fileOf("letter.txt", "We take part.");
  const applied = fileOf("applied.csv", `unit\n${villages.join("\n")}\n`);
  const how = [...P, "--units", applied, "--stated-on", "2026-01-15", "--document", letter];
  expect(done("enrol", ...how)).toMatch(
    /^24 units enrolled in good-neighbours: recorded as \d+ in the ledger of good-neighbours\.\n/,
  );
  expect(done("enrol", ...how)).toContain(
    "0 units enrolled in good-neighbours; 24 took part before: nothing had to be recorded.",
  );
  const { status, stderr } = touchstone("enrol", ...P, "--code", "lampfell", "nowhere", "--stated-on", "2026-01-15");
  expect(status).toBe(1);
  expect(stderr).toBe(
    "lampfell: got a unit of type township, want one that the standard assesses: village\nnowhere: got a unit that is not in the register, want a code of the scheme code\n2 problems. Nobody was enrolled.\n",
  );
});

test("answers are recorded; figures about people without their number are held back in words", () => {
  const said = done("import", "observations", join(EXAMPLE, "data.csv"), ...P);
  expect(said).toMatch(
    /^872 answers of 24 units in data\.csv: 872 recorded\. Recorded as \d+–\d+ in the ledger of alderreach\.\n/,
  );
  expect(said).toContain(
    "Held back: 22 figures about people without the number of people that they are of. Add a column with it, such as treated_well.base",
  );
});

test("the same answers again are on record; with the number of people the figures are recorded too", () => {
  expect(done("import", "observations", join(EXAMPLE, "data.csv"), ...P)).toContain(
    "872 answers of 24 units in data.csv: 872 are as on record; 0 recorded. Nothing had to be recorded.",
  );
  const [header = "", ...rows] = data.trim().split("\n");
  const withBase = rows.map((row) => `${row},${row.includes(",2026,") ? 240 : ""}`);
  const file = fileOf("with-base.csv", `${header},treated_well.base\n${withBase.join("\n")}\n`);
  const said = done("import", "observations", file, ...P);
  expect(said).toMatch(/^894 answers of 24 units in with-base\.csv: 850 are as on record; 44 recorded\./);
  expect(said).not.toContain("Held back");
});

test("a unit withdraws in one step, is asked no reason, and nobody hands in answers for it then", () => {
  expect(done("withdraw", "lampfell-2", ...P, "--on", "2026-02-01")).toMatch(
    /^lampfell-2 takes part in good-neighbours no more from 2026-02-01: recorded as \d+ in the ledger of good-neighbours\.\n$/,
  );
  const { stderr } = touchstone("import", "observations", join(EXAMPLE, "data.csv"), ...P);
  expect(stderr).toContain("1 problem. Nothing was recorded.");
  expect(touchstone("withdraw", "lampfell-2", ...P).stderr).toContain("There is no live enrolment");
});

test("every problem of a file of fifty thousand rows is counted, a hundred are shown", () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `lampfell-1,${2026 - (i % 20)},${i % 10 === 0 ? "abc" : "20"}`);
  const file = fileOf("hostile.csv", `unit,period,desk_hours\n${rows.join("\n")}\n`);
  const { status, stderr } = touchstone("import", "observations", file, ...P);
  expect(status).toBe(1);
  expect(stderr.split("\n").filter((line) => line.includes(": got "))).toHaveLength(100);
  expect(stderr).toMatch(/hostile\.csv: [\d,]+ problems, of which the first 100 are shown/);
});

test("an import that is killed has recorded nothing; done again it is whole", async () => {
  const codes = Array.from({ length: 4000 }, (_, i) => `new-${i}`);
  const units = fileOf(
    "new.csv",
    `code,type,parent,name\n${codes.map((code) => `${code},village,lampfell,${code}`).join("\n")}\n`,
  );
  done("import", "units", units);
  done("enrol", ...P, "--units", units, "--stated-on", "2026-01-15");
  const columns = ["desk_hours", "speaker_hours", "clinic_hours", "culture_spending", "fine_dust", "warm_rooms"];
  const cells = columns.map((_, j) => j + 1).join(",");
  const rows = codes.flatMap((code) => Array.from({ length: 12 }, (_, y) => `${code},${2015 + y},${cells}`));
  const file = fileOf("big.csv", `unit,period,${columns.join(",")}\n${rows.join("\n")}\n`);
  const before = ledgerLine();
  const filesBefore = stored();
  const child = spawn(process.execPath, [CLI, "import", "observations", file, ...P], { env, stdio: "ignore" });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on("exit", (_, signal) => resolve(signal)));
  while (stored() === filesBefore && child.exitCode === null) await wait(5); // chunks are being written
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect(ledgerLine()).toBe(before);
  expect(stored()).toBeGreaterThan(filesBefore); // which nobody names, and harm nobody
  expect(done("import", "observations", file, ...P)).toMatch(
    /^288,000 answers of 4,000 units in big\.csv: 288,000 recorded\./,
  );
  expect(ledgerLine()).not.toBe(before);
});

/** What doctor says of the ledgers, after looking at all of it. */
function ledgerLine(): string {
  const { stdout } = touchstone("doctor");
  return stdout.split("\n").find((line) => line.includes("ledgers:")) ?? "";
}

function stored(): number {
  return readdirSync(join(home, "files"), { recursive: true }).length;
}
