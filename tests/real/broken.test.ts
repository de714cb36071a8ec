/**
 * Broken twins of real records: for each, which command finds it, and by which words. Files that are wrong are refused before
 * anything is recorded; data folders that were altered past the program are twins of one good folder.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { goldenMissing } from "../golden/fixtures.ts";
import { nodeId } from "../tet/convert.ts";
import { isHere as tetIsHere } from "../tet/source.ts";
import { cardsOf } from "./cards.ts";
import { DataFolder } from "./data-folder.ts";
import { asem, french, greenOffice, LEFT_OUT, type Programme, rowsOf } from "./programmes.ts";

let record: DataFolder;
const offices = greenOffice();
const { slug } = offices;
let bundle = "";

/** A programme with its units and their enrolments. */
function begin({ slug: name, standard, languages, type, units }: Programme): void {
  record.found(name, standard, "--language", languages.join(","));
  record.register(`${name}-units.csv`, type, units);
  record.enrol(
    name,
    units.map(([code]) => code),
  );
}

beforeAll(() => {
  record = DataFolder.begin("real");
  begin(offices);
  record.answers(slug, offices.data);
  record.done("assess", slug, "--period", "2026");
  bundle = record.bundle(slug, "good");
});
afterAll(() => record.end());

/** What an import of a file says that has to be refused. */
const refusal = (programme: string, csv: string): string =>
  record.refused("import", "observations", record.file("broken.csv", csv), "--programme", programme);
/** How many submissions are on record. */
const submissions = async (): Promise<number> =>
  (await record.ask("SELECT seq FROM event WHERE type = 'ObservationsSubmitted'")).length;

