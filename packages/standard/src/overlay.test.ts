/// <reference types="node" />
import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { problemsIn } from "./check.ts";
import { digestOf } from "./digest.ts";
import { applyOverlay, checkOverlay, digestOfOverlay, type Overlay } from "./overlay.ts";
import { parseAs } from "./parse-as.ts";
import { Standard } from "./schema.ts";
import { textOf } from "./text.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const parsed = parseAs(
  `touchstone: 1
id: villages
version: "1"
title: {en: Villages, zh-Hans: 村庄}
languages: [en, zh-Hans]
criteria:
  - id: language
    title: Language
    weight: 2
    indicators:
      - {id: desk, title: A desk that helps, measures: service, kind: rubric, rubric: [None, Every day], appliesWhen: "true"}
`,
  Standard,
);
if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
const standard = parsed.value.value;

const TIBETAN = `touchstone-overlay: 1
standard: villages
version: "1"
language: bo
origin: human
review: {by: Two readers of the office, on: 2026-03-01}
texts:
  title: གྲོང་ཚོ།
  desk.title: རོགས་རམ།
  desk.rubric.1: ཉིན་ལྟར།
`;
function overlayOf(source: string): Overlay {
  const checked = checkOverlay(source);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}
const applied = (overlay: Overlay): Standard => {
  const result = applyOverlay(standard, overlay);
  if (!result.ok) throw new Error(JSON.stringify(result.findings));
  return result.value;
};

test("an overlay adds its texts, and the language to the others", () => {
  const { title, languages, criteria } = applied(overlayOf(TIBETAN));
  expect(title).toEqual({ en: "Villages", "zh-Hans": "村庄", bo: "གྲོང་ཚོ།" });
  expect(languages).toEqual(["en", "zh-Hans", "bo"]);
  const desk = criteria[0]!.indicators![0]!;
  expect(desk.rubric).toEqual(["None", { en: "Every day", bo: "ཉིན་ལྟར།" }]);
  expect(textOf(criteria[0]!.title, "bo", "en")).toEqual({ text: "Language", lang: "en", missing: true });
});

test("the standard given stays as it was, and so does its digest", () => {
  const before = JSON.stringify(standard);
  expect(digestOf(applied(overlayOf(TIBETAN)), sha256)).toBe(digestOf(standard, sha256));
  expect(JSON.stringify(standard)).toBe(before);
});

test("an overlay has a digest of its own, over all that is in it", () => {
  const digest = digestOfOverlay(overlayOf(TIBETAN), sha256);
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(digestOfOverlay(overlayOf(TIBETAN.replace("human", "machine")), sha256)).not.toBe(digest);
  expect(digestOfOverlay(overlayOf(`# read again\n${TIBETAN}`), sha256)).toBe(digest);
});

test.each([
  ["another standard", "standard: villages", "standard: towns", "another-standard", 2],
  ["another version", 'version: "1"', 'version: "2"', "another-version", 3],
  ["the language of the source", "language: bo", "language: en", "language-of-source", 4],
  ["a text that is none", "desk.title", "desk.titel", "unknown-text", 9],
  ["a text that is there", "language: bo", "language: zh-Hans", "text-exists", 8],
])("%s is a problem with its place", (_, before, after, code, line) => {
  const source = TIBETAN.replace(before, after);
  const result = applyOverlay(standard, overlayOf(source));
  if (result.ok) throw new Error("applied");
  expect(problemsIn(source, result.findings)).toContainEqual(expect.objectContaining({ code, line }));
});

test("the nearest key is named", () => {
  const result = applyOverlay(standard, overlayOf(TIBETAN.replace("desk.rubric.1", "desk.rubrik.1")));
  expect(result).toMatchObject({ ok: false, findings: [{ got: '"desk.rubrik.1"', want: "desk.rubric.1" }] });
});

test.each([
  ["a number", "texts:\n  language.weight: '5'"],
  ["a condition", "texts:\n  desk.appliesWhen: 'false'"],
  ["an id", "texts:\n  desk.id: other"],
  ["a version", "texts:\n  version: '9'"],
  ["a level more", "texts:\n  desk.rubric.2: Always"],
  ["a whole criterion", "texts:\n  criteria.0.title: Other"],
  ["another language of a text", "texts:\n  title.en: Other"],
  ["the prototype of an object", "texts:\n  desk.toString: x"],
])("an overlay can't reach %s", (_, texts) => {
  const result = applyOverlay(standard, overlayOf(TIBETAN.replace(/texts:[\s\S]*/, texts)));
  expect(result).toMatchObject({ ok: false, findings: [{ code: "unknown-text" }] });
});

test("whatever an overlay says, all that it can change is the text in its language", () => {
  const keys = ["title", "language.title", "desk.title", "desk.rubric.0", "desk.rubric.1"];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), fc.string({ minLength: 1 })), (texts) => {
      const result = applyOverlay(standard, { ...overlayOf(TIBETAN), texts });
      if (!result.ok) return;
      expect(JSON.parse(JSON.stringify(result.value, without("bo")))).toEqual(
        JSON.parse(JSON.stringify(standard, without("bo"))),
      );
    }),
    { seed: 2026 },
  );
});

/** leaves a language out, and writes a text that is then in English alone as a bare one */
const without = (language: string) => (key: string, value: unknown) => {
  if (key === "languages") return (value as string[]).filter((one) => one !== language); // a list of texts by the schema
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "en")) return value;
  const { en, [language]: _, ...rest } = value as Record<string, string>; // a text by languages
  return Object.keys(rest).length === 0 ? en : { en, ...rest };
};

test("an overlay in a wrong form is told as a standard is", () => {
  const checked = checkOverlay(
    TIBETAN.replace("origin: human", "orign: human\nscoring: {}").replace("on: 2026-03-01", "on: March"),
  );
  expect(checked).toMatchObject({
    ok: false,
    problems: [
      { code: "missing-key", path: "origin", line: 1 },
      { code: "unknown-key", path: "orign", line: 5, want: "origin" },
      { code: "unknown-key", path: "scoring", line: 6 },
      { code: "wrong-form", path: "review.on", line: 7, want: "a date such as 2026-03-01" },
    ],
  });
});
