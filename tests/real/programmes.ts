import { parse } from "csv-parse/sync";
import { inFile, pathOf, runNode, sourceOf, textOfFile } from "../examples/bundled.ts";
import { readCsv } from "../golden/asem.ts";
import { asemCsv, asemYaml } from "../golden/asem-standard.ts";
import { goldenMissing } from "../golden/fixtures.ts";
import { cellsOf, csvOf } from "../tet/data.ts";
import { readyOf, yamlOf } from "../tet/road.ts";
import { loadCases, type Name, isHere as tetIsHere } from "../tet/source.ts";

/** A programme of real figures: what it needs to go down the whole road. */
export interface Programme {
  readonly slug: string;
  readonly standard: string;
  readonly data: string;
  /** of its units */
  readonly type: string;
  readonly units: readonly (readonly [code: string, name: string])[];
  /** that is scored; null: the standard has none */
  readonly period: string | null;
  /** languages of its standard */
  readonly languages: readonly string[];
}

/** How case 08a of COINr treats its data. */
const ASEM_SCORING = {
  impute: { method: "groupMean", group: "eurasia_group" },
  treat: { skew: 2, kurtosis: 3.5, winsorise: 5, otherwise: "log" },
  normalise: { method: "minmax", to: [0, 100] },
  aggregate: "arithmetic",
};

/** Their publishers say nothing of uncertainty: few replicates show that they are the same on every road. */
const FEW = "robustness:\n  replicates: 100\n";

/** COINr's 51 countries by their own standard. */
export function asem(): Programme {
  const data = readCsv("asem/ASEM_iData.csv");
  const names = data.get("uName") ?? [];
  const units = (data.get("uCode") ?? []).map((code, at) => [code, names[at] ?? code] as const);
  const about = { slug: "asem", type: "country", period: null, languages: ["en"] };
  return { ...about, standard: asemYaml(ASEM_SCORING) + FEW, data: asemCsv(), units };
}

/** A French national standard, with the cases that its publisher has scored. */
export function french(name: Name): Programme {
  const standard = yamlOf(name) + FEW;
  const cases = loadCases(name);
  const data = csvOf(readyOf(standard).columns, new Map(cases.map((one) => [one.name, cellsOf(one)])));
  const units = cases.map((one) => [one.name, one.name] as const);
  return { slug: `tet-${name}`, type: "collectivite", period: null, languages: ["fr"], standard, data, units };
}

/** The world's places by the figures of an npm package. */
export function lieOfTheLand(): Programme {
  const data = runNode(pathOf("lie-of-the-land/data.ts"));
  const about = { slug: "lie-of-the-land", type: "place", period: null, languages: ["en"] };
  return { ...about, standard: sourceOf("lie-of-the-land"), data, units: unitsIn(data) };
}

/** The bundled standard of points. */
export function greenOffice(): Programme {
  const data = textOfFile("green-office/data.csv");
  const about = { slug: "green-office", type: "office", period: "2026", languages: ["en", "zh-Hans"] };
  return { ...about, standard: sourceOf("green-office"), data, units: unitsIn(data) };
}

/** All whose figures are here. */
export function programmes(): Programme[] {
  return [
    ...(goldenMissing ? [] : [asem()]),
    ...(tetIsHere ? [french("eci"), french("te")] : []),
    lieOfTheLand(),
    greenOffice(),
  ];
}
/** What is left out, for the name of a group of tests. */
export const LEFT_OUT = [
  ...(goldenMissing ? ["../shared/data/golden/coinr-asem"] : []),
  ...(tetIsHere ? [] : ["../shared/data/standards/tet"]),
]
  .map((folder) => ` (left out: ${folder} is not there)`)
  .join("");

/** What `touchstone score --json` prints for a standard and a table of data, without any record. */
export function scoredFromFiles(standard: string, data: string, ...more: readonly string[]): string {
  const program = pathOf("../packages/cli/bin/touchstone.mjs");
  return inFile(standard, (yaml) => inFile(data, (csv) => runNode(program, "score", yaml, csv, "--json", ...more)));
}

/** Rows of a CSV by the names of its columns. */
export function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true }) as Record<string, string>[]; // of columns: true
}

function unitsIn(csv: string): [code: string, name: string][] {
  return rowsOf(csv).map(({ unit = "", name = "" }) => [unit, name]);
}
