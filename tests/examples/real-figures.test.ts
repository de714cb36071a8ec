import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { inFile, pathOf, runNode, scoresOf } from "./bundled.ts";

describe("the index on real figures", () => {
  const figures = runNode(pathOf("lie-of-the-land/data.ts"));
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
    const cards = inFile(figures, (file) => scoresOf("lie-of-the-land", file));
    const { nepal, "french-southern-territories": uninhabited } = cards;
    const warmth = numbersIn("yearly-average-temperature", "temperature").get("Nepal") ?? Number.NaN;
    expect(nepal?.scores.temperature).toBeCloseTo(1 + 99 * (1 - Math.abs(warmth - 15) / 20), 6);
    expect(uninhabited?.without).toMatchObject({ land_per_resident: "not_applicable", room: "not_applicable" });
  });
});

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
