import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitText } from "./fit-text.ts";

describe("a text in a box of a drawing", () => {
  it("breaks between words", () => {
    expect(fitText("Services that reach everyone", 7, 4)).toEqual(["Services that", "reach everyone"]);
  });
  it("keeps an opening bracket with what it opens", () => {
    expect(fitText("Economic (Sustained)", 6.5, 3)).toEqual(["Economic", "(Sustained)"]);
  });
  it("breaks Chinese between words too", () => {
    const lines = fitText("用自己的语言得到帮助", 6, 3);
    expect(lines.join("")).toBe("用自己的语言得到帮助");
    expect(lines.length).toBe(2);
  });
  it("ends in … where there are more words than room", () => {
    expect(fitText("Services that reach everyone", 7, 1)).toEqual(["Services that…"]);
  });
  it("cuts a word that is wider than the box", () => {
    const [line, ...others] = fitText("x".repeat(100), 10, 3);
    expect(others).toEqual([]);
    expect(line).toMatch(/^x{10,18}…$/);
  });
  it("says nothing in a box without room", () => {
    expect([fitText("word", 1, 3), fitText("word", 9, 0)]).toEqual([[], []]);
  });
  it("never has more lines than fit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (text, width, most) => {
          expect(fitText(text, width, most).length).toBeLessThanOrEqual(most);
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });
});
