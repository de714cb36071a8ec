import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  applyOverlay,
  check,
  checkOverlay,
  digestOf,
  type Problem,
  problemsIn,
  type Standard,
} from "@touchstone/standard";
import { describe, expect, it } from "vitest";

const FOLDER = new URL("../standards/", import.meta.url);
const EXAMPLES = ["good-neighbours", "green-office", "lie-of-the-land", "short"] as const;
type Example = (typeof EXAMPLES)[number];
const sourceOf = (name: Example): string => readFileSync(new URL(`${name}/standard.yaml`, FOLDER), "utf8");

describe("the bundled standards", () => {
  it.each(EXAMPLES)("%s passes check without a warning", (name) => {
    expect(problemsOf(sourceOf(name))).toEqual([]);
  });
});

describe("the Tibetan overlay of good-neighbours", () => {
  const source = readFileSync(new URL("good-neighbours/bo.yaml", FOLDER), "utf8");
  const standard = checked(sourceOf("good-neighbours"));

  it("gives every title a Tibetan text and leaves the digest of the standard as it is", () => {
    const translated = withOverlay(standard, source);
    expect(titlesIn(translated)).toHaveLength(80);
    expect(titlesIn(translated).filter((title) => !("bo" in title))).toEqual([]);
    expect(digestOf(translated, sha256)).toBe(digestOf(standard, sha256));
  });
  it("says that a machine wrote it and nobody has read it", () => {
    const overlay = checkOverlay(source);
    expect(overlay).toMatchObject({ ok: true, value: { origin: "machine" } });
    expect(overlay.ok && "review" in overlay.value).toBe(false);
  });
  it("is refused where it names a text that is not there, on its line", () => {
    const broken = source.replace("gates.water_safe.title", "gates.water_save.title");
    const overlay = checkOverlay(broken);
    const applied = overlay.ok ? applyOverlay(standard, overlay.value) : null;
    expect(applied?.ok).toBe(false);
    const line = broken.slice(0, broken.indexOf("water_save")).split("\n").length;
    const problems = problemsIn(broken, applied?.ok === false ? applied.findings : []);
    expect(problems).toMatchObject([{ code: "unknown-text", line, want: "gates.water_safe.title" }]);
  });
});

