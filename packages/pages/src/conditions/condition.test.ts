import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { sampleStandard } from "../report/sample-input.ts";
import { Condition } from "./condition.tsx";

const standard = sampleStandard(`
touchstone: 1
id: desks
version: "1"
title: { en: Desks, zh-Hans: 窗口 }
languages: [en, zh-Hans]
numbersOnly: true
criteria:
  - id: service
    title: { en: Public services, zh-Hans: 公共服务 }
    indicators:
      - { id: hours, title: 'Hours <b>"open"</b>', measures: service, kind: amount, unit: h, goalposts: [0, 50000] }
      - { id: pay, title: "مكتب", measures: service, kind: amount, unit: h, goalposts: [0, 10] }
gates: [{ id: one, title: One, holds: criteria.service >= 50 }]
`);
const shown = (source: string, lang = "en"): string =>
  renderToStaticMarkup(createElement(Condition, { standard, lang, source }));

describe("a condition on a page", () => {
  it("is a sentence, with its exact form closed below", () =>
    expect(shown("criteria.service >= 50 && indicators.pay < 7")).toBe(
      '<div class="cond"><p>“<bdi>Public services</bdi>” scores at least 50 and “<bdi>مكتب</bdi>” scores less than 7</p>' +
        '<details class="exact"><summary>exactly as the standard has it</summary>' +
        "<p><code>criteria.service &gt;= 50 &amp;&amp; indicators.pay &lt; 7</code></p></details></div>",
    ));

  it("has the language of each name that the page's lacks, and marks it", () => {
    const page = shown("indicators.hours > 12345 && criteria.service > 1", "zh-Hans");
    expect(page).toContain(
      '“<bdi lang="en">Hours &lt;b&gt;&quot;open&quot;&lt;/b&gt;<small> [en]</small></bdi>”得分高于 12\u202f345',
    );
    expect(page).toContain("“<bdi>公共服务</bdi>”得分高于 1");
  });

  it("begins as a sentence does, and ends as its language has it", () => {
    expect(shown("score > 1")).toContain("<p>The overall score is more than 1</p>");
    expect(shown("score > 1", "bo")).toContain("ལས་མང་བ།</p>");
  });

  it("is a list where its parts are made of parts", () =>
    expect(shown("score > 1 || (score < 0 && indicators.pay > 1)")).toContain(
      "<p>At least one of these:</p><ul><li>the overall score is more than 1</li><li>the overall score is less than 0 and",
    ));

  it("of too many parts is shown as it is written, open", () => {
    const page = shown(Array.from({ length: 30 }, (_, k) => `score != ${k}`).join(" && "));
    expect(page).toContain("<p>a condition of 30 parts, too many for words:</p>");
    expect(page).toContain('<details class="exact" open="">');
  });
});
