import { describe, expect, it } from "vitest";
import { bo } from "./bo.ts";
import { en, type SignInWord } from "./en.ts";
import { signInWord } from "./words.ts";
import { zhHans } from "./zh-hans.ts";

const factsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();

describe("the words of signing in", () => {
  it.each([
    ["Chinese", zhHans],
    ["Tibetan", bo],
  ])("are all there in %s, with the same facts", (_, words) => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(en).sort());
    for (const [word, text] of Object.entries(words))
      expect(factsOf(text), word).toEqual(factsOf(en[word as SignInWord])); // keys of a wording
  });
  it("are said in the language, else in English", () => {
    expect(signInWord("bo", "signIn")).toBe("ནང་འཛུལ།");
    expect(signInWord("fr", "tooShort", { least: 10 })).toBe("A password has at least 10 characters.");
  });
});