describe("the bundled data, scored by the command line", () => {
  it("gives the libraries the scores worked out by hand, a missing answer leaving its weight to its sibling", () => {
    const { hill, orchard } = scoresOf("short");
    // (52/60 + 1) / 2 = 0.9333; (0.9 + 26/28) / 2 = 0.9143, which weighs twice
    expect(hill?.scores).toMatchObject({ doors: 93.333333, help: 91.428571, score: 92.063492 });
    // (41/60 + 1) / 2 = 0.8417; 18/28 = 0.6429 alone
    expect(orchard?.scores).toMatchObject({ doors: 84.166667, help: 64.285714, score: 70.912698, forms: null });
  });

  it("gives the offices the points worked out by hand", () => {
    const { archive, roads } = scoresOf("green-office");
    // energy 40 of 60 + 40 of 40; no canteen: paper 30 of 30, waste 15 of 30; published 25 of 40
    expect(archive?.points).toMatchObject({
      score: { potential: 200, done: 150 },
      energy: { potential: 100, done: 80, planned: 20 },
      canteen: { potential: 0 },
      paper: { potential: 30, done: 30 },
      waste: { potential: 30, done: 15, planned: 15 },
      steering: { potential: 40, done: 25, planned: 15 },
    });
    // rents: 60 × 0.5 = 30, of which shading's 10 go to the other two in equal parts; paper answered as a whole
    expect(roads?.points).toMatchObject({
      score: { potential: 170, done: 59 },
      building: { potential: 30, done: 15 },
      heating: { potential: 15, done: 15 },
      paper: { potential: 20, done: 14, planned: 6 },
    });
  });
  it("gives no grade without the plan that has no points", () => {
    const grades = gradesIn(scoresOf("green-office"));
    expect(grades).toEqual({
      archive: ["gold", "gold"],
      roads: ["bronze", "bronze"],
      "school-office": ["bronze", "gold"],
      "water-board": [null, null],
      "youth-house": [null, "gold"],
    });
  });

  const villages = scoresOf("good-neighbours");
  it("gives a village the scores worked out by hand", () => {
    // 18 µg of 5–75; 0.79 of 0.8 sorted; 3 toilets for 730 residents of 5 a thousand; 2.3 °C from 20 of 8; no water of its own
    expect(villages["lampfell-1"]?.scores).toMatchObject({
      fine_dust: 81.614286,
      waste_sorted: 98.7625,
      public_toilets: 82.369863,
      warm_rooms: 71.5375,
      water_tests: null,
      environment: 83.571037,
      // the mean of 9 courses in 2025 and 12 in 2026, for 730 residents of 20 a thousand
      courses_held: 72.19863,
    });
  });
  it("makes the whole a geometric mean of the six criteria", () => {
    const weights = { services: 3, mutual_help: 2, livelihoods: 2, culture: 2, fairness: 2, environment: 2 };
    for (const { unit, scores } of Object.values(villages)) {
      if (scores.score === null) continue;
      const logs = Object.entries(weights).map(([id, weight]) => weight * Math.log(scores[id] ?? Number.NaN));
      expect(Math.exp(logs.reduce((sum, log) => sum + log) / 13), unit).toBeCloseTo(scores.score ?? Number.NaN, 4);
    }
  });
  it("shows every case that its page names", () => {
    const outcome = (unit: string): unknown[] => {
      const { grade, gradeByScore, gates, screened } = villages[unit] ?? {};
      const open = Object.entries(gates ?? {}).filter(([, holds]) => holds !== "yes");
      return screened ? ["too little data"] : [grade, gradeByScore, ...open.map((gate) => gate.join(" "))];
    };
    expect(outcome("cloudfield-4")).toEqual(["outstanding", "outstanding"]);
    expect(outcome("threewater-3")).toEqual(["distinguished", "outstanding"]);
    expect(outcome("lampfell-1")).toEqual(["distinguished", "outstanding"]);
    expect(outcome("threewater-2")).toEqual([null, "distinguished", "no_major_finding no"]);
    expect(outcome("cloudfield-2")).toEqual([null, "designated", "route_named no"]);
    expect(outcome("kettleridge-2")).toEqual([null, "outstanding", "water_safe unknown"]);
    expect(outcome("lampfell-2")).toEqual([null, null]);
    expect(villages["lampfell-2"]?.scores.score).toBeCloseTo(59.75, 1);
    expect(outcome("threewater-6")).toEqual(["too little data"]);
    expect(villages["kettleridge-4"]?.without).toMatchObject({ school_meals: "not_applicable" });
    expect(villages["lampfell-4"]?.scores).toMatchObject({ culture_spending: null });
    expect(villages["cloudfield-5"]?.scores).toMatchObject({ welcome_desk: null });
    expect(villages["threewater-4"]?.without).toMatchObject({ treated_well: "missing" });
  });
});

describe("the index on real figures", () => {
  const figures = node(fileURLToPath(new URL("lie-of-the-land/data.ts", FOLDER)));
  it("reads them from the package, one row a place, empty where the package has none", () => {
    const [header = "", ...places] = figures.trimEnd().split("\n");
    const columns = header.split(",");
    const ofPlaces = (id: string): string[] => places.map((line) => cellsOf(line)[columns.indexOf(id)] ?? "");
    expect(places).toHaveLength(239);
    expect(new Set(ofPlaces("unit")).size).toBe(239);
    const heights = numbersIn("elevation", "elevation");
    expect(heights.get("Nepal")).toBe(3265);
    ofPlaces("name").forEach((name, at) => {
      const height = ofPlaces("elevation")[at];
      if (heights.has(name)) expect(height, name).toBe(String(heights.get(name)));
    });
    expect(ofPlaces("elevation")).toContain("");
  });
  it("brings warmth to its fixed scale and what nobody lives in to none", () => {
    const folder = mkdtempSync(join(tmpdir(), "touchstone-"));
    const file = join(folder, "figures.csv");
    writeFileSync(file, figures);
    const { nepal, "french-southern-territories": uninhabited } = scoresOf("lie-of-the-land", file);
    rmSync(folder, { recursive: true });
    const warmth = numbersIn("yearly-average-temperature", "temperature").get("Nepal") ?? Number.NaN;
    expect(nepal?.scores.temperature).toBeCloseTo(1 + 99 * (1 - Math.abs(warmth - 15) / 20), 6);
    expect(uninhabited?.without).toMatchObject({ land_per_resident: "not_applicable", room: "not_applicable" });
  });
});

