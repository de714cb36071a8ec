import { describe, expect, it } from "vitest";
import { fileWith, touchstone } from "../sample-run.ts";

const indicator = (id: string, more = ""): string =>
  `      - { id: ${id}, title: Title of ${id}, measures: service, kind: amount, unit: h${more} }\n`;
const standard = (scoring: string, indicators: string): string =>
  `touchstone: 1\nid: s\nversion: "1"\ntitle: S\nlanguages: [en]\nscoring: ${scoring}\ncriteria:\n  - id: c\n    title: Part C\n    indicators:\n${indicators}`;

describe("what has no score, and why", () => {
  const relative = fileWith(
    "relative.yaml",
    standard("{ relative: true, normalise: minmax }", indicator("a") + indicator("same")),
  );

  it("an indicator on which all units are the same", () => {
    const { stderr } = touchstone(["score", relative, fileWith("same.csv", "unit,a,same\nx,1,3\ny,2,3\n")]);
    expect(stderr).toContain(
      "same: all 2 answers are the same, and minmax compares units: no score from it for anyone.",
    );
  });

  it("a single unit where units are compared", () => {
    const { stdout, stderr } = touchstone(["score", relative, fileWith("single.csv", "unit,a,same\nx,1,3\n")]);
    expect(stderr).toContain("a: only one unit has an answer, and minmax compares units");
    expect(stdout).toContain("No score: x: no score for Part C.");
  });

  it("a unit of an index with too little data", () => {
    const posts = ", goalposts: [0, 10]";
    const screened = fileWith(
      "screened.yaml",
      standard("{ screen: { present: 0.6 } }", indicator("a", posts) + indicator("b", posts)),
    );
    const data = fileWith("half.csv", "unit,a,b\nx,1,3\nhalf,3,\n");
    expect(touchstone(["score", screened, data]).stdout).toContain(
      "No score: half (50 %): too little data; the standard wants 60 % of the answers.",
    );
    const { stdout } = touchstone(["explain", screened, data, "half"]);
    expect(stdout).toContain("not ranked: too little data");
    expect(stdout).toContain("50 % of the answers are there; the standard wants 60 % of the answers.");
    expect(stdout).not.toContain("→ —");
    expect(stdout).not.toContain("siblings that count");
  });
});
