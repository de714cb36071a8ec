import { createElement as h } from "react";
import { describe, expect, it } from "vitest";
import { DesignationPage } from "./designation.tsx";
import { markup } from "./markup.ts";
import { around, designation, unit } from "./sample-pages.ts";
import { UnitPage } from "./unit.tsx";

const [first] = unit.criteria;
if (!first) throw new Error("criteria.test: want a criterion in the sample");
const criteria = [
  { ...first, title: "Access", score: 61.23, doesNotApply: false, shareOfWhole: 0.75 },
  { ...first, id: "care", title: "Care", score: null, doesNotApply: true, shareOfWhole: 0.25 },
];

describe.each(["en", "zh-Hans", "bo"])("a criterion on a public page in %s", (lang) => {
  const page = markup(h(UnitPage, { around: around(lang), input: { ...unit, criteria } }));
  const table = /<table class="?criteria"?>.*?<\/table>/s.exec(page)?.[0] ?? "";

  it("is shown with what it counts for, and not with a score that nobody knows how sure it is", () => {
    expect(table).toContain("Access");
    expect(table).toContain("75.0");
    expect(page).not.toContain("61.23");
  });

  it("that does not apply says so in place of its weight", () => {
    expect(table).toContain("Care");
    expect(table).not.toContain("25.0");
  });

  it("is not on the page of a designation, whose score has its certainty beside it", () => {
    const html = markup(h(DesignationPage, { around: around(lang), input: designation }));
    expect(html).not.toMatch(/<table class="?criteria/);
    expect(html).toContain("79.999");
    expect(html).toMatch(/\d %/);
  });
});