/** A slip in a bundled standard, and what is said of it. */
interface Slip {
  /** stands once in the file */
  readonly from: string;
  readonly to: string;
  readonly level: Problem["level"];
  readonly code: string;
  readonly path: string;
  /** a text on the line that is named, in the broken file; that of `to` where nothing is said */
  readonly at?: string;
}

const SLIPS: Record<Example, readonly Slip[]> = {
  "good-neighbours": [
    {
      from: "measures: service\n            kind: share\n            counts: notices",
      to: "kind: share\n            counts: notices",
      level: "refused",
      code: "measures-missing",
      path: "criteria[0].criteria[0].indicators[0]",
      at: "- id: notices_in_languages",
    },
    {
      from: "counts: archive_items",
      to: "counts: believers",
      level: "refused",
      code: "counts-private",
      path: "criteria[3].indicators[1].counts",
    },
    {
      from: "counts: complaints_answered\n        better: higher",
      to: "counts: complaints_answered\n        better: lower",
      level: "refused",
      code: "voice-not-upwards",
      path: "criteria[4].indicators[3].better",
      at: "better: lower # never",
    },
    {
      from: "appeal: { within: 20, answeredWithin: 20 }",
      to: "",
      level: "refused",
      code: "appeal-missing",
      path: "cycle",
      at: "  stages:",
    },
    {
      from: "appliesWhen: unit.has_clinic",
      to: 'appliesWhen: unit.name == "Owl Bridge"',
      level: "refused",
      code: "condition-sees-identity",
      path: "criteria[0].criteria[1].indicators[3].appliesWhen",
    },
    {
      from: "minimum: 50",
      to: "minimum: 10",
      level: "refused",
      code: "unit-too-small",
      path: "units[3].minimum",
    },
    {
      from: "per: { context: residents, times: 1 }",
      to: "per: { context: residnets, times: 1 }",
      level: "error",
      code: "unknown-context",
      path: "criteria[3].indicators[2].per.context",
    },
    {
      from: "to: [1, 100] } # fixed",
      to: "to: [0, 100] } # fixed",
      level: "error",
      code: "scale-holds-zero",
      path: "scoring.aggregate.score",
      at: "aggregate: { default: arithmetic, score: geometric }",
    },
    {
      from: "    after: designated",
      to: "    after: outstanding",
      level: "error",
      code: "after-not-lower",
      path: "grades[1].after",
    },
  ],
  "green-office": [
    {
      from: "percent: 30",
      to: "percent: 40",
      level: "error",
      code: "percent-sum",
      path: "criteria",
      at: "- id: energy",
    },
    {
      from: "percent: 20\n",
      to: "percent: 20\n    weight: 2\n",
      level: "error",
      code: "weight-among-points",
      path: "criteria[2].weight",
      at: "weight: 2",
    },
    {
      from: 'when: "!unit.owns_building"',
      to: 'when: "!unit.has_canteen"',
      level: "refused",
      code: "reduce-class",
      path: "criteria[0].criteria[0].reduce.when",
    },
    {
      from: "of: building, done: 60",
      to: "of: bilding, done: 60",
      level: "error",
      code: "unknown-node",
      path: "grades[0].requires[2].of",
    },
  ],
  "lie-of-the-land": [
    {
      from: "treat: none\n        normalise",
      to: "normalise",
      level: "error",
      code: "transformed-scale",
      path: "scoring.treat",
      at: "treat: { skew",
    },
    {
      from: "group: continent }\n  treat",
      to: "group: kontinent }\n  treat",
      level: "error",
      code: "unknown-group",
      path: "scoring.impute.group",
      at: "group: kontinent",
    },
  ],
  short: [
    {
      from: "kind: yes-no",
      to: "kind: yesno",
      level: "error",
      code: "not-one-of",
      path: "criteria[0].indicators[1].kind",
    },
    {
      from: "goalposts: [0, 60]",
      to: "goalpost: [0, 60]",
      level: "error",
      code: "unknown-key",
      path: "criteria[0].indicators[0].goalpost",
    },
    {
      from: "goalposts: [2, 30]",
      to: "goalposts: [30, 2]",
      level: "error",
      code: "range-order",
      path: "criteria[1].indicators[1].goalposts",
    },
    {
      from: "id: wait",
      to: "id: hours",
      level: "error",
      code: "duplicate-id",
      path: "criteria[1].indicators[1].id",
      at: "id: hours, title: Days to",
    },
  ],
};

