import type { Expression } from "@touchstone/engine";
import type { Finding } from "../problem.ts";
import type { ASTNode } from "./parse.ts";
import type { Type } from "./scope.ts";

/** A part of a condition that makes sense. */
export interface Typed {
  readonly type: Type;
  readonly expression: Expression;
}

/** Says what is wrong with a part; that part is null then. */
export type Report = (code: string, got: string, want: string, level?: Finding["level"]) => null;

/** What a type is called in a finding. */
export const NOUNS: Readonly<Record<Type["is"], string>> = {
  truth: "something that holds or not",
  number: "a number",
  choice: "a choice",
};

const TRUTH: Type = { is: "truth" };
const NUMBER: Type = { is: "number" };
export const truth = (expression: Expression): Typed => ({ type: TRUTH, expression });
export const number = (expression: Expression): Typed => ({ type: NUMBER, expression });

/** A part as it is written. */
export const said = (node: ASTNode): string => node.input.slice(node.start, node.end);
