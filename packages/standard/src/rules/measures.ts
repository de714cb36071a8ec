import type { Finding } from "../problem.ts";
import { CONTEXT_CLASSES, MEASURES, type Standard } from "../schema.ts";
import { refused } from "./finding.ts";
import { formulaOf, namesIn } from "./formula.ts";
import { called, contextOf, type Leaf, leavesOf } from "./walk.ts";

/**
 * Every indicator says what it is about, every item of context what it is. An indicator made only
 * of other answers or of child units needs no word of its own: its parts have theirs.
 */
export function undeclaredMeasures(standard: Standard): Finding[] {
  const findings: Finding[] = [];
  const indicators = new Set(leavesOf(standard).map(({ item }) => item.id));
  for (const leaf of leavesOf(standard)) {
    const { item, path } = leaf;
    if (item.measures === undefined ? isMadeOfOthers(leaf, indicators) : oneOf(MEASURES, item.measures)) continue;
    findings.push(
      refused({
        code: "measures-missing",
        path: item.measures === undefined ? path : [...path, "measures"],
        got: `${called(item)} measures ${item.measures ?? "nothing that it states"}`,
        want: `measures: one of ${MEASURES.join(", ")}: what an institution does or provides, never what people are`,
      }),
    );
  }
  for (const { item, path } of contextOf(standard))
    if (!oneOf(CONTEXT_CLASSES, item.class))
      findings.push(
        refused({
          code: "class-missing",
          path: [...path, "class"],
          got: `${called(item)}, which is of class ${item.class ?? "nothing that it states"}`,
          want: `class: one of ${CONTEXT_CLASSES.join(", ")}`,
        }),
      );
  return findings;
}

const oneOf = (list: readonly string[], word: string | undefined): boolean => word !== undefined && list.includes(word);

function isMadeOfOthers({ item }: Leaf, indicators: ReadonlySet<string>): boolean {
  if (item.kind !== "derived" || item.from === undefined) return false;
  if (typeof item.from === "object") return true;
  const formula = formulaOf(item.from);
  return formula !== null && namesIn(formula).some((name) => indicators.has(name.replace(/^answers\./, "")));
}
