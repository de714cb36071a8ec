import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong with a page as it is shown, a line a rule with its elements; empty: nothing.
 * @param lang where it is not the first language, contrast is left out: colours are the same in each, and are what takes
 * most of the time
 */
export async function faultsOf(page: Page, lang = "en"): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags([
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
  ]);
  const { violations } = await (lang === "en" ? builder : builder.disableRules("color-contrast")).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
