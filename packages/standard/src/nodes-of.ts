import type { Node } from "@touchstone/engine";
import { aggregateFindings, aggregateOf, type Below, dataThresholdOf } from "./aggregate-of.ts";
import { translate } from "./conditions/translate.ts";
import { UNKNOWN } from "./grades-of.ts";
import { inputOf, type Setting, statusInput } from "./input.ts";
import type { Named } from "./names.ts";
import type { Finding } from "./problem.ts";

/** The model's nodes, in the order of `namesOf`; fit for use only where there are no findings. */
export function nodesOf(
  names: readonly Named[],
  weights: readonly number[],
  setting: Setting,
): { nodes: Node[]; findings: Finding[] } {
  const { standard, scale } = setting;
  const findings: Finding[] = [];
  const nodes = names.map((node, k): Node => {
    const common = {
      id: node.id,
      parent: node.parent,
      first: node.first,
      count: node.count,
      weight: weights[k] ?? 0,
      redistribute: standard.scoring.redistribute ?? "proportional",
      input: null,
      applies: null,
      factor: null,
      scoreRule: null,
    } as const;
    if (node.role === "whole")
      return {
        ...common,
        aggregate: aggregateOf(node, standard).value,
        dataThreshold: dataThresholdOf(node, standard),
      };
    const rules = rulesOf(node, setting, findings);
    if (node.role === "criterion")
      return {
        ...common,
        ...rules,
        aggregate: aggregateOf(node, standard).value,
        dataThreshold: dataThresholdOf(node, standard),
        redistribute: node.item.redistribute ?? common.redistribute,
        input: node.item.answer === "status" ? statusInput(setting.columns.get(node.id), scale) : null,
      };
    const { input, findings: wrong } = inputOf(node.item, node.path, setting);
    findings.push(...wrong);
    return { ...common, ...rules, aggregate: { method: "arithmetic" }, dataThreshold: 0, input };
  });
  const below = belowOf(nodes, setting);
  names.forEach((node, k) => {
    if (node.role === "indicator" || node.count === 0) return;
    findings.push(...aggregateFindings(aggregateOf(node, standard), below[k]!, setting));
  });
  return { nodes, findings };
}

/** Everything below each node, as its aggregate meets it, from the leaves up. */
function belowOf(nodes: readonly Node[], { columns }: Setting): Below[] {
  const below: Below[] = nodes.map(() => ({ leaves: [], inner: [] }));
  for (let k = nodes.length - 1; k >= 0; k--) {
    const { first, count } = nodes[k]!;
    const parts = nodes.slice(first, first + count).map((child, c): Below => {
      const { id, input } = child;
      if (child.count > 0) {
        const further = below[first + c]!;
        return { leaves: further.leaves, inner: [child.aggregate, ...further.inner] };
      }
      return {
        leaves: input ? [{ id, normalise: input.normalise, range: columns.get(id)?.range ?? null }] : [],
        inner: [],
      };
    });
    below[k] = { leaves: parts.flatMap(({ leaves }) => leaves), inner: parts.flatMap(({ inner }) => inner) };
  }
  return below;
}

/** A node's conditions: whether it applies, what reduces it, what replaces its share done. */
function rulesOf(
  { item, path }: Exclude<Named, { role: "whole" }>,
  { scopes, points }: Setting,
  findings: Finding[],
): Pick<Node, "applies" | "factor" | "scoreRule"> {
  const read = (
    source: string,
    want: "truth" | "number",
    scope: "unit" | "rule",
    at: readonly string[],
  ): Node["applies"] => {
    const { expression, findings: wrong } = translate(source, want, scopes[scope], [...path, ...at]);
    findings.push(...wrong);
    return expression ?? UNKNOWN;
  };
  const { appliesWhen, reduce, scoreRule } = item;
  if (scoreRule !== undefined && !points)
    findings.push({
      level: "error",
      code: "score-rule-without-points",
      path: [...path, "scoreRule"],
      got: "a score rule in a standard of weights",
      want: "points or percent, or a derived indicator",
    });
  return {
    applies: appliesWhen === undefined ? null : read(appliesWhen, "truth", "unit", ["appliesWhen"]),
    factor:
      reduce === undefined
        ? null
        : {
            when: read(reduce.when, "truth", "unit", ["reduce", "when"]) ?? UNKNOWN,
            by:
              typeof reduce.by === "number"
                ? { op: "value", value: reduce.by }
                : (read(reduce.by, "number", "unit", ["reduce", "by"]) ?? UNKNOWN),
          },
    scoreRule: scoreRule === undefined ? null : read(scoreRule, "number", "rule", ["scoreRule"]),
  };
}
