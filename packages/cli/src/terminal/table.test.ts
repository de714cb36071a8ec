import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cut, tableLines, wrap } from "./table.ts";

const columns = [
  { title: "rank", align: "right" },
  { title: "name", align: "left", gives: true },
  { title: "score", align: "right" },
] as const;

describe("tableLines", () => {
  it("aligns Chinese and Tibetan names by the columns they take on a terminal", () => {
    const rows = [
      ["1", "三盏灯村", "88.5"],
      ["10", "སྒྲོན་མེ་ཐང་།", "7"],
      ["2", "Ashwillow", "100"],
    ];
    const lines = tableLines(columns, rows, { width: 80 });
    expect(lines[1]).toBe("   1  三盏灯村    88.5");
    expect(lines[3]).toBe("   2  Ashwillow    100");
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
    // 9 base letters and marks; vowel signs and stacked letters take no column
    expect(stringWidth("སྒྲོན་མེ་ཐང་།")).toBe(9);
  });

  it("fits a terminal by cutting the columns that give way, and nothing in a pipe", () => {
    const rows = [["1", "一个非常非常非常非常非常非常非常非常长的名字", "88.5"]];
    for (const line of tableLines(columns, rows, { width: 30 })) expect(stringWidth(line)).toBeLessThanOrEqual(30);
    expect(tableLines(columns, rows, { width: Number.POSITIVE_INFINITY })[1]).toContain("名字");
  });

  it("shows no character that could move a cursor or hide text", () => {
    const [, line] = tableLines(columns, [["1", "a\u001b[2Jb\u202ec\nd", "1"]], { width: 80 });
    expect(line).toBe("   1  a\ufffd[2Jb\ufffdc\ufffdd      1");
  });
});

describe("cut", () => {
  it("never splits a character", () => {
    expect(cut("三盏灯村", 6)).toBe("三盏…");
    expect(cut("སྒྲོན་མེ་", 4)).toBe("སྒྲོན་…");
    expect(cut("short", 5)).toBe("short");
  });
});

describe("wrap", () => {
  it("breaks at spaces and keeps a word that is too long", () => {
    expect(wrap("one two three", 9, "  ")).toEqual(["  one two", "  three"]);
    expect(wrap("abcdefghijkl", 5)).toEqual(["abcdefghijkl"]);
  });
});
