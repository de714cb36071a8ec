import { describe, expect, it } from "vitest";
import { bo } from "./bo.ts";
import { en, type SignInWord } from "./en.ts";
import { signInWord } from "./words.ts";
import { zhHans } from "./zh-hans.ts";

const factsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();

describe("the words of signing in", () => {
  it("are all there in Chinese", () => expect(Object.keys(zhHans).sort()).toEqual(Object.keys(en).sort()));
  it.each([
    ["Chinese", zhHans],
    ["Tibetan", bo],
  ])("have the same facts in %s", (_, words) => {
    for (const [word, text] of Object.entries(words))
      expect(factsOf(text), word).toEqual(factsOf(en[word as SignInWord])); // keys of a wording
  });
  it("are in English and marked where a language lacks one", () => {
    expect(signInWord("bo", "lost")).toBe(`${en.lost} [en]`);
    expect(signInWord("bo", "signIn")).toBe("ནང་འཛུལ།");
    expect(signInWord("fr", "tooShort", { least: 10 })).toBe("A password has at least 10 characters.");
  });
});
