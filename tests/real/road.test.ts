/**
 * Real figures down the whole road, all in one data folder: COINr's countries, two French national standards, the places
 * of country-json, and the bundled offices. One story: each group goes on from the one before.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, columnIn, goldenMissing, loadFixture, numbersOf, tableOf } from "../golden/fixtures.ts";
import { nodeId } from "../tet/convert.ts";
import { loadCases, type Name, isHere as tetIsHere } from "../tet/source.ts";
import { type Card, cardsOf, cardsPrinted } from "./cards.ts";
import { DataFolder, hasPython } from "./data-folder.ts";
import { greenOffice, LEFT_OUT, programmes, scoredFromFiles } from "./programmes.ts";

let record: DataFolder;
const all = programmes();
const bundles = new Map<string, string>();
const bundleOf = (slug: string): string => bundles.get(slug) ?? "";
let cards = new Map<string, ReadonlyMap<string, Card>>();
const cardOf = (slug: string, code: string): Card => {
  const card = cards.get(slug)?.get(code);
  if (!card) throw new Error(`${slug} has no scorecard of ${code}`);
  return card;
};

beforeAll(() => {
  record = DataFolder.begin("real");
});
afterAll(() => record.end());

describe.each(all)(`$slug${LEFT_OUT}`, (programme) => {
  const { slug, standard, data, type, units, period, languages } = programme;

  test("is founded, its units registered and enrolled, its figures imported, assessed and exported", () => {
    record.found(slug, standard, "--language", languages.join(","));
    record.register(`${slug}-units.csv`, type, units);
    record.enrol(
      slug,
      units.map(([code]) => code),
    );
    expect(record.answers(slug, data)).toContain(`of ${units.length} units`);
    expect(record.done("assess", slug, ...(period === null ? [] : ["--period", period]))).toContain(
      `${units.length} units scored`,
    );
    bundles.set(slug, record.bundle(slug, `${slug}-bundle`));
    cards = new Map([...cards, [slug, cardsOf(bundleOf(slug))]]);
    expect(cards.get(slug)?.size).toBe(units.length);
  });

  test("has the digits that touchstone score gives for the same files", () => {
    const ofPeriod = period === null ? [] : ["--period", period];
    const printed = cardsPrinted(scoredFromFiles(standard, withHeldBack(data), "--robustness", ...ofPeriod));
    expect([...(cards.get(slug)?.keys() ?? [])].sort()).toEqual([...printed.keys()].sort());
    for (const [code, wanted] of printed) expect([code, cardOf(slug, code)]).toEqual([code, wanted]);
  });

  test("verifies: everything is computed again from the bundle alone", () => {
    expect(record.faults(bundleOf(slug))).toEqual([]);
  });

  test.skipIf(!hasPython)("verifies by the second verifier as far as that computes", () => {
    expect(record.verifiedAgain(bundleOf(slug)).fails).toEqual([]);
  });
});

/** Published digits of a figure that others have computed: a score has six. */
const within = 5e-7;

describe.skipIf(goldenMissing)("the scorecards of COINr's countries", () => {
  test("have its scores of every node, to the digits that are published", () => {
    const wanted = tableOf(at(loadFixture("08a_default_pipeline_scores_ranks"), "output", "AggregateScores"));
    const differing = wanted.units.flatMap((unit, i) =>
      [...wanted.columns.keys()].filter((code) => {
        const score = cardOf("asem", unit).scores[code === "Index" ? "score" : code.toLowerCase()] ?? Number.NaN;
        return !(Math.abs(score - (columnIn(wanted, code)[i] ?? Number.NaN)) <= within + 1e-9 * 100);
      }),
    );
    expect(wanted.columns.size).toBeGreaterThanOrEqual(11);
    expect(differing).toEqual([]);
  });
  test("have its ranks", () => {
    const results = at(loadFixture("08c_get_results_full_sorted"), "output");
    const rank = numbersOf(at(results, "Rank"));
    const units = at(results, "uCode") as readonly string[]; // a list of codes
    expect(units.map((unit) => cardOf("asem", unit).rank)).toEqual([...rank]);
  });
});

describe.skipIf(!tetIsHere).each<Name>(["eci", "te"])("the scorecards of the French cases, %s", (name) => {
  test("have their publisher's points at every node, and the stars by score", () => {
    for (const one of loadCases(name)) {
      const card = cardOf(`tet-${name}`, one.name);
      const differing = [...one.expected].filter(([id, wanted]) => {
        const points = card.points?.[nodeId(id)];
        const columns = ["potential", "done", "planned", "notDone", "unfilled"] as const;
        return !columns.every((column) => Math.abs((points?.[column] ?? Number.NaN) - wanted[column]) < 6e-4);
      });
      expect([one.name, one.expected.size, differing]).toEqual([one.name, name === "eci" ? 368 : 664, []]);
      expect(card.gradeByScore).toBe(`star${one.summary.starByScoreAlone}`);
    }
  });
});

describe("a data folder of all of them", () => {
  /** Digest of every file of a bundle. */
  const digestsOf = (folder: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .map((path) => [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
    );

  test("is made again from its events: every row as before", () => {
    expect(record.done("rebuild")).toContain("all rows as before.");
  });
  test("has nothing wrong that the doctor can find", () => {
    expect(record.done("doctor", "--deep")).not.toContain("WRONG");
  });
  test("is backed up and restored; there every bundle is the same, byte for byte", () => {
    const again = record.restored("again");
    for (const { slug } of all)
      expect([slug, digestsOf(again.bundle(slug, `${slug}-again`))]).toEqual([slug, digestsOf(bundleOf(slug))]);
    expect(again.done("rebuild")).toContain("all rows as before.");
    const { slug, period } = greenOffice();
    expect(again.done("assess", slug, "--period", period ?? "")).toContain("5 units scored");
    expect(record.faults(again.bundle(slug, "assessed-again"), "--seen", join(bundleOf(slug), SEEN))).toEqual([]);
  });
});

const SEEN = "ledger/programme/checkpoint";

/** The data with what the record holds back: of fewer than ten people no number is published. */
function withHeldBack(data: string): string {
  const [header = "", ...lines] = data.trimEnd().split("\n");
  const columns = header.split(",").flatMap((id, at) => (id === "residents" || id === "staff" ? [at] : []));
  const shown = lines.map((line) => {
    const cells = line.match(/("[^"]*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, "")) ?? [];
    for (const at of columns) if (cells[at] !== "" && Number(cells[at]) < 10) cells[at] = "insufficient";
    return cells.slice(0, header.split(",").length).join(",");
  });
  return `${[header, ...shown].join("\n")}\n`;
}
