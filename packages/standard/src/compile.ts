import type { Model, Node, Range } from "@touchstone/engine";
import { aggregateFindings, aggregateOf, type Below, dataThresholdOf, lineFindings } from "./aggregate-of.ts";
import { type ColumnSpec, columnIdsOf, columnsOf, HELD } from "./columns.ts";
import { scopesOf } from "./conditions/scope.ts";
import { translate } from "./conditions/translate.ts";
import { gatesOf, gradesOf, UNKNOWN } from "./grades-of.ts";
import { inputOf, type Setting, statusInput } from "./input.ts";
import { contextFindings } from "./kind-fields.ts";
import { type Named, nameFindings, namesOf } from "./names.ts";
import { optionFindings, scaleOf } from "./normalise-of.ts";
import { placesOf } from "./places.ts";
import type { Finding } from "./problem.ts";
import type { Standard } from "./schema.ts";
import { imputeOf } from "./treat-of.ts";
import { variantFindings } from "./variants.ts";

/** A standard, ready to be computed, and how its data is read. */
export interface Compiled {
  /** fit for use only where no finding is an error or refused */
  readonly model: Model;
  readonly columns: readonly ColumnSpec[];
  readonly findings: readonly Finding[];
}

/**
 * Turns a standard into the engine's model: places in the tree, columns of data, conditions, methods.
 * Whatever contradicts itself, names what isn't there, or could fail on some table is a finding; all
 * of them are reported, and nothing is thrown.
 */
export function compile(standard: Standard): Compiled {
  const names = namesOf(standard);
  const columns = columnsOf(standard, names);
  const places = placesOf(standard, names);
  const scopes = scopesOf(standard, names, columns);
  const { scoring } = standard;
  const scale: Range = places.points ? [0, 100] : scaleOf(scoring.normalise);
  const missing = scoring.missing ?? (places.points ? "zero" : "rescale");
  const judged = standard.grades.length > 0 || standard.gates.length > 0;
  const setting: Setting = {
    standard,
    columns: new Map(columns.map((spec) => [spec.id, spec])),
    scopes,
    scale,
    normalise: scoring.normalise,
    normaliseAt: ["scoring", "normalise"],
    onScale: judged || places.points,
    fixed: judged && !scoring.relative,
    points: places.points,
    unanswered: missing === "zero" ? scale[0] : null,
  };

  const tree = treeOf(names, places.weights, setting);
  const impute = imputeOf(scoring.impute, standard, columns, ["scoring", "impute"]);
  const gates = gatesOf(standard, scopes);
  const grades = gradesOf(standard, names, scopes, scale);
  const model: Model = {
    nodes: tree.nodes,
    columns: columnIdsOf(columns),
    scale,
    missing,
    points: places.points,
    screen: scoring.screen?.present ?? 0,
    screenNonZero: scoring.screen?.nonZero ?? 0,
    impute: impute.impute,
    gates: gates.gates,
    grades: grades.grades,
    held: columns.find(({ role, id }) => role === "fact" && id === HELD)?.column ?? -1,
  };
  const findings = [
    ...nameFindings(standard, names),
    ...contextFindings(standard),
    ...places.findings,
    ...optionFindings(scoring.normalise, ["scoring", "normalise"]),
    ...lineFindings(standard, names),
    ...tree.findings,
    ...impute.findings,
    ...relativeImpute(model, setting),
    ...gates.findings,
    ...grades.findings,
    ...variantFindings(names, model, setting),
  ];
  return { model, columns, findings: onePerPlace(findings) };
}

function treeOf(
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

function relativeImpute({ impute }: Model, { fixed }: Setting): Finding[] {
  if (!fixed || impute.method === "none") return [];
  return [
    {
      level: "error",
      code: "relative-with-grades",
      path: ["scoring", "impute"],
      got: `${impute.method}: a score that others' answers move`,
      want: "none where there are grades or gates; or scoring.relative: true",
    },
  ];
}

/** One option of the standard may be wrong for each of many indicators: the first is named, the others counted. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ code, path, level }) =>
    JSON.stringify([code, path, level, code.startsWith("condition-")]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group;
    if (!first || first.code.startsWith("condition-") || others.length === 0) return group;
    return [{ ...first, got: `${first.got}; and ${others.length} more like it` }];
  });
}
