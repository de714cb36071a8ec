import type { Named } from "./names.ts";
import { type Places, pointsOf } from "./points-of.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";

type Item = Exclude<Named, { role: "whole" }>;
const isItem = (node: Named): node is Item => node.role !== "whole";

/** Whether anything in a standard is said in points or percent; everything is, then. */
function isPoints(standard: Standard, names: readonly Named[]): boolean {
  const said = names.filter(isItem).some(({ item }) => item.points !== undefined || item.percent !== undefined);
  return said || standard.scoring.total !== undefined;
}

/** Weights as written (1 where nothing is said), or the points that follow from what is written. */
export function placesOf(standard: Standard, names: readonly Named[]): Places {
  return isPoints(standard, names) ? pointsOf(standard, names) : weightsOf(names);
}

function weightsOf(names: readonly Named[]): Places {
  const weights = names.map((node) => (isItem(node) ? (node.item.weight ?? 1) : 1));
  const findings: Finding[] = [];
  for (const { first, count, path } of names)
    if (count > 0 && weights.slice(first, first + count).every((weight) => weight === 0))
      findings.push({
        level: "error",
        code: "weightless",
        path: path.length > 0 ? path : ["criteria"],
        got: `weight 0 for each of ${count}`,
        want: "a weight above 0 for at least one of them",
      });
  return { points: false, weights, findings };
}
