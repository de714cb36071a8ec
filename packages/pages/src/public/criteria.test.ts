import { createElement as h } from "react";
import { describe, expect, it } from "vitest";
import { DesignationPage } from "./designation.tsx";
import { markup } from "./markup.ts";
import { around, designation, unit } from "./sample-pages.ts";
import { UnitPage } from "./unit.tsx";

const [first] = unit.criteria;
if (!first || !designation.scorecard) throw new Error("criteria.test: want a criterion and a scorecard in the samples");
const sure = {
  ...first,
  title: "Access",
  score: 61.23,
  interval: { low: 57.5, high: 64.125 },
  doesNotApply: false,
  shareOfWhole: 0.75,
} as const;
const unsure = { ...sure, interval: null };
const none = {
  ...sure,
  id: "care",
  title: "Care",
  score: null,
  interval: null,
  doesNotApply: true,
  shareOfWhole: 0.25,
};
const { scorecard } = designation;

describe.each(["en", "zh-Hans", "bo"])("a criterion in %s", (lang) => {
  const tableOf = (page: string): string => /<table class="?criteria"?>.*?<\/table>/s.exec(page)?.[0] ?? "";
  const unitPage = (criteria: typeof unit.criteria): string =>
    markup(h(UnitPage, { around: around(lang), input: { ...unit, criteria } }));
  const designationPage = (criteria: typeof unit.criteria): string =>
    markup(
      h(DesignationPage, { around: around(lang), input: { ...designation, scorecard: { ...scorecard, criteria } } }),
    );

  describe.each([
    ["of a unit", unitPage],
    ["of a designation", designationPage],
  ])("on the page %s", (_, page) => {
    it("is shown with its score, between which scores that stays in words and as a bar, and what it counts for", () => {
      const table = tableOf(page([sure, none]));
      for (const word of ["Access", "61.23", "57.50", "64.13", "75.0"]) expect(table).toContain(word);
      expect(table.match(/<svg/g)).toHaveLength(1);
      expect(table).toMatch(/<rect class="?gold"? x="?57.5%"? width="?6.6%/);
    });

    it("is shown without a score where nobody knows how sure that is, and the page says so", () => {
      const html = page([unsure, none]);
      expect(tableOf(html)).toContain("75.0");
      expect(tableOf(html)).not.toContain("<svg");
      expect(html).not.toContain("61.23");
      const some = page([sure, { ...unsure, id: "other", score: 33.21 }]);
      expect(some).toContain("61.23");
      expect(some).not.toContain("33.21");
    });

    it("that does not apply says so in place of its weight", () => {
      const table = tableOf(page([sure, none]));
      expect(table).toContain("Care");
      expect(table).not.toContain("25.0");
    });
  });

  it("stands below a whole that has its interval too, where there is one", () => {
    const interval = { low: 71.51, high: 88.37 };
    for (const html of [
      markup(h(UnitPage, { around: around(lang), input: { ...unit, interval } })),
      markup(
        h(DesignationPage, { around: around(lang), input: { ...designation, scorecard: { ...scorecard, interval } } }),
      ),
    ]) {
      expect(html).toContain("71.51");
      expect(html).toContain("88.37");
    }
  });
});
