import { describe, expect, it } from "vitest";
import { bo } from "./bo.ts";
import { en, type PublicWord } from "./en.ts";
import { publicWord, publicWordingOf } from "./wordings.ts";
import { zhHans } from "./zh-hans.ts";

const factsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();

describe("the words of the public pages", () => {
  it.each([zhHans, bo])("are all there in $name, with the same facts", ({ words }) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    for (const [word, text] of Object.entries(words))
      expect(factsOf(text), word).toEqual(factsOf(en[word as PublicWord])); // keys of a wording
  });
  it("are in English and marked where a language lacks one", () => {
    expect(publicWord({ ...bo, words: {} }, "register")).toBe("Register [en]");
  });
  it("are found by tag, then by its first part, then in English", () => {
    expect(["zh-Hans", "zh", "bo-CN", "fr", "zh-Hant"].map((tag) => publicWordingOf(tag).lang)).toEqual([
      "zh-Hans",
      "zh-Hans",
      "bo",
      "en",
      "en",
    ]);
  });
});
