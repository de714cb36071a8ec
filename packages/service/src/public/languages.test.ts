import { expect, it } from "vitest";
import { chooseLanguage } from "./languages.ts";

it.each([
  ["de, bo;q=0.2, zh-Hans;q=0.4", "zh-Hans"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"],
  ["zh-TW,zh-Hant;q=0.9", "en"],
  ["en-GB;q=0, bo", "bo"],
  ["*", "en"],
  ["", "en"],
  [",;q=,;;q=x,bo;q=zz", "en"],
  ["BO-cn", "bo"],
])("%j begins in %s", (accept, lang) => {
  expect(chooseLanguage(accept, ["en", "zh-Hans", "bo"])).toBe(lang);
});

it("without a wish it is the first", () => {
  expect(chooseLanguage(undefined, ["bo", "en"])).toBe("bo");
});
