import { expect, test } from "vitest";
import type { Standard } from "../schema.ts";
import { refusals, villages, withIndicator } from "./villages.ts";

const speakers = { kind: "count", counts: "hours_with_speaker", goalposts: [0, 40] };

test("more of a language of service is better, as service, procedure or experience", () => {
  expect(refusals(withIndicator(speakers))).toEqual([]);
  expect(refusals(withIndicator({ kind: "share", counts: "answers_in_language" }))).toEqual([]);
});

test.each([
  { ...speakers, better: "lower" },
  { ...speakers, better: { target: 10 } },
  { ...speakers, measures: "economy" },
  { ...speakers, measures: "environment" },
  { ...speakers, measures: "facility" },
  { kind: "count", counts: "translations", better: "lower" },
  { kind: "share", counts: "people_served_in_language", range: [0.01, 0.99], better: "lower" },
])("a language is nothing else: %o", (indicator) => {
  expect(refusals(withIndicator(indicator))).toContain("language-not-service");
});

const options = (of: string[], more: object = {}): Standard =>
  villages({ context: [{ id: "c", title: "C", class: "geography", kind: "choice", of, ...more }] });

test.each([
  [["bo", "zh"]],
  [["bo", "zh", "other"]],
  [["lang_bo", "lang_zh"]],
  [["tibetan", "chinese", "mixed"]],
  [["tibetan_area", "other_area"]],
  [["mostly_tibetan", "mostly_chinese", "a", "b", "c", "d"]],
  [["bod", "zho"]],
  [["bo", "zh", "valley", "plateau"]],
  [["uig", "kaz", "none"]],
])("units are not sorted by language: %j", (of) => {
  expect(refusals(options(of))).toContain("options-of-languages");
  expect(refusals(options(of, { class: "size", peerGroup: true }))).toContain("options-of-languages");
  const choice = of.map((id, value) => ({ id, value }));
  expect(refusals(withIndicator({ kind: "choice", of: choice, goalposts: [0, 9] }))).toContain("options-of-languages");
});

test.each([
  [["valley", "plateau"]],
  [["ne", "se", "sw", "nw"]],
  [["yes", "no"]],
  [["polish", "rough", "matt"]],
  [["or", "no", "other_thing"]],
  [["small", "is_large", "no"]],
])("options that only look like codes are fine: %j", (of) => {
  expect(refusals(options(of))).toEqual([]);
});

test("a language of service may extend what applies, and is no peer group, gate or factor", () => {
  const context = [{ id: "serves_bo", title: "Serves in Tibetan", class: "competence", kind: "yes-no" }];
  const one = { id: "one", title: "One", measures: "service", kind: "yes-no", appliesWhen: "unit.serves_bo" };
  expect(refusals(villages({ context, indicators: [one] }))).toEqual([]);
  expect(refusals(villages({ context: [{ ...context[0], peerGroup: true }] }))).toEqual(["peer-group-class"]);
});
