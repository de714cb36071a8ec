import type { Expression } from "@touchstone/engine";
import type { Path } from "../names.ts";
import { nearest } from "../nearest.ts";
import type { Finding } from "../problem.ts";
import { constantOf } from "./constant.ts";
import { literal, name } from "./name.ts";
import { option, textOf, unknownOption } from "./option.ts";
import { type ASTNode, parseCondition } from "./parse.ts";
import type { Scope } from "./scope.ts";
import { NOUNS, number, type Report, said, type Typed, truth } from "./typed.ts";

/** A condition as columns of numbers, or null and every reason why it can't be one. */
export interface Translated {
  readonly expression: Expression | null;
  readonly findings: readonly Finding[];
}

/**
 * Compiles CEL into the engine's column expressions: an allow-list, walked once, that gives each part
 * its type. All numbers are decimal (70 and 70.0 are the same, 1 / 2 is 0.5), a yes-no is a truth, a
 * choice compares with its own options alone. Whatever else CEL can say is a finding, never a fault.
 *
 * @param want truth for a condition, number for a formula
 */
export function translate(source: string, want: "truth" | "number", scope: Scope, path: Path): Translated {
  const findings: Finding[] = [];
  const report: Report = (code, got, want, level = "error") => {
    findings.push({
      level,
      code: `condition-${code}`,
      path,
      got: got.length > 120 ? `${got.slice(0, 119)}…` : got,
      want,
    });
    return null;
  };
  const parsed = parseCondition(source);
  if ("wrong" in parsed) {
    report(
      "syntax",
      parsed.wrong,
      "a condition such as unit.residents >= 500 && unit.has_school, or a formula such as answers.a + answers.b",
    );
    return { expression: null, findings };
  }
  const typed = walk(parsed.tree, scope, report);
  if (typed && typed.type.is !== want)
    report(
      "type",
      `${said(parsed.tree)}: ${NOUNS[typed.type.is]}`,
      want === "truth" ? "something that holds or not" : "a number",
    );
  if (typed && findings.length === 0 && want === "truth") refuseConstant(typed.expression, parsed.tree, report);
  return { expression: typed && findings.length === 0 ? typed.expression : null, findings };
}

type Visit = (node: ASTNode, scope: Scope, report: Report) => Typed | null;

const walk: Visit = (node, scope, report) => {
  switch (node.op) {
    case "value":
      return literal(node.args, said(node), report);
    case "id":
    case ".":
      return name(node, scope, report);
    case "call":
      return call(node, node.args[0], node.args[1], scope, report);
    case "!_":
      return map(operand(node.args, "truth", scope, report), (of) => truth({ op: "not", of }));
    case "-_":
      return map(operand(node.args, "number", scope, report), (of) => number({ op: "negate", of }));
    case "&&":
    case "||":
      return junction(node, scope, report);
    case "+":
    case "-":
    case "*":
    case "/":
      return arithmetic(node.op, node.args, scope, report);
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const left = operand(node.args[0], "number", scope, report);
      const right = operand(node.args[1], "number", scope, report);
      return left && right && truth({ op: node.op, left, right });
    }
    case "==":
    case "!=":
      return equality(node.op, node.args, scope, report);
    case "in":
      return membership(node, scope, report);
    case "?:":
      return ternary(node.args, scope, report);
    case "rcall":
      return report(
        "text-function",
        said(node),
        "no functions of texts and lists: a condition sees scores, gates, findings and classed context only",
        "refused",
      );
    case "%":
    case ".?":
    case "[]":
    case "[?]":
    case "list":
    case "map":
      return report("operator", said(node), "&& || ! == != < <= > >= + - * / ?: min max, and `in` for a choice");
  }
};

function call(node: ASTNode, of: string, args: readonly ASTNode[], scope: Scope, report: Report): Typed | null {
  if (of === "gradeAtLeast" && scope.gradesOfUnits) return gradeAtLeast(node, args, scope.gradesOfUnits, report);
  if (of !== "min" && of !== "max") {
    const known = ["min", "max", ...(scope.gradesOfUnits ? ["gradeAtLeast"] : [])];
    const near = nearest(of, known);
    return report("unknown-function", said(node), near ? `${near}(…)` : `${known.join(", ")} and no other function`);
  }
  if (args.length < 2) return report("type", said(node), `${of} of two numbers or more`);
  return map(all(args.map((arg) => operand(arg, "number", scope, report))), (parts) => number({ op: of, args: parts }));
}

