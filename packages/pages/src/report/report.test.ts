import { describe, expect, it } from "vitest";
import { drawReport } from "./report.tsx";
import { sampleInput, sampleStandard } from "./sample-input.ts";
import { spreadStyle } from "./unit-spread.ts";

const YAML = `
touchstone: 1
id: libraries
version: "1"
title: { en: Open libraries, zh-Hans: 开放的图书馆 }
languages: [en, zh-Hans]
criteria:
  - id: access
    title: { en: Access, zh-Hans: 可及 }
    weight: 2
    indicators:
      - { id: hours, title: { en: Hours open, zh-Hans: 开放时间 }, measures: service, kind: amount, unit: h, goalposts: [0, 50] }
      - { id: ramp, title: Step-free, measures: facility, kind: yes-no }
  - id: care
    title: Care
    indicators:
      - { id: desk, title: A desk that helps, measures: service, kind: rubric, rubric: [None, Some days, Every day] }
gates: [{ id: open_at_all, title: Open at all, holds: indicators.hours > 0 }]
grades:
  - { id: gold, title: { en: Gold, zh-Hans: 金 }, atLeast: 80 }
  - { id: silver, title: Silver, atLeast: 50 }
robustness: { seed: 3, replicates: 200, vary: { weights: 0.5, aggregate: [arithmetic, median] } }
`;
const UNITS = [
  { id: "mill", name: "Mill", cells: { hours: 45, ramp: 1, desk: 2 } },
  { id: "orchard", name: "Orchard", cells: { hours: 30, ramp: 1, desk: 1 } },
  { id: "ford", name: "三盏灯", cells: { hours: 0, ramp: 1, desk: 2 } },
  { id: "quay", cells: { hours: 40, ramp: 0 } },
];
const standard = sampleStandard(YAML);
const sure = sampleInput(standard, UNITS, true);
const unsure = sampleInput(standard, UNITS, false);
const bodyOf = (input: typeof sure, ...languages: string[]): string => drawReport(input, languages).body;

describe("a report", () => {
  const body = bodyOf(sure, "en");

  it("ranks every unit, with its score, its ranks in the re-scorings and its grade", () => {
    const rows = [...body.matchAll(/<tr><td class="n">(\d+|—)<\/td><th scope="row">(.*?)<\/tr>/g)];
    expect(rows.map(([, rank]) => rank)).toEqual(["1", "2", "3", "4"]);
    const [[, , mill = ""] = []] = rows;
    expect(mill).toContain("<b>96.67</b>"); // (2 × (90 + 100) / 2 + 100) / 3
    expect(mill).toContain(`<td class="n">1</td>`);
    expect(mill).toContain("<span>Gold</span>");
  });
  it("says below a unit's scores, of the whole and of criteria, between which they stay, in figures and as a bar", () => {
    const { scores } = sure.robustness ?? {};
    const n = UNITS.length;
    const cells = [
      ...body.matchAll(/<td class="v l(\d+) w(\d+) m(\d+)">[^<]*<\/td><td>([^<]*)<small>([^<]*)<\/small>/g),
    ];
    expect(cells).toHaveLength(4 + 4 + 3); // nobody at the quay answered of care
    expect(cells.some(([, , , , score]) => score === "96.67")).toBe(true);
    for (const [, from, width, at] of cells) {
      expect(Number(from)).toBeLessThanOrEqual(Number(at));
      expect(Number(from) + Number(width)).toBeLessThanOrEqual(101);
    }
    const said = cells.map(([, , , , , interval]) => interval);
    for (let i = 0; i < n; i++) expect(said).toContain(`${scores?.low[i]?.toFixed(2)}–${scores?.high[i]?.toFixed(2)}`);
    expect(spreadStyle(body)).toContain(`.l${cells[0]?.[1]}{--l:${cells[0]?.[1]}%}`);
  });
  it("says of each unit how sure its place and grade are", () => {
    expect(body.match(/In 90 % of 200 re-scorings the rank is/g)).toHaveLength(4);
    expect(body.match(/90 % are asked for: (not )?certain/g)).toHaveLength(4);
  });
  it("says what a unit's gate and grades ask for and it lacks", () => {
    const ford = body.slice(body.indexOf('id="en-u0"'), body.indexOf("</section>", body.indexOf('id="en-u0"')));
    expect(ford).toContain("does not hold");
    expect(ford).toContain("<code>indicators.hours &gt; 0</code>");
    expect(ford).toContain("a gate does not hold");
    expect(ford).toContain("Path to Silver");
  });
  it("tells each answer in the words of its kind", () => {
    for (const words of [
      "<td>45 h</td>",
      "<td>yes</td>",
      "level 2: Every day",
      "no answer: its weight goes to its siblings",
    ])
      expect(body).toContain(words);
  });
  it("tells the method with its parameters, the seed and the digests", () => {
    for (const words of ["worst 0, best 50, on 0 to 100", "<dd>3</dd>", "a".repeat(64), "Step-free", "median"])
      expect(body).toContain(words);
    expect(body).toMatch(
      /What the re-scorings vary<\/h3>.*<th scope="row">Weights<\/th>.*<th scope="row">Way of combining<\/th>/,
    );
  });
  it("draws no style attribute and asks for nothing from elsewhere", () => {
    expect(body).not.toMatch(/ style=| src=|https?:/);
  });
});

