import type { Standard } from "../schema.ts";
import { type ASTNode, dotted, parseCondition } from "./parse.ts";

/** Names of facts that gates and grades ask for, such as `findings.major.open`. */
export function factsAsked(standard: Standard): Set<string> {
  const asked = new Set<string>();
  for (const { holds } of [...standard.gates, ...standard.grades]) {
    if (holds === undefined) continue;
    const parsed = parseCondition(holds);
    if ("tree" in parsed) collect(parsed.tree, asked);
  }
  return asked;
}

/** A node's arguments are nodes, lists of nodes, and names: whatever is a node is looked into. */
function collect(part: unknown, asked: Set<string>): void {
  if (Array.isArray(part)) for (const inner of part) collect(inner, asked);
  if (!isNode(part)) return;
  const name = dotted(part);
  if (name === null) collect(part.args, asked);
  else if (name.startsWith("findings.")) asked.add(name);
}

function isNode(part: unknown): part is ASTNode {
  return typeof part === "object" && part !== null && "op" in part && "args" in part;
}