describe("answers that may not be scored, or of who left", () => {
  const twin = (): DataFolder => record.copied("left");

  test("a number of fewer than ten people is held back: stored nowhere, shown nowhere", () => {
    const staff = rowsOf(readFileSync(bundleOf(), "utf8")).filter(({ item }) => item === "green-office/staff");
    const said = staff.map(({ value, state }) => value || String(state));
    expect(new Set(said)).toEqual(new Set(["18", "24", "40", "61", "insufficient"]));
    for (const file of filesIn(join(bundle, "chunks"))) expect(readFileSync(file, "utf8")).not.toMatch(/\[9,/);
  });

  test("a unit that withdrew after its answers came is in no scorecard and no row; the bundle verifies", () => {
    const left = twin();
    left.done("withdraw", "roads", "--programme", slug);
    expect(left.done("assess", slug, "--period", "2026")).toContain("4 units scored");
    const out = left.bundle(slug, "left-bundle");
    expect([...cardsOf(out).keys()].sort()).toEqual(["archive", "school-office", "water-board", "youth-house"]);
    expect(readFileSync(join(out, "units.csv"), "utf8").trimEnd().split("\n")).toHaveLength(1 + 4);
    expect(filesIn(out).filter((file) => readFileSync(file, "utf8").includes("Roads Office"))).toEqual([]);
    expect(left.faults(out, "--no-robustness")).toEqual([]);
  });
});

const bundleOf = (): string => join(bundle, "observations.csv");
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

/** A command, and what it says of the twin; null: it notices nothing, and its result is right all the same. */
type Finds = readonly [command: "doctor" | "assess" | "export" | "rebuild" | "verify", words: string | null];

/** Alters a byte of the packed file of an event's chunk, or of the standard. */
async function alterFile(folder: DataFolder, find: string): Promise<number> {
  const [found] = await folder.ask<{ digest: string }>(find);
  const { digest } = found ?? { digest: "" };
  const path = join(folder.home, "files", digest.slice(0, 2), `${digest.slice(2)}.zst`);
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  rmSync(join(folder.home, "columns"), { recursive: true }); // what was read before it was altered is right, and may be gone
  return 1;
}
const CHUNK = `SELECT convert_from(entry, 'UTF8')::jsonb #>> '{data,chunk,file}' AS digest FROM event WHERE type = 'ObservationsSubmitted'`;
const STANDARD = `SELECT convert_from(entry, 'UTF8')::jsonb #>> '{data,file}' AS digest FROM event WHERE type = 'StandardAdopted'`;
const statement = (sql: string) => (folder: DataFolder) => folder.tamper(sql);

type Change = (folder: DataFolder) => Promise<number>;
const TWINS: readonly (readonly [what: string, change: Change, finds: readonly Finds[]])[] = [
  [
    "a chunk of answers with one bit changed",
    (folder) => alterFile(folder, CHUNK),
    [
      ["doctor", "was altered"],
      ["assess", "was altered"],
      ["export", "was altered"],
      ["rebuild", "was altered"],
    ],
  ],
  [
    "a standard that was changed after it was adopted",
    (folder) => alterFile(folder, STANDARD),
    [
      ["doctor", "was altered"],
      ["assess", "was altered"],
      ["export", "was altered"],
    ],
  ],
  [
    "a scorecard with a better rank",
    statement(`UPDATE scorecard SET rank = 1, card = replace(card, '"rank":4', '"rank":1') WHERE rank = 4`),
    [
      ["export", null],
      ["verify", null],
      ["rebuild", "- scorecard: 5 rows, some of them others"],
    ],
  ],
  [
    "an answer that was made better in the table",
    statement(`UPDATE observation SET word = 'done', value = 1 WHERE word = 'not_done'`),
    [
      ["export", null],
      ["verify", null],
      ["rebuild", "- observation: 76 rows, some of them others"],
    ],
  ],
  [
    "a unit that was left out of the table of who takes part",
    statement(`DELETE FROM enrolment WHERE unit_id = (SELECT unit_id FROM enrolment LIMIT 1)`),
    [
      ["assess", null],
      ["export", null], // both go by the events, so nobody is left out
      ["verify", null],
      ["rebuild", "- enrolment: 4 rows, now 5"],
    ],
  ],
  [
    "an office under another name",
    statement(`UPDATE unit_name SET name = 'Best Office' WHERE name = 'Roads Office'`),
    [
      ["export", null],
      ["verify", 'got name "Best Office", want "Roads Office"'],
      ["rebuild", "- unit_name: 5 rows, some of them others"],
    ],
  ],
  [
    "an import of answers that was deleted from the events",
    statement(`DELETE FROM event WHERE type = 'ObservationsSubmitted'`),
    [
      ["doctor", "real: event 4 is missing"],
      ["assess", "event 4 of real is missing"],
      ["export", "event 4 of real is missing"],
      ["rebuild", "event 4 of real is missing"],
    ],
  ],
  [
    "an enrolment that was dated back in its event",
    statement(
      `UPDATE event SET entry = convert_to(replace(convert_from(entry, 'UTF8'), '2026-01-10', '2025-01-10'), 'UTF8') WHERE type = 'UnitsEnrolled'`,
    ),
    [
      ["doctor", "green-office: event 4 was altered"],
      ["assess", "event 4 of green-office was altered"],
      ["export", "event 4 of green-office was altered"],
      ["rebuild", "event 4 of green-office was altered"],
    ],
  ],
];

describe("a data folder that was altered past the program", () => {
  test.each(TWINS)("%s", async (what, change, finds) => {
    const twin = record.copied(what.replaceAll(" ", "-"));
    expect(await change(twin)).toBeGreaterThan(0);
    for (const [command, words] of finds) {
      const said = saidBy(twin, command);
      if (words === null) expect([command, said.status, said.err]).toEqual([command, 0, said.err]);
      else expect(`${said.out}${said.err}`.replace(/\s+/g, " ")).toContain(words);
      if (words !== null && command !== "rebuild") expect([command, said.status]).toEqual([command, 1]);
    }
  });
});

function saidBy(folder: DataFolder, command: Finds[0]) {
  const out = `${folder.home}-bundle`;
  if (command === "doctor") return folder.run("doctor", "--deep");
  if (command === "assess") return folder.run("assess", slug, "--period", "2026");
  if (command === "export") return folder.run("export", slug, "-o", out);
  if (command === "verify") return folder.run("verify", out, "--no-robustness");
  return folder.run("rebuild");
}

describe.skipIf(goldenMissing)(`answers of COINr's countries${LEFT_OUT}`, () => {
  test("of a country that nobody holds, or that are off their scale, are refused; each is named, nothing is recorded", async () => {
    const programme = asem();
    begin(programme);
    const unknown = programme.data.replace("\nAUT,", "\nXKX,");
    const named = refusal("asem", unknown);
    expect(named).toMatch(/XKX +unit: got a unit that is not in the register/);
    expect(named).toContain("1 problem. Nothing was recorded.");
    const [header = "", ...rows] = programme.data.trimEnd().split("\n");
    const columns = header.split(",");
    const broken = rows.map((row, i) => {
      const cells = row.split(",");
      if (i === 1) cells[columns.indexOf("eurasia_group")] = "africa";
      if (i === 2) cells[columns.indexOf("lpi")] = "many";
      return cells.join(",");
    });
    const said = refusal("asem", `${[header, ...broken].join("\n")}\n`);
    expect(said).toContain('eurasia_group: got "africa", want one of asia, europe');
    expect(said).toContain('lpi: got "many", want a number');
    expect(said).toContain("2 problems.");
    expect(await submissions()).toBe(1);
  });
});

describe.skipIf(!tetIsHere)(`answers to the French standard${LEFT_OUT}`, () => {
  test("that are off their scale are refused, each with its unit and criterion", async () => {
    const programme = french("eci");
    begin(programme);
    const [header = "", ...rows] = programme.data.trimEnd().split("\n");
    const at = header.split(",").indexOf(nodeId("1.2.2"));
    const broken = rows.map((row, i) => {
      const cells = row.split(",");
      cells[at] = ["1.2/0/0", "0.5/0.6/0.1", "fait"][i] ?? cells[at] ?? "";
      return cells.join(",");
    });
    const said = refusal("tet-eci", `${[header, ...broken].join("\n")}\n`);
    for (const got of ["1.2/0/0", "0.5/0.6/0.1", "fait"]) expect(said).toContain(`n1_2_2: got "${got}"`);
    expect(said).toContain("3 problems.");
    expect(await submissions()).toBe(1);
  });
});