/** Of a unit below: column 0 is the index of its grade, highest first, −1 none. */
function gradeAtLeast(
  node: ASTNode,
  args: readonly ASTNode[],
  grades: readonly string[],
  report: Report,
): Typed | null {
  const [arg] = args;
  if (args.length !== 1 || arg?.op !== "value" || typeof arg.args !== "string")
    return report("type", said(node), "gradeAtLeast('…') with the id of one grade");
  const index = grades.indexOf(arg.args);
  if (index < 0) return unknownOption(arg.args, grades, report);
  const grade: Expression = { op: "column", column: 0 };
  return truth({
    op: "and",
    args: [
      { op: ">=", left: grade, right: { op: "value", value: 0 } },
      { op: "<=", left: grade, right: { op: "value", value: index } },
    ],
  });
}

function arithmetic(
  op: "+" | "-" | "*" | "/",
  [l, r]: readonly [ASTNode, ASTNode],
  scope: Scope,
  report: Report,
): Typed | null {
  const left = operand(l, "number", scope, report);
  const right = operand(r, "number", scope, report);
  if (!left || !right) return null;
  if (op === "/" && constantOf(right) === 0)
    return report("division-by-zero", `${said(l)} / ${said(r)}`, "a divisor other than 0");
  return number({ op, left, right });
}

function equality(op: "==" | "!=", [l, r]: readonly [ASTNode, ASTNode], scope: Scope, report: Report): Typed | null {
  const text = textOf(r) ?? textOf(l);
  if (text !== null) {
    const choice = walk(textOf(r) === null ? r : l, scope, report);
    return choice && option(choice, text, op, report);
  }
  const left = walk(l, scope, report);
  const right = walk(r, scope, report);
  if (!left || !right) return null;
  if (left.type.is !== right.type.is || left.type.is === "choice")
    return report(
      "type",
      `${NOUNS[left.type.is]} ${op} ${NOUNS[right.type.is]}: ${said(l)} ${op} ${said(r)}`,
      "two numbers, two truths, or a choice beside one of its options",
    );
  return truth({ op, left: left.expression, right: right.expression });
}

function membership(node: ASTNode & { op: "in" }, scope: Scope, report: Report): Typed | null {
  const [l, list] = node.args;
  const choice = walk(l, scope, report);
  if (!choice) return null;
  const texts = list.op === "list" ? all(list.args.map(textOf)) : null;
  if (choice.type.is !== "choice" || !texts || texts.length === 0)
    return report(
      "type",
      said(node),
      "a choice in a list of its options, such as unit.terrain in ['valley', 'plateau']",
    );
  const parts = all(texts.map((text) => option(choice, text, "==", report)));
  if (parts?.length === 1) return parts[0] ?? null;
  return parts && truth({ op: "or", args: parts.map(({ expression }) => expression) });
}

function ternary([t, y, n]: readonly [ASTNode, ASTNode, ASTNode], scope: Scope, report: Report): Typed | null {
  const test = operand(t, "truth", scope, report);
  const yes = walk(y, scope, report);
  const no = walk(n, scope, report);
  if (!test || !yes || !no) return null;
  if (refuseConstant(test, t, report)) return null;
  if (yes.type.is !== no.type.is || yes.type.is === "choice")
    return report("type", `${NOUNS[yes.type.is]} : ${NOUNS[no.type.is]}`, "two numbers, or two truths");
  return { type: yes.type, expression: { op: "if", test, yes: yes.expression, no: no.expression } };
}

/** `a && b && c` is one `and` of three; a part that is always so would swallow what is unknown in the others. */
function junction(node: ASTNode & { op: "&&" | "||" }, scope: Scope, report: Report): Typed | null {
  const parts: ASTNode[] = [];
  let left: ASTNode = node;
  while (left.op === node.op) {
    const [further, last] = (left as typeof node).args; // the same operator, so the same shape
    parts.unshift(last);
    left = further;
  }
  parts.unshift(left);
  const args = all(parts.map((part) => operand(part, "truth", scope, report)));
  if (!args) return null;
  const constant = parts.filter((part, at) => refuseConstant(args[at]!, part, report));
  return constant.length > 0 ? null : truth({ op: node.op === "&&" ? "and" : "or", args });
}

/** Whether a condition asks nothing; then it says so. */
function refuseConstant(expression: Expression, node: ASTNode, report: Report): boolean {
  const value = constantOf(expression);
  if (value === null) return false;
  report(
    "constant",
    `${said(node)} ${value === 0 ? "never holds" : "always holds"}`,
    "a condition that depends on the unit, or none",
  );
  return true;
}

function operand(node: ASTNode, want: "truth" | "number", scope: Scope, report: Report): Expression | null {
  const typed = walk(node, scope, report);
  if (!typed) return null;
  if (typed.type.is === want) return typed.expression;
  return report("type", `${said(node)}: ${NOUNS[typed.type.is]}`, NOUNS[want]);
}

function all<T>(parts: readonly (T | null)[]): T[] | null {
  const found = parts.filter((part) => part !== null);
  return found.length === parts.length ? found : null;
}

function map<T, U>(value: T | null, of: (value: T) => U): U | null {
  return value === null ? null : of(value);
}