describe.each(EXAMPLES)("a broken twin of %s", (name) => {
  it.each(SLIPS[name])("is refused: $code ($path)", ({ from, to, level, code, path, at = to }) => {
    const source = sourceOf(name);
    expect(source.split(from)).toHaveLength(2);
    const broken = source.replace(from, to);
    expect(broken).toContain(at);
    const line = broken.slice(0, broken.indexOf(at)).split("\n").length;
    expect(check(broken).ok).toBe(false);
    expect(problemsOf(broken)).toContainEqual(expect.objectContaining({ level, code, path, line }));
  });
});

describe("docs/format.md", () => {
  const blocks = blocksOf(readFileSync(new URL("../docs/format.md", import.meta.url), "utf8"));
  const bundled = new Set(EXAMPLES.flatMap((name) => linesOf(sourceOf(name))));

  it("begins with a standard that stands in the folder as it is", () => {
    expect(blocks[0]).toBe(sourceOf("short"));
  });
  it("quotes nothing but lines of the bundled standards", () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(blocks.flatMap(linesOf).filter((line) => !bundled.has(line))).toEqual([]);
  });
});

interface Scorecard {
  readonly unit: string;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly gates: Readonly<Record<string, string>>;
  readonly scores: Readonly<Record<string, number | null>>;
  readonly without: Readonly<Record<string, string>>;
  readonly points?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What `touchstone score --json` says of each unit. */
function scoresOf(name: Example, data = fileURLToPath(new URL(`${name}/data.csv`, FOLDER))): Record<string, Scorecard> {
  const program = fileURLToPath(new URL("../packages/cli/bin/touchstone.mjs", import.meta.url));
  const standard = fileURLToPath(new URL(`${name}/standard.yaml`, FOLDER));
  const { units } = JSON.parse(node(program, "score", standard, data, "--json")) as { units: Scorecard[] }; // its own format
  return Object.fromEntries(units.map((card) => [card.unit, card]));
}

const gradesIn = (cards: Record<string, Scorecard>): Record<string, (string | null)[]> =>
  Object.fromEntries(Object.values(cards).map(({ unit, grade, gradeByScore }) => [unit, [grade, gradeByScore]]));

function node(...args: string[]): string {
  return execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** Cells of a CSV line, none of which holds a quote. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) => cell.replaceAll('"', ""));
}

/** The package's own figures, as it has them. */
function numbersIn(file: string, key: string): Map<string, number> {
  const path = fileURLToPath(import.meta.resolve(`country-json/src/country-by-${file}.json`));
  const records = JSON.parse(readFileSync(path, "utf8")) as Record<string, string | number | null>[]; // its shape
  return new Map(
    records.flatMap((record): [string, number][] => {
      const value = record[key];
      return typeof value === "number" ? [[String(record.country), value]] : [];
    }),
  );
}

function checked(source: string): Standard {
  const read = check(source);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function withOverlay(standard: Standard, source: string): Standard {
  const overlay = checkOverlay(source);
  const applied = overlay.ok ? applyOverlay(standard, overlay.value) : overlay;
  if (!applied.ok) throw new Error(JSON.stringify(applied));
  return applied.value;
}

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

/** Every title of a document, in all its languages. */
function titlesIn(value: unknown): Record<string, string>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "title" in value ? [value.title as Record<string, string>] : []; // one text per language in this standard
  return [...own, ...Object.values(value).flatMap(titlesIn)];
}

/** The YAML that a Markdown page shows. */
function blocksOf(markdown: string): string[] {
  return [...markdown.matchAll(/```yaml\n(.*?)```/gs)].map(([, block = ""]) => block);
}

/** Lines without what a reader may leave out: indent, the dash of a list, comments, space. */
function linesOf(yaml: string): string[] {
  const plain = yaml.split("\n").map((line) => line.replace(/^\s*(- )?\s*/, "").replace(/\s+#.*$/, ""));
  return plain.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "" && !line.startsWith("#"));
}

function problemsOf(source: string): readonly Problem[] {
  const checked = check(source);
  return checked.ok ? checked.warnings : checked.problems;
}
