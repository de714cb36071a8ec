import { expect, test } from "vitest";
import { textOf } from "./text.ts";

test("a text in the language asked for", () => {
  expect(textOf({ en: "Village", bo: "གྲོང་།" }, "bo", "en")).toEqual({ text: "གྲོང་།", lang: "bo", missing: false });
});

test("a bare text is in the language of the source", () => {
  expect(textOf("Village", "en", "en")).toEqual({ text: "Village", lang: "en", missing: false });
  expect(textOf("Village", "bo", "en")).toEqual({ text: "Village", lang: "en", missing: true });
});

test("a missing text is shown in the language of the source, and said to be missing", () => {
  expect(textOf({ "zh-Hans": "村", en: "Village" }, "bo", "en")).toEqual({
    text: "Village",
    lang: "en",
    missing: true,
  });
});

test("without the source any language is better than none", () => {
  expect(textOf({ "zh-Hans": "村" }, "bo", "en")).toEqual({ text: "村", lang: "zh-Hans", missing: true });
  expect(textOf({}, "bo", "en")).toEqual({ text: "", lang: "en", missing: true });
});

test("a language that an object inherits is none", () => {
  expect(textOf({ en: "Village" }, "constructor", "en").missing).toBe(true);
});
