import { describe, expect, it } from "vitest";
import { plainWords } from "./register-csv.ts";

describe("words in a table for a spreadsheet", () => {
  it.each(["=cmd|' /C calc'!A0", "@SUM(1)", "-1+1", "+1", "\t=1"])("are words, however they begin: %s", (words) => {
    expect(plainWords(words)).toBe(`'${words}`);
  });
  it("stay as they are where nobody takes them for a formula", () => {
    for (const words of ["Mill", "麦穗泉村", "ཆུ་མིག", "a=b", ""]) expect(plainWords(words)).toBe(words);
    expect(plainWords(null)).toBe("");
  });
});
