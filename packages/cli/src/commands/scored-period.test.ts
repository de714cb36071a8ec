import { describe, expect, it } from "vitest";
import { fileWith, touchstone } from "../sample-run.ts";

const STANDARD = fileWith(
  "quarters.yaml",
  `touchstone: 1
id: quarters
version: "1"
title: Quarters
languages: [en]
period: quarter
context:
  - { id: pupils, class: size, title: Pupils, kind: count, counts: pupils, unit: person }
criteria:
  - id: c
    title: C
    indicators:
      - { id: a, title: A, measures: service, kind: amount, unit: h, goalposts: [0, 15], use: mean }
      - { id: t, title: T, measures: service, kind: count, counts: staff_trainings, per: { context: pupils, times: 100 }, goalposts: [0, 5], use: latest within P1Y }
`,
);
const DATA = fileWith(
  "quarters.csv",
  "unit,name,period,pupils,a,t\nx,Xnew,2026-Q1,200,12,\nx,Xold,2025-Q4,100,9,5\ny,Y,2025-Q4,100,3,\n",
);

describe("the scored period", () => {
  it("units without a row in it are named, and listed for machines", () => {
    const { stdout, stderr } = touchstone(["score", STANDARD, DATA, "--json"]);
    expect(stderr).toContain("1 unit has no row in 2026-Q1, so not scored: y.");
    expect(JSON.parse(stdout).data.unitsLeftOut).toEqual(["y"]);
  });

  it("names a unit as its rows do, wherever they stand in the file", () => {
    expect(touchstone(["score", STANDARD, DATA]).stdout).toMatch(/ x {5}Xnew /);
    expect(touchstone(["score", STANDARD, DATA, "--period", "2025-Q4"]).stdout).toMatch(/ x {5}Xold /);
  });

  it("explain says of which period an answer is, and what a mean is of", () => {
    const { stdout } = touchstone(["explain", STANDARD, DATA, "x"]);
    expect(stdout).toContain("answer: 10.5 h, the mean of 12 h (2026-Q1) and 9 h (2025-Q4);");
    expect(stdout).toContain("answer: 5 (2025-Q4); ÷ 200 pupils (2026-Q1) × 100 = 2.5;");
  });
});
