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

/** The bundled answers, without the numbers of people behind them. */
function withoutBases(): string {
  const converted = join(folder, "wide.json");
  done("convert", join(EXAMPLE, "standard.yaml"), DATA, "-o", converted);
  const rows = JSON.parse(readFileSync(converted, "utf8")) as Record<string, unknown>[]; // as convert writes it
  for (const row of rows) delete row["treated_well.base"];
  return fileOf("without-bases.json", JSON.stringify(rows));
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

const DATA = join(EXAMPLE, "data.csv");
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
  const { status, stderr } = touchstone("import", "observations", DATA, ...P);
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
  const said = done("import", "observations", withoutBases(), ...P);
  expect(said).toMatch(
    /^873 answers of 24 units for 2025, 2026 in without-bases\.json: 873 recorded\. Recorded as \d+–\d+ in the ledger of alderreach\.\n/,
  );
  expect(said).toContain(
    "Held back: 23 figures about people without the number of people that they are of. Add a column with it, such as treated_well.base",
  );
});

test("with the number of people the figures are recorded too, but for one with too few; the same again is on record", () => {
  const said = done("import", "observations", DATA, ...P);
  expect(said).toMatch(/^895 answers of 24 units for 2025, 2026 in data\.csv: 851 are as on record; 44 recorded\./);
  expect(said).toContain("Held back: 1 figure about people with too few people: at least 10 counted");
  expect(done("import", "observations", DATA, ...P)).toContain(
    "895 answers of 24 units for 2025, 2026 in data.csv: 895 are as on record; 0 recorded. Nothing had to be recorded.",
  );
});

test("a file on its own gives the scores of the record, digit for digit, what is held back included", () => {
  const said = done("assess", "good-neighbours", "--period", "2026", "--threads", "1", "--json");
  expect(JSON.parse(said.slice(0, said.lastIndexOf("\n}\n") + 2))).toMatchObject({
    assessment: { period: "2026", nUnits: expect.any(Number) },
    grades: expect.arrayContaining([{ grade: null, nUnits: expect.any(Number), nCertain: expect.any(Number) }]),
    recorded: { ledger: "good-neighbours", first: expect.any(Number) },
  });
  const csv = done("scorecards", "good-neighbours", "--csv").split("\n");
  const codes = new Map(csv.map((line) => line.split(",")).map(([id = "", code = ""]) => [id, code]));
  const { stdout: recorded } = touchstone("scorecards", "good-neighbours", "--json");
  const { scorecards } = JSON.parse(recorded) as { scorecards: Card[] }; // as docs/assess.md says
  const { stdout: printed } = touchstone("score", join(EXAMPLE, "standard.yaml"), DATA, "--json", "--period", "2026");
  const { units } = JSON.parse(printed) as { units: Card[] }; // its own format
  const outcomeOf = ({ rank, score, grade, gradeByScore, screened, gates, scores }: Card) =>
    ({ rank, score, grade, gradeByScore, screened, gates, scores }) as const;
  const byUnit = (a: { unit: string }, b: { unit: string }): number => (a.unit < b.unit ? -1 : 1);
  expect(units).toHaveLength(24);
  expect(
    units
      .map((card) => ({ unit: card.unit, ...outcomeOf(card), states: card.without, present: card.dataPresent }))
      .sort(byUnit),
  ).toEqual(
    scorecards
      .map((card) => ({
        unit: codes.get(card.unit) ?? "",
        ...outcomeOf(card),
        states: recordedStates(card),
        present: card.present,
      }))
      .sort(byUnit),
  );
  expect(units.find(({ unit }) => unit === "threewater-4")?.without).toMatchObject({ treated_well: "insufficient" });
});

test("a unit withdraws in one step, is asked no reason, and nobody hands in answers for it then", () => {
  expect(done("withdraw", "lampfell-2", ...P, "--on", "2026-02-01")).toMatch(
    /^lampfell-2 takes part in good-neighbours no more from 2026-02-01: recorded as \d+ in the ledger of good-neighbours\.\n$/,
  );
  const { stderr } = touchstone("import", "observations", DATA, ...P);
  expect(stderr).toContain("1 problem. Nothing was recorded.");
  expect(touchstone("withdraw", "lampfell-2", ...P).stderr).toContain("lampfell-2 does not take part in");
});

test("every problem of a file of fifty thousand rows is counted, a hundred are shown", () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `lampfell-1,${2026 - (i % 20)},${i % 10 === 0 ? "abc" : "20"}`);
  const file = fileOf("hostile.csv", `unit,period,desk_hours\n${rows.join("\n")}\n`);
  const { status, stderr } = touchstone("import", "observations", file, ...P);
  expect(status).toBe(1);
  expect(stderr.split("\n").filter((line) => line.includes(": got "))).toHaveLength(100);
  expect(stderr).toMatch(/hostile\.csv: [\d,]+ problems, of which the first 100 are shown\. Nothing was recorded\.\n/);
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
    /^288,000 answers of 4,000 units for 12 periods from 2015 to 2026 in big\.csv: 288,000 recorded\./,
  );
  expect(ledgerLine()).not.toBe(before);
});

/** A scorecard, as it is recorded and as `score --json` prints it. */
type Card = Readonly<Record<"rank" | "score" | "grade" | "gradeByScore" | "screened" | "gates" | "scores", unknown>> & {
  readonly unit: string;
  readonly states?: Readonly<Record<string, string>>;
  readonly present?: number;
  readonly without?: Readonly<Record<string, string>>;
  readonly dataPresent?: number;
};

/** The states of a recorded scorecard in the words of `score --json`. */
function recordedStates({ states = {} }: Card): Record<string, string> {
  const words = Object.entries(states).map(([id, word]) => [id, word === "n/a" ? "not_applicable" : word]);
  return Object.fromEntries(words);
}

/** What doctor says of the ledgers, after looking at all of it. */
function ledgerLine(): string {
  const { stdout } = touchstone("doctor");
  return stdout.split("\n").find((line) => line.includes("ledgers:")) ?? "";
}

function stored(): number {
  return readdirSync(join(home, "files"), { recursive: true }).length;
}
