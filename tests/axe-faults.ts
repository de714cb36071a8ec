import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

/** What is looked at: everything that axe looks at by itself, and the size of targets. */
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** axe as @axe-core/playwright brings it; its own builder asks four to eight times as long for the same answer */
const AXE = readFileSync(
  createRequire(createRequire(import.meta.url).resolve("@axe-core/playwright")).resolve("axe-core/axe.min.js"),
  "utf8",
);
const OPTIONS = { runOnly: RULES, resultTypes: ["violations"] }; // of other results one element each is enough

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds wrong with a page as it is shown, a line a rule with its elements; empty: nothing.
 * @throws {Error} if the page holds another document, which this would not look into
 */
export async function faultsOf(page: Page): Promise<string[]> {
  if (page.frames().length > 1) throw new Error("faultsOf: got a page with frames, want one without");
  if ((await page.evaluate("typeof axe")) !== "object") await page.evaluate(AXE);
  const run = `axe.run(${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`;
  const violations = (await page.evaluate(run)) as readonly Violation[]; // as axe documents its results
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
