/// <reference types="node" />
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalStandard, digestOf, digestOfTexts, textsIn } from "./digest.ts";
import { parseAs } from "./parse-as.ts";
import { Standard } from "./schema.ts";

const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

const standardOf = (source: string) => {
  const parsed = parseAs(source, Standard);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.value;
};

const PLAIN = `touchstone: 1
id: bridges
version: "1"
title: Bridges
languages: [en]
criteria:
  - id: whole
    title: Whole
    indicators:
      - {id: spans, title: Spans, kind: rubric, rubric: [None, Some]}
`;

test("the digest covers everything as written, with its defaults, and is the SHA-256 of that", () => {
  const canonical =
    '{"context":[],"criteria":[{"id":"whole","indicators":[{"better":"higher","id":"spans","kind":"rubric",' +
    '"reportedBy":"unit","rubric":["None","Some"],"title":"Spans","use":"same"}],"title":"Whole"}],"gates":[],' +
    '"grades":[],"id":"bridges","languages":["en"],"numbersOnly":false,"period":"none","scoring":{"aggregate":' +
    '"arithmetic","dataThreshold":0,"impute":"none","normalise":"goalposts","relative":false,"treat":"none"},' +
    '"title":"Bridges","touchstone":1,"version":"1"}';
  expect(canonicalStandard(standardOf(PLAIN))).toBe(canonical);
  // computed with Python's hashlib over the characters above
  expect(digestOf(standardOf(PLAIN), sha256)).toBe("20d6f43329e9c02b6f399a1f99634fec7ea8de46c949fcde4477915a5e0d1453");
});

test("the way of writing does not count: comments, order of keys, quotes, a default said, a text by its language", () => {
  const other = `# Bridges
languages: ["en"]
title: {en: 'Bridges'}
criteria: [{title: Whole, id: whole, indicators: [{kind: rubric, better: higher, id: spans, title: {en: Spans}, rubric: [{en: None}, Some]}]}]
version: '1'
id: bridges
touchstone: 1.0
`;
  expect(digestOf(standardOf(other), sha256)).toBe(digestOf(standardOf(PLAIN), sha256));
});

const translated = PLAIN.replace("[en]", "[en, bo]").replace("title: Spans", "title: {en: Spans, bo: ཟམ་པ།}");

test("a translation changes no digest but its own", () => {
  const standard = standardOf(translated);
  expect(digestOf(standard, sha256)).toBe(digestOf(standardOf(PLAIN), sha256));
  expect(textsIn(standard, "bo")).toEqual({ "spans.title": "ཟམ་པ།" });
  const again = standardOf(translated.replace("ཟམ་པ།", "ཟམ།"));
  expect(digestOfTexts(again, "bo", sha256)).not.toBe(digestOfTexts(standard, "bo", sha256));
  expect(digestOfTexts(again, "en", sha256)).toBe(digestOfTexts(standard, "en", sha256));
});

test.each([
  ["a word of the source", "title: Bridges", "title: Bridge"],
  ["the version", 'version: "1"', 'version: "2"'],
  ["a level more", "[None, Some]", "[None, Some, All]"],
  ["a default changed", "kind: rubric", "kind: rubric, better: lower"],
  ["the language of the source", "languages: [en]", "languages: [bo]"],
])("%s changes the digest", (_, before, after) => {
  expect(digestOf(standardOf(PLAIN.replace(before, after)), sha256)).not.toBe(digestOf(standardOf(PLAIN), sha256));
});

test("a text that is missing in the language of the source is a fault, not another digest", () => {
  const standard = standardOf(PLAIN.replace("title: Bridges", "title: {bo: ཟམ་པ།}"));
  expect(() => digestOf(standard, sha256)).toThrow("got no text in en for title, want one");
});

test("a hash function that answers anything else is a fault", () => {
  expect(() => digestOf(standardOf(PLAIN), () => "abc")).toThrow("sha256: got abc, want 64 hexadecimal digits");
});
