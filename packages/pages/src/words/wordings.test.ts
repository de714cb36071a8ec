import { describe, expect, it } from "vitest";
import { bo } from "./bo.ts";
import { en, type Word } from "./en.ts";
import { worded, wordingOf } from "./wordings.ts";
import { zhHans } from "./zh-hans.ts";

const factsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();

describe("the words of pages", () => {
  it("are all there in Chinese", () => {
    expect(Object.keys(zhHans.words).sort()).toEqual(Object.keys(en).sort());
  });
  it("tell the same facts in every language", () => {
    for (const { words } of [zhHans, bo])
      for (const [word, text] of Object.entries(words)) expect(factsOf(text), word).toEqual(factsOf(en[word as Word])); // keys of a Wording
  });
  it("are in English and marked where a language lacks one", () => {
    expect(worded(bo, "rankOf", { rank: 3, n: 24 })).toBe("Rank 3 of 24 [en]");
    expect(worded(bo, "ranking")).toBe("གོ་རིམ།");
  });
  it("say who wrote them and that nobody has reviewed them", () => {
    expect([bo.origin, bo.review, zhHans.origin, zhHans.review]).toEqual([
      "machine",
      "unreviewed",
      "machine",
      "unreviewed",
    ]);
  });
  it("are found by tag, then by the first part of it, then in English", () => {
    expect(["zh-Hans", "zh", "bo-CN", "fr", "zh-Hant"].map((tag) => wordingOf(tag).lang)).toEqual([
      "zh-Hans",
      "zh-Hans",
      "bo",
      "en",
      "en",
    ]);
  });
});
