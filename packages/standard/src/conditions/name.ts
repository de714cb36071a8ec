import { type ASTNode, dotted } from "./parse.ts";
import type { Scope } from "./scope.ts";
import { number, type Report, said, type Typed, truth } from "./typed.ts";

/** A number or a truth; a text is an option, and stands beside its choice only. */
export function literal(value: unknown, text: string, report: Report): Typed | null {
  if (typeof value === "boolean") return truth({ op: "value", value: value ? 1 : 0 });
  if (typeof value === "number") return number({ op: "value", value });
  if (typeof value === "bigint" && BigInt(Number(value)) === value)
    return number({ op: "value", value: Number(value) });
  if (typeof value === "bigint") return report("number", text, "a whole number of at most 2^53");
  return report("type", text, "a number, true or false; an option stands beside its own choice only");
}

/** What would let a condition single out a unit. */
const IDENTITY = new Set(["id", "name", "names", "path", "parent", "title", "code", "type", "kind", "slug"]);

/** What a name stands for, where it can be seen from here. */
export function name(node: ASTNode, scope: Scope, report: Report): Typed | null {
  const full = dotted(node);
  if (full === null) return report("operator", said(node), "names as they are, such as unit.residents");
  const found = scope.names.get(full);
  if (found) return found;
  const [root = "", field] = full.split(".");
  const seesUnit =
    root === "unit" ? field === undefined || IDENTITY.has(field) : root === "units" || IDENTITY.has(root);
  if (seesUnit)
    return report(
      "sees-identity",
      full,
      "classed context (unit.<context id>): the same rule for every unit, whatever its name or place in a list",
      "refused",
    );
  if (scope.made.has(full))
    return report(
      "formula-of-formula",
      `${full}, which a formula makes`,
      "answers that are asked: a formula can't use another one; write what that one is made of",
    );
  const near = scope.near(full);
  return report("unknown-name", full, near ? `${near}, perhaps; ${scope.seen}` : scope.seen);
}
