import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import * as engine from "@touchstone/engine";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const PAGES = ["README.md", "CHANGELOG.md", ...readdirSync(join(ROOT, "docs")).map((name) => `docs/${name}`)].filter(
  (path) => path.endsWith(".md"),
);

describe("the documents", () => {
  it.each(PAGES)("%s links only to files that are there", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(normalize(join(ROOT, dirname(page), path))))).toEqual([]);
  });

  it("README's example is the bundled one, to the letter", () => {
    expect(read("README.md")).toContain(read("standards/short/standard.yaml").trim());
  });

  it("every function that docs/methods.md names is exported by the engine", () => {
    const named = [...read("docs/methods.md").matchAll(/`([a-z]+[A-Z][A-Za-z]+)`/g)].map(([, name = ""]) => name);
    const words = new Set(
      "dataThreshold distanceToTarget distanceToMax distanceToReference percentileRank fractionOfMax logPlus logOriginal logGII mazziottaPareto benefitOfTheDoubt".split(
        " ",
      ),
    );
    const unknown = named.filter((name) => !words.has(name) && !(name in engine));
    expect(named.length).toBeGreaterThan(40);
    expect(unknown).toEqual([]);
  });
});
