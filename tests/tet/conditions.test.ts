import {
  check,
  conditionText,
  formatProblem,
  readCondition,
  type Speech,
  type Standard,
  speechOf,
} from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import { yamlOf } from "./road.ts";
import { isHere, type Name, named } from "./source.ts";

/** One of the two national standards. @throws {Error} with every problem in it */
function standardOf(name: Name): Standard {
  const checked = check(yamlOf(name));
  if (checked.ok) return checked.value;
  throw new Error(checked.problems.map((problem) => formatProblem(problem, "standard.yaml")).join("\n"));
}

type Criteria = Standard["criteria"];
/** Every condition of the criteria, in the order of the document. */
const conditionsOf = (criteria: Criteria): string[] =>
  criteria.flatMap(({ appliesWhen, reduce, criteria: below = [], indicators = [] }) => [
    ...(appliesWhen === undefined ? [] : [appliesWhen]),
    ...(reduce === undefined ? [] : [reduce.when]),
    ...conditionsOf(below),
    ...indicators.flatMap((item) => [item.appliesWhen, item.reduce?.when].filter((one) => one !== undefined)),
  ]);

describe.skipIf(!isHere)(named("conditions of two French standards in words"), () => {
  it.each(["eci", "te"] as const)("%s: every one is read to its last part, in French names that say so", (name) => {
    const standard = standardOf(name);
    const speeches = ["fr", "en", "zh-Hans", "bo"].map(
      (lang): Speech => speechOf(standard, lang, { figure: String, percent: String, text: (text) => text }),
    );
    const conditions = [...new Set(conditionsOf(standard.criteria))];
    expect(conditions.length).toBeGreaterThan(name === "eci" ? 2 : 20);
    for (const source of conditions) {
      expect(JSON.stringify(readCondition(standard, source))).not.toContain('"unread"');
      const [french = "", ...others] = speeches.map((speech) => conditionText(standard, source, speech));
      for (const text of [french, ...others]) expect(text).not.toMatch(/&&|\|\||==|unit\./);
      expect(french).not.toContain("[fr]");
      for (const text of others) expect(text).toContain("[fr]");
    }
  });
});
