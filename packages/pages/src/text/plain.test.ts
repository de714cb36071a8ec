import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { langOfScript, plain } from "./plain.ts";

describe("a text of someone else", () => {
  it("stays as it is where nothing is wrong with it", () => {
    for (const text of ["Ashwillow", "三盏灯村", "སྒྲོན་མེ་ཐང་།", "Nine Plums’ — 100 %", "👩‍👩‍👧‍👦"])
      expect(plain(text)).toBe(text);
  });
  it("loses whatever turns the direction of what stands around it", () => {
    expect(plain("a\u202Eb\u2066c\u2069d")).toBe("abcd");
  });
  it("keeps marks that only hint at a direction", () => {
    expect(plain("\u05d0\u200f!")).toBe("\u05d0\u200f!");
  });
  it("is on one line and without control characters", () => {
    expect(plain("a\r\n\tb\u0000c\u0007")).toBe("a bc");
  });
  it("is cut after whole letters, however many code points they have", () => {
    expect(plain("👩‍👩‍👧‍👦".repeat(5), 3)).toBe(`${"👩‍👩‍👧‍👦".repeat(3)}…`);
    expect(plain("སྒྲོན".repeat(300), 2)).toMatch(/^སྒྲོན…$/);
  });
  it("does not heap marks on a letter", () => {
    expect(plain(`a${"\u0301".repeat(500)}b`)).toHaveLength(10);
  });
  it("is never longer than asked for, and always well formed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), fc.integer({ min: 1, max: 50 }), (text, most) => {
        const shown = plain(text, most);
        expect(shown.isWellFormed()).toBe(true);
        expect([...new Intl.Segmenter("und").segment(shown)].length).toBeLessThanOrEqual(most + 1);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe("the language of a name", () => {
  it("is seen from its script, where that says enough", () => {
    expect([langOfScript("云麦村"), langOfScript("འཇའ་ཚོན་གླིང་།"), langOfScript("Owl Bridge")]).toEqual([
      "zh-Hans",
      "bo",
      null,
    ]);
  });
});
