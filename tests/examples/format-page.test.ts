import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EXAMPLES, inFile, scoresOf, sourceOf, textOfFile } from "./bundled.ts";

describe("docs/format.md", () => {
  const page = readFileSync(new URL("../../docs/format.md", import.meta.url), "utf8");
  const blocks = blocksOf(page, "yaml");
  const overlay = textOfFile("good-neighbours/bo.yaml");
  const bundled = new Set([...EXAMPLES.map(sourceOf), overlay].flatMap(linesOf));

  it("begins with a standard that stands in the folder as it is", () => {
    expect(blocks[0]).toBe(sourceOf("short"));
  });
  it("quotes nothing but lines of the bundled standards", () => {
    expect(blocks.length).toBeGreaterThan(12);
    expect(blocks.flatMap(linesOf).filter((line) => !bundled.has(line))).toEqual([]);
  });
  it("shows the same data wide and long, the wide rows being those of the folder", () => {
    const [wide = "", long = ""] = blocksOf(page, "csv");
    const folder = textOfFile("short/data.csv").split("\n");
    expect(wide.split("\n").filter((line) => !folder.includes(line))).toEqual([]);
    const [fromWide, fromLong] = [wide, long].map((text) => inFile(text, (file) => scoresOf("short", file)));
    expect(fromLong?.hill?.scores).toEqual(fromWide?.hill?.scores);
    expect(fromLong?.harbour?.scores).toEqual(fromWide?.harbour?.scores);
    expect(fromWide?.harbour?.scores.score).toBeCloseTo(76.666667, 6);
  });
});

/** What a Markdown page shows in one language. */
function blocksOf(markdown: string, language: "yaml" | "csv"): string[] {
  return [...markdown.matchAll(/```(\w+)\n(.*?)```/gs)].flatMap(([, is, block = ""]) =>
    is === language ? [block] : [],
  );
}

/** Lines without what a reader may leave out: indent, the dash of a list, comments, space. */
function linesOf(yaml: string): string[] {
  const plain = yaml.split("\n").map((line) => line.replace(/^\s*(- )?\s*/, "").replace(/\s+#.*$/, ""));
  return plain.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
