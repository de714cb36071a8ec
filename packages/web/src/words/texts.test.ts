import { describe, expect, it } from "vitest";
import { textFor, wordsFor } from "./texts.ts";

const text = (lang: string, origin: "source" | "human" = "human") => ({ lang, text: `in ${lang}`, origin });

describe("a text", () => {
  it.each([
    ["zh-Hans", ["en", "zh-Hans", "bo"], "zh-Hans"],
    ["zh-Hans", ["en", "zh", "bo"], "zh"],
    ["bo", ["en", "zh-Hans"], "en"],
  ])("for a reader of %s comes from %j in %s", (language, there, found) => {
    expect(
      textFor(
        there.map((lang) => text(lang)),
        language,
      )?.lang,
    ).toBe(found);
  });

  it("in none of the reader's languages is the source's", () => {
    expect(textFor([text("zh-Hans"), text("bo", "source")], "en")?.lang).toBe("bo");
  });

  it("that is not there is none", () => {
    expect(textFor([], "en")).toBeNull();
    expect(wordsFor({}, "en", ["en"])).toBeNull();
  });

  it("of a standard falls back to the language of its source", () => {
    expect(wordsFor({ "zh-Hans": "开放时间", bo: "དུས།" }, "en", ["bo", "zh-Hans"])).toEqual({
      lang: "bo",
      text: "དུས།",
    });
  });
});
