import { describe, expect, it } from "vitest";
import { fileWith, SHORT, touchstone } from "../sample-run.ts";

const header = "unit,name,hours\n";
const told = (name: string, content: string | Buffer, ...more: string[]): string =>
  touchstone(["score", SHORT[0], fileWith(name, content), ...more]).stderr;

describe("what people are told of a file that can't be read", () => {
  it("UTF-8 is not read as GB18030", () => {
    const gb = ["--encoding", "gb18030"];
    const want = "want the file read as it is: leave out --encoding gb18030";
    expect(told("cn.csv", `${header}a,三盏灯村,3\n`, ...gb)).toContain(`got Chinese or Tibetan in UTF-8, ${want}`);
    expect(told("bo.csv", `${header}a,སྒྲོན་མེ,3\n`, ...gb)).toContain(want);
    expect(told("bom.csv", `\ufeff${header}a,b,3\n`, ...gb)).toContain(`got the byte order mark of UTF-8, ${want}`);
    const village = Buffer.concat([Buffer.from(`${header}a,`), Buffer.from("b4e5b4e5", "hex"), Buffer.from(",3\n")]);
    expect(touchstone(["score", SHORT[0], fileWith("gb.csv", village), ...gb]).stdout).toContain("村村");
  });

  it("a standard in GB18030 is not told of an option that check does not have", () => {
    const file = fileWith(
      "gb.yaml",
      Buffer.concat([Buffer.from("touchstone: 1\ntitle: "), Buffer.from("b4e5", "hex")]),
    );
    const { stderr } = touchstone(["check", file]);
    expect(stderr).toContain("want UTF-8 (save the file as UTF-8)");
    expect(stderr).not.toContain("--encoding");
  });

  it("ragged rows are rows, and a number without a comma needs no decimal comma", () => {
    expect(told("ragged.csv", `${header}a,1\n`)).not.toContain("no rows");
    const huge = told("huge.csv", `${header}a,b,${"9".repeat(1000)}\n`);
    expect(huge).toContain("want a number that a double can hold");
  });

  it("a second value in a long file", () => {
    const long = told("twice.csv", "unit,indicator,value\nmill,hours,5\nmill,hours,6\n");
    expect(long).toContain(":3  hours: got a second value for mill, want one value per unit and period");
  });

  it("JSON on one line: the row is named", () => {
    const rows = [
      { unit: "a", hours: 1 },
      { unit: "b", hours: 2 },
      { unit: "c", hours: "five" },
    ];
    expect(told("rows.json", JSON.stringify(rows))).toContain('rows.json row 3 (line 1)  hours: got "five"');
    expect(told("cut.json", JSON.stringify(rows).slice(0, -3))).toContain("cut.json:1  got ");
  });
});

describe("what people are told of how they called", () => {
  it("the data before the standard", () => {
    const { status, stderr } = touchstone(["score", SHORT[1], SHORT[0]]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("want the standard first, then the data")]);
  });

  it("a unit whose id looks like an option", () => {
    const file = fileWith("minus.csv", `${header}-2+3,b,3\n`);
    expect(touchstone(["explain", SHORT[0], file, "-2+3"]).stderr).toContain("begins with - comes after --");
    expect(touchstone(["explain", SHORT[0], file, "--", "-2+3"]).status).toBe(0);
  });
});
