import { describe, expect, it } from "vitest";
import { readCondition } from "../conditions/read-condition.ts";
import { Standard } from "../schema.ts";
import { conditionText, formulaText } from "./condition-text.ts";
import { type Layout, layoutOf, tooLong } from "./layout.ts";
import { type Shown, type Speech, speechOf, textOfPieces } from "./speech.ts";
import { bo } from "./words/bo.ts";
import { en } from "./words/en.ts";
import { zhHans } from "./words/zh-hans.ts";

const RIGHT_TO_LEFT = "مدرسة";
const standard = Standard.parse({
  touchstone: 1,
  id: "a",
  version: "1",
  title: "T",
  languages: ["en", "zh-Hans"],
  context: [
    { id: "residents", title: { en: "Residents", "zh-Hans": "居民" }, class: "size", kind: "count" },
    { id: "area", title: "Area", class: "geography", kind: "amount", unit: "km2" },
    { id: "wet", title: "Wet land", class: "geography", kind: "share" },
    { id: "school", title: { en: "Has a school", "zh-Hans": "有学校" }, class: "facility", kind: "yes-no" },
    { id: "terrain", title: "Terrain", class: "geography", kind: "choice", of: ["valley", "plateau", "island"] },
  ],
  criteria: [
    {
      id: "services",
      title: { en: "Public services", "zh-Hans": "公共服务" },
      indicators: [
        { id: "plan", title: "Plan", kind: "status" },
        { id: "hours", title: "Hours", kind: "amount", unit: "h" },
        { id: "long", title: "x".repeat(5000), kind: "amount" },
        { id: "turned", title: `${RIGHT_TO_LEFT}\u202e <b>`, kind: "amount" },
      ],
    },
    {
      id: "fairness",
      title: { en: "Fairness", "zh-Hans": "公正" },
      indicators: [{ id: "b", title: "B", kind: "amount" }],
    },
  ],
  gates: [{ id: "open", title: { en: "Open", "zh-Hans": "公开" }, holds: "findings.major.open == 0" }],
  grades: [{ id: "gold", title: { en: "Gold", "zh-Hans": "金级" }, atLeast: 80 }],
});
const SHOWN: Shown = {
  figure: String,
  percent: (share) => `${share * 100} %`,
  text: (text, most) => text.replaceAll("\u202e", "").slice(0, most),
};
const speech = (lang: string): Speech => speechOf(standard, lang, SHOWN);
const said = (source: string, lang = "en"): string => conditionText(standard, source, speech(lang));
const made = (source: string, lang = "en"): string => formulaText(standard, source, speech(lang));

