import { nearest } from "../nearest.ts";
import type { ASTNode } from "./parse.ts";
import { NOUNS, type Report, type Typed, truth } from "./typed.ts";

/** The text of a literal, null for anything else. */
export const textOf = (node: ASTNode): string | null =>
  node.op === "value" && typeof node.args === "string" ? node.args : null;

/** A choice beside one of its options, which is its place in the list: the order of texts is nobody's order. */
export function option(choice: Typed, text: string, op: "==" | "!=", report: Report): Typed | null {
  if (choice.type.is !== "choice")
    return report("type", `${NOUNS[choice.type.is]} ${op} '${text}'`, "texts beside a choice only");
  const { options } = choice.type;
  const index = options.indexOf(text);
  if (index < 0) return unknownOption(text, options, report);
  return truth({ op, left: choice.expression, right: { op: "value", value: index } });
}

export function unknownOption(got: string, options: readonly string[], report: Report): null {
  const near = nearest(got, [...options]);
  return report(
    "unknown-option",
    `'${got}'`,
    near ? `'${near}', perhaps; one of ${options.join(", ")}` : `one of ${options.join(", ")}`,
  );
}
