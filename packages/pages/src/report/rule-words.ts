import { type Criterion, conditionText, formulaText, type Indicator } from "@touchstone/standard";
import { speechOfPage } from "../conditions/speech-of-page.ts";
import { shownFigure } from "../text/figures.ts";
import type { View } from "./view.tsx";

/** A rule of a criterion or an indicator, in words and as the standard has it. */
export interface Rule {
  readonly text: string;
  readonly sources: readonly string[];
}

/** The conditions and formulas of a criterion or an indicator: what it is made of, whether it applies, what it is worth. */
export function rulesOf(view: View, item: Criterion | Indicator | undefined): Rule[] {
  if (item === undefined) return [];
  const { t, lang } = view;
  const { standard } = view.input;
  const speech = speechOfPage(standard, lang);
  const condition = (source: string): string => conditionText(standard, source, speech);
  const formula = (source: string): string => formulaText(standard, source, speech);
  const { reduce, scoreRule, appliesWhen } = item;
  const rules = "kind" in item ? madeBy(item.from) : [];
  if (reduce) {
    const { by, when } = reduce;
    const text = t("factorRule", {
      by: typeof by === "number" ? shownFigure(by) : `(${formula(by)})`,
      when: condition(when),
    });
    rules.push({ text, sources: typeof by === "number" ? [when] : [when, by] });
  }
  if (scoreRule !== undefined) rules.push({ text: t("scoreRule", { rule: formula(scoreRule) }), sources: [scoreRule] });
  if (appliesWhen !== undefined)
    rules.push({ text: t("appliesWhen", { condition: condition(appliesWhen) }), sources: [appliesWhen] });
  return rules;

  function madeBy(from: Indicator["from"]): Rule[] {
    if (from === undefined) return [];
    if (typeof from === "string") return [{ text: t("madeBy", { formula: formula(from) }), sources: [from] }];
    const units = unitsCalled(from.childUnits);
    return "share" in from
      ? [{ text: t("madeByShare", { units, condition: condition(from.share) }), sources: [from.share] }]
      : [{ text: t("madeByMean", { units, formula: formula(from.mean) }), sources: [from.mean] }];
  }

  function unitsCalled(type: string): string {
    const title = standard.units?.find((unit) => unit.type === type)?.title;
    return title === undefined ? type : `“${view.sayPlain(title, 80)}”`;
  }
}