describe("a condition in words", () => {
  it.each([
    ["criteria.services >= 75", "“Public services” scores at least 75"],
    ["criteria.services > 75", "“Public services” scores more than 75"],
    ["criteria.services <= 75", "“Public services” scores at most 75"],
    ["criteria.services < 75", "“Public services” scores less than 75"],
    ["criteria.services == 75", "“Public services” scores exactly 75"],
    ["criteria.services != 75", "“Public services” scores other than 75"],
    ["!(criteria.services >= 75)", "“Public services” scores less than 75"],
    ["75 <= score", "the overall score is at least 75"],
    ["done.plan >= 0.5", "at least 50 % of “Plan” is done"],
    ["planned.plan < 1", "less than 100 % of “Plan” is planned"],
    ["unit.area > 20", "“Area” is more than 20 km2"],
    ["unit.wet <= 0.25", "“Wet land” is at most 25 %"],
    ["unit.school", "“Has a school” is “yes”"],
    ["!unit.school", "“Has a school” is “no”"],
    ["unit.terrain == 'valley'", "“Terrain” is “valley”"],
    ["unit.terrain != 'valley'", "“Terrain” is not “valley”"],
    ["unit.terrain in ['valley', 'plateau', 'island']", "“Terrain” is “valley”, “plateau” or “island”"],
    ["!(unit.terrain in ['valley', 'plateau'])", "“Terrain” is not “valley” or “plateau”"],
    ["gates.open", "the gate “Open” holds"],
    ["!gates.open", "the gate “Open” does not hold"],
    ["gradeAtLeast('gold')", "the grade is “Gold” or higher"],
    ["!gradeAtLeast('gold')", "the grade is lower than “Gold”, or there is none"],
    ["findings.major.open == 0", "no major finding is open"],
    ["findings.minor.open < 1", "no minor finding is open"],
    ["findings.minor.open <= 2", "the number of open minor findings is at most 2"],
    [
      "criteria.services >= 75 && criteria.fairness >= 75",
      "“Public services” scores at least 75 and “Fairness” scores at least 75",
    ],
    [
      "unit.school || score > 1 || score < 0",
      "“Has a school” is “yes”, the overall score is more than 1 or the overall score is less than 0",
    ],
    [
      "unit.school && (gates.open || score > 1)",
      "“Has a school” is “yes” and (the gate “Open” holds or the overall score is more than 1)",
    ],
    [
      "min(criteria.services, criteria.fairness) >= 40",
      "the lowest score of “Public services” and “Fairness” is at least 40",
    ],
    [
      "max(criteria.services, score) >= 40",
      "the highest of the score of “Public services” and the overall score is at least 40",
    ],
    ["criteria.services > criteria.fairness", "“Public services” scores more than the score of “Fairness”"],
    [
      "unit.school ? score > 1 : score > 2",
      "if “Has a school” is “yes”, then the overall score is more than 1, otherwise the overall score is more than 2",
    ],
    ["unit.school == gates.open", "both are so or neither is: “Has a school” is “yes”; the gate “Open” holds"],
    ["unit.school != gates.open", "one is so and the other is not: “Has a school” is “yes”; the gate “Open” holds"],
    ["unit.school ? true : gates.open", "if “Has a school” is “yes”, then always, otherwise the gate “Open” holds"],
  ])("%s", (source, words) => expect(said(source)).toBe(words));

  it.each([
    ["criteria.services >= 75 && criteria.fairness >= 75", "“公共服务”得分不低于 75，且“公正”得分不低于 75"],
    ["min(criteria.services, criteria.fairness) >= 40", "“公共服务”和“公正”中的最低得分不低于 40"],
    ["!unit.school || gates.open", "“有学校”为“否”，或满足必要条件“公开”"],
    ["findings.major.open == 0", "没有未整改的重大问题"],
    ["unit.residents > 0", "“居民”高于 0"],
  ])("%s in Chinese", (source, words) => expect(said(source, "zh-Hans")).toBe(words));

  it("marks each name that the language asked for lacks, and says its own words in that language", () => {
    expect(said("unit.area > 20 && unit.residents > 0", "zh-Hans")).toBe("“Area [en]”高于 20 km2，且“居民”高于 0");
    expect(said("criteria.services >= 75", "bo")).toBe("“Public services [en]” ཡི་སྐར་གྲངས་ 75 ལས་མི་ཉུང་བ");
    expect(said("criteria.services >= 75", "fr")).toBe("“Public services [en]” scores at least 75");
  });

  it("has every word in every language, with the same facts", () => {
    const facts = (words: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(
        Object.entries(words).map(([word, text]) => [
          word,
          [...new Set(text.match(/\{\w+\}/g))].toSorted((a, b) => a.localeCompare(b)).join(),
        ]),
      );
    expect(facts(zhHans)).toEqual(facts(en));
    expect(facts(bo)).toEqual(facts(en));
  });

  it("cuts a name that is too long, and takes out what would turn the text around it", () => {
    expect(said("indicators.long > 1")).toBe(`“${"x".repeat(160)}” scores more than 1`);
    expect(said("indicators.turned > 1")).toBe(`“${RIGHT_TO_LEFT} <b>” scores more than 1`);
  });

  it("stays as it is written where it has too many parts", () => {
    const source = Array.from({ length: 25 }, (_, k) => `score != ${k}`).join(" && ");
    expect(said(source)).toBe(`a condition of 25 parts, too many for words: ${source}`);
    expect(layoutOf(speech("en"), readCondition(standard, source))).toBeNull();
    expect(tooLong(speech("zh-Hans"), readCondition(standard, source))).toBe("该条件由 25 项组成，不便用文字表述：");
  });

  it("says what can't be read as it is written", () =>
    expect(said("unit.rivers && gates.open")).toBe("unit.rivers and the gate “Open” holds"));
});

describe("a formula in words", () => {
  it.each([
    ["min(1, answers.hours / unit.residents)", "the lowest of 1 and “Hours” ÷ “Residents”"],
    ["(answers.hours + 1) * 2 - (3 - unit.area)", "(“Hours” + 1) × 2 − (3 − “Area”)"],
    ["answers.hours / (unit.area * 2)", "“Hours” ÷ (“Area” × 2)"],
    ["-answers.hours", "−“Hours”"],
    ["-(answers.hours + 1)", "−(“Hours” + 1)"],
    ["done.plan * 0.5 + planned.plan", "the share done of “Plan” × 0.5 + the share planned of “Plan”"],
    ["unit.school ? 0.5 : 1", "0.5 if “Has a school” is “yes”, otherwise 1"],
    ["(unit.school ? 0.5 : 1) * 2", "(0.5 if “Has a school” is “yes”, otherwise 1) × 2"],
    [
      "findings.major.open + findings.minor.open",
      "the number of open major findings + the number of open minor findings",
    ],
  ])("%s", (source, words) => expect(made(source)).toBe(words));

  it("stays as it is written where it is too long to be followed", () => {
    const source = Array.from({ length: 60 }, () => "answers.hours + unit.area").join(" + ");
    expect(made(source)).toBe(source);
  });
});

describe("a condition laid out", () => {
  const laid = (source: string): unknown => plainly(layoutOf(speech("en"), readCondition(standard, source)));
  const plainly = (layout: Layout | null): unknown => {
    if (layout === null) return null;
    return "line" in layout ? textOfPieces(layout.line) : { [layout.head]: layout.parts.map(plainly) };
  };

  it("is one sentence while that is a short one", () =>
    expect(laid("score > 1 && gates.open")).toBe("the overall score is more than 1 and the gate “Open” holds"));

  it("is a list where its parts are made of parts", () => {
    expect(laid("gates.open && (unit.school || score > 1) && score < 9")).toEqual({
      "all of these:": [
        "the gate “Open” holds",
        "“Has a school” is “yes” or the overall score is more than 1",
        "the overall score is less than 9",
      ],
    });
    expect(laid("gates.open || !(unit.school && (score > 1 || score < 0))")).toEqual({
      "at least one of these:": [
        "the gate “Open” holds",
        "“Has a school” is “no”",
        "the overall score is at most 1 and the overall score is at least 0",
      ],
    });
  });

  it("is a list where a sentence would be too long", () =>
    expect(laid("indicators.long > 1 && gates.open")).toEqual({
      "all of these:": [`“${"x".repeat(160)}” scores more than 1`, "the gate “Open” holds"],
    }));

  it("has lists in lists three deep, and brackets below", () => {
    const deep = "a && (b || (c && (d || (e && (f || g)))))".replace(
      /[a-g]/g,
      (at) => `score > ${at.charCodeAt(0) - 96}`,
    );
    const more = (n: number): string => `the overall score is more than ${n}`;
    expect(laid(deep)).toEqual({
      "all of these:": [
        more(1),
        {
          "at least one of these:": [
            more(2),
            { "all of these:": [more(3), `${more(4)} or (${more(5)} and (${more(6)} or ${more(7)}))`] },
          ],
        },
      ],
    });
  });
});
