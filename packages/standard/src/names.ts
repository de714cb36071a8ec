import { formatPath, type Path } from "./path.ts";
import type { Finding } from "./problem.ts";
import type { Criterion, Indicator, Standard } from "./schema.ts";

export type { Path };

/** A node of the criteria tree, in the order of `Model.nodes`. */
export type Named = {
  readonly id: string;
  /** index of the parent, −1 for the whole */
  readonly parent: number;
  /** children are nodes[first … first + count) */
  readonly first: number;
  readonly count: number;
  readonly path: Path;
} & (
  | { readonly role: "whole" }
  | { readonly role: "criterion"; readonly item: Criterion }
  | { readonly role: "indicator"; readonly item: Indicator }
);

/** Words that name something else in a data file, a condition or a result. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    "score rank grade unit id path period indicator value state name parent error source note held_grade findings " +
    "criteria indicators answers gates done planned min max default true false null in"
  ).split(" "),
);

/** Id of the node that stands for the whole standard. */
export const WHOLE = "score";

/** The criteria tree, breadth-first: the whole at 0, siblings next to each other, criteria before indicators. */
export function namesOf(standard: Standard): Named[] {
  const nodes: Named[] = [{ id: WHOLE, role: "whole", parent: -1, first: 1, count: 0, path: [] }];
  for (let k = 0; k < nodes.length; k++) {
    const node = nodes[k]!; // k is below the length
    const first = nodes.length;
    for (const child of childrenOf(standard, node, k)) nodes.push({ ...child, first: 0, count: 0 });
    nodes[k] = { ...node, first, count: nodes.length - first };
  }
  return nodes;
}

type Child = { readonly id: string; readonly parent: number; readonly path: Path } & (
  | { readonly role: "criterion"; readonly item: Criterion }
  | { readonly role: "indicator"; readonly item: Indicator }
);

function childrenOf(standard: Standard, node: Named, parent: number): Child[] {
  if (node.role === "indicator") return [];
  const { criteria = [], indicators = [] } = node.role === "whole" ? { criteria: standard.criteria } : node.item;
  return [
    ...criteria.map(
      (item, at): Child => ({ id: item.id, role: "criterion", item, parent, path: [...node.path, "criteria", at] }),
    ),
    ...indicators.map(
      (item, at): Child => ({ id: item.id, role: "indicator", item, parent, path: [...node.path, "indicators", at] }),
    ),
  ];
}

/**
 * What is wrong with the names of criteria, indicators and context: a name that stands twice in the
 * tree, that a column of context has too, or that means something else; a criterion with nothing in it.
 */
export function nameFindings(standard: Standard, names: readonly Named[]): Finding[] {
  const findings: Finding[] = [];
  const seen = new Map<string, Named>();
  for (const node of names.slice(1)) {
    const { id, path } = node;
    const before = seen.get(id);
    if (before)
      findings.push({
        ...duplicate([...path, "id"], id),
        want: `a name of its own: ${formatPath(before.path)} has this one`,
      });
    else seen.set(id, node);
    if (RESERVED.has(id)) findings.push(reserved([...path, "id"], id));
    if (node.role === "criterion" && node.count === 0)
      findings.push({
        level: "error",
        code: "empty-criterion",
        path,
        got: `${id} without criteria and indicators`,
        want: "at least one indicator below every criterion",
      });
  }
  standard.context.forEach(({ id }, at) => {
    const path = ["context", at, "id"];
    const before = seen.get(id);
    if (before)
      findings.push({ ...duplicate(path, id), want: `a name of its own: ${formatPath(before.path)} has this one` });
    if (RESERVED.has(id)) findings.push(reserved(path, id));
  });
  return findings;
}

function duplicate(path: Path, id: string): Omit<Finding, "want"> {
  return { level: "error", code: "duplicate-id", path, got: id };
}

function reserved(path: Path, id: string): Finding {
  return {
    level: "error",
    code: "reserved-id",
    path,
    got: id,
    want: "another name: this one has a meaning in conditions, data files or results",
  };
}
