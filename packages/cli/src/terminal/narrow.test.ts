import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { fileWith, GOOD, onTerminal, touchstone } from "../sample-run.ts";

describe("on a narrow terminal", () => {
  it.skipIf(onTerminal(80, ["--version"]) === null)("ids, grades and gates stay whole", () => {
    for (const columns of [80, 40]) {
      const lines = onTerminal(columns, ["score", ...GOOD]) ?? [];
      const text = lines.join("\n");
      for (const whole of ["kettleridge-2", "kettleridge-3", "Distinguished neighbour", "water_safe?"])
        expect([columns, whole, text.includes(whole)]).toEqual([columns, whole, true]);
      const table = lines.slice(
        0,
        lines.findIndex((line) => line.startsWith("data:")),
      );
      expect(table.filter((line) => stringWidth(line) > columns)).toEqual([]);
    }
  });

  it.skipIf(onTerminal(80, ["--version"]) === null)("explain says titles in full", () => {
    const lines = onTerminal(40, ["explain", ...GOOD, "lampfell-1"]) ?? [];
    expect(lines.slice(0, 40).some((line) => line.endsWith("…"))).toBe(false);
    expect(lines.filter((line) => stringWidth(line) > 40)).toEqual([]);
  });
});

describe("items on a narrow terminal", () => {
  it.skipIf(onTerminal(80, ["--version"]) === null)("keeps ids whole", () => {
    const text = (onTerminal(40, ["items", ...GOOD]) ?? []).join("\n");
    expect(text).not.toContain("…");
    expect(text).toMatch(/^public_toilets$/m);
  });
});

describe("what is printed can be used", () => {
  it("the next command runs as it stands, with paths that have spaces", () => {
    const standard = fileWith(
      "my std.yaml",
      'touchstone: 1\nid: s\nversion: "1"\ntitle: S\nlanguages: [en]\ncriteria:\n  - { id: c, title: C, indicators: [{ id: a, title: A, measures: service, kind: share, counts: forms }] }\ngrades: [{ id: g, title: G, atLeast: 70 }]\n',
    );
    const data = fileWith("my data.csv", "unit,a\nx,0.699995\n");
    const { stdout } = touchstone(["score", standard, data]);
    expect(stdout).toContain(`Next: npx touchstone explain '${standard}' '${data}' UNIT`);
    const explained = touchstone(["explain", standard, data, "x"]).stdout;
    expect(explained).toContain("score 69.9995 ");
    expect(explained).toMatch(/^The whole +69\.9995$/m);
  });

  it("shares in files have no more digits than scores", () => {
    const data = fileWith("third.csv", "unit,hours,step_free,forms,wait\na,3,,,\n");
    const { stdout } = touchstone(["items", "standards/short/standard.yaml", data, "--csv"]);
    expect(stdout.match(/\d\.\d{7,}/g)).toBeNull();
    for (const format of ["--csv", "--json"]) {
      const text = touchstone(["score", ...GOOD, format]).stdout;
      const units = text.slice(text.indexOf('"units": ['));
      expect([format, units.match(/\d\.\d{7,}/g)]).toEqual([format, null]);
    }
    expect(touchstone(["items", ...GOOD]).stdout).toMatch(/ · 2026 · \d+ units/);
  });
});
