import { describe, expect, test } from "vitest";
import { sandboxSlug } from "./sandbox.ts";
import { markedTexts, sandboxWords } from "./sandbox-mark.ts";
import type { Text } from "./text.ts";

const text = (words: string, lang: string): Text => ({ text: words, lang, origin: "source", review: null });

describe("the name of a sandbox", () => {
  test("counts on", () => {
    expect(sandboxSlug("libraries", 0)).toBe("libraries-sandbox-1");
    expect(sandboxSlug("libraries", 11)).toBe("libraries-sandbox-12");
  });
  test("fits an address, however long that of the programme is", () => {
    const slug = sandboxSlug("a".repeat(64), 99);
    expect([slug.length, slug.endsWith("-sandbox-100")]).toEqual([64, true]);
  });
});

describe("the mark", () => {
  test("stands before a title in each of its languages", () => {
    const marked = markedTexts([text("Good Neighbours", "en"), text("好邻居", "zh-Hans"), text("ཁྱིམ་མཚེས།", "bo")]);
    expect(marked.map((one) => one.text)).toEqual(["REHEARSAL: Good Neighbours", "演练：好邻居", "སྦྱོང་བརྡར། ཁྱིམ་མཚེས།"]);
    expect(marked.map(({ lang }) => lang)).toEqual(["en", "zh-Hans", "bo"]);
  });
  test("is English where we have no words, and put once", () => {
    const once = markedTexts([text("Bons voisins", "fr")]);
    expect(once[0]?.text).toBe("REHEARSAL: Bons voisins");
    expect(markedTexts(once)).toEqual(once);
    expect(sandboxWords("fr")).toBe("REHEARSAL — nothing here counts");
  });
});
