import type { Path } from "../names.ts";
import type { Standard } from "../schema.ts";
import { type Leaf, nodesOf } from "./walk.ts";

/** A condition or formula of the standard, and what it is for. */
export interface Stated {
  readonly place: "appliesWhen" | "reduce" | "reduceBy" | "scoreRule" | "formula" | "childUnits" | "gate" | "grade";
  readonly source: string;
  readonly path: Path;
  /** the indicator that a `formula` or a share of child units makes */
  readonly leaf?: Leaf;
}

/** Every condition and formula of a standard, in the order of the document. */
export function conditionsOf(standard: Standard): Stated[] {
  const all: Stated[] = [];
  const add = (place: Stated["place"], source: unknown, path: Path, leaf?: Leaf): void => {
    if (typeof source === "string") all.push({ place, source, path, ...(leaf && { leaf }) });
  };
  for (const node of nodesOf(standard)) {
    const { item, path } = node;
    add("appliesWhen", item.appliesWhen, [...path, "appliesWhen"]);
    add("reduce", item.reduce?.when, [...path, "reduce", "when"]);
    add("reduceBy", item.reduce?.by, [...path, "reduce", "by"]);
    add("scoreRule", item.scoreRule, [...path, "scoreRule"]);
    if (node.role === "criterion") continue;
    const { from } = node.item;
    add("formula", from, [...path, "from"], node);
    if (typeof from !== "object") continue;
    if ("share" in from) add("childUnits", from.share, [...path, "from", "share"], node);
    if ("mean" in from) add("childUnits", from.mean, [...path, "from", "mean"], node);
  }
  for (const [at, { holds }] of standard.gates.entries()) add("gate", holds, ["gates", at, "holds"]);
  for (const [at, { holds }] of standard.grades.entries()) add("grade", holds, ["grades", at, "holds"]);
  return all;
}