describe("a report without uncertainty", () => {
  it("says so before any figure, and at each unit", () => {
    const body = bodyOf(unsure, "en");
    expect(body.indexOf("Uncertainty was not computed")).toBeLessThan(body.indexOf('id="en-ranking"'));
    expect(body.match(/<b>How sure<\/b> Not computed\./g)).toHaveLength(4);
    expect(body).not.toContain('class="v ');
    expect(spreadStyle(body)).toBe("");
    expect(body).not.toContain("en-intervals");
  });
});

describe("a report in several languages", () => {
  const body = bodyOf(sure, "en", "zh-Hans", "bo");

  it("has a part for each, and links between them", () => {
    for (const lang of ["en", "zh-Hans", "bo"]) {
      expect(body).toContain(`<div class="language" id="${lang}" lang="${lang}">`);
      expect(body.split(`href="#${lang}"`)).toHaveLength(4);
    }
  });
  it("shows what is missing in a language as missing", () => {
    const chinese = body.slice(body.indexOf('id="zh-Hans"'), body.indexOf('id="bo"'));
    expect(chinese).toContain("<h1>开放的图书馆</h1>");
    expect(chinese).toContain('<span lang="en">Care<small> [en]</small></span>');
    expect(body.slice(body.indexOf('id="bo"'))).toContain("Rank 1 of 4 [en]");
  });
  it("says that a machine wrote its words", () => {
    expect(body).toContain("本页面的中文用语由机器撰写，尚未经母语者审校。");
  });
  it("has no two elements with one id", () => {
    const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it("points only at ids that are there", () => {
    const ids = new Set([...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
    for (const [, id] of body.matchAll(/(?:href="#|aria-labelledby=")([^" ]*)"/g)) expect(ids).toContain(id);
  });
});

describe("hostile texts", () => {
  const payload = `</script></style><script>alert(1)</script><img src=x onerror=alert(1)>"' onload='x' &lt; \u202Etfel`;
  const long = `${"W".repeat(4000)}\u0301\u0301${"་".repeat(300)}`;
  const hostile = sampleInput(
    sampleStandard(
      YAML.replace("Hours open", JSON.stringify(payload).slice(1, -1).replaceAll('\\"', "''"))
        .replace("title: Care", `title: ${JSON.stringify(payload)}`)
        .replace("A desk that helps", JSON.stringify(long))
        .replace("title: Silver", `title: ${JSON.stringify(payload)}`)
        .replace("title: Open at all", `title: ${JSON.stringify(payload)}`)
        .replace("Every day", JSON.stringify(payload)),
    ),
    UNITS.map((unit, at) => ({ ...unit, id: `${payload}${at}`, name: at === 0 ? long : payload })),
    true,
  );
  const { body, title } = drawReport(
    { ...hostile, period: payload, provenance: { ...hostile.provenance, file: payload } },
    ["en", "zh-Hans"],
  );

  it("become no markup, in no part of the page", () => {
    expect(body.split("&lt;script&gt;alert(1)").length).toBeGreaterThan(50);
    const tags = new Set([...body.matchAll(/<\/?([^\s>/]*)/g)].map(([, tag = ""]) => tag));
    for (const tag of ["script", "style", "img", "iframe", "object", "form", "input", "base", "link", "meta"])
      expect(tags).not.toContain(tag);
    expect([...tags].filter((tag) => !/^[a-zA-Z]+[1-6]?$/.test(tag))).toEqual([]);
  });
  it("become no attribute", () => {
    for (const [tag] of body.matchAll(/<[a-zA-Z][^>]*>/g)) expect(tag).not.toMatch(/ (?:on\w+|src|style)=/);
  });
  it("turn no direction, and are bounded", () => {
    expect(body + title).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(body).not.toMatch(/W{301}/);
    expect(title.length).toBeLessThan(200);
  });
});
