import type { Model, Node, Range } from "../model.ts";
import { columnOf, type Table } from "../table.ts";
import type { Draw } from "./draw.ts";
import type { Plan } from "./plan.ts";

/**
 * The model of one replicate: the standard's, with the options and weights drawn. What a replicate
 * is, is said here; `Replicator` gets to the same scores by a shorter way.
 */
export function variantOf(model: Model, plan: Plan, { options, weights }: Draw): Model {
  let { impute } = model;
  let scale: Range = model.scale;
  let nodes: readonly Node[] = model.nodes.map((node, k) => ({ ...node, weight: weights[k] }));
  plan.factors.forEach((factor, f) => {
    const option = options[f];
    if (factor.kind === "impute") impute = factor.options[option].value;
    else if (factor.kind === "aggregate") {
      const { value } = factor.options[option];
      nodes = nodes.map((node, k) => ({ ...node, aggregate: value[k] }));
    } else if (factor.kind === "treat") {
      const { value } = factor.options[option];
      nodes = nodes.map((node, k) => (node.input ? { ...node, input: { ...node.input, treat: value[k] } } : node));
    } else if (factor.kind === "normalise") {
      const { of, scale: to } = factor.options[option].value;
      scale = to;
      nodes = nodes.map((node, k) => {
        const normalise = of[k];
        return node.input && normalise ? { ...node, input: { ...node.input, normalise } } : node;
      });
    }
  });
  return { ...model, nodes, impute, scale };
}

/** The table of one replicate: the same, with the columns that were moved. */
export function movedTable(table: Table, moved: Draw["moved"]): Table {
  if (!moved) return table;
  const values = table.values.slice();
  const out = { ...table, values };
  for (const [column, cells] of moved) columnOf(out, column).set(cells);
  return out;
}

/**
 * The same for one replicate after the other, in one copy of the table: what the last one moved is put back first.
 * The table returned is good until the next call.
 */
export function movingTable(table: Table): (moved: Draw["moved"]) => Table {
  let copy: Table | null = null;
  let last: Draw["moved"] = null;
  return (moved) => {
    if (!moved && !last) return table;
    copy ??= { ...table, values: table.values.slice() };
    for (const column of last?.keys() ?? []) columnOf(copy, column).set(columnOf(table, column));
    for (const [column, cells] of moved ?? []) columnOf(copy, column).set(cells);
    last = moved;
    return copy;
  };
}
