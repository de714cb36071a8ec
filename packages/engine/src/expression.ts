/**
 * A condition or a small formula over columns. Every value is a number: true is 1, false is 0,
 * unknown is NaN. Unknown is not false: `and`, `or` and `not` are Kleene's, everything else with an
 * unknown operand is unknown.
 */
export type Expression =
  | { readonly op: "value"; readonly value: number }
  /** a column of the table */
  | { readonly op: "column"; readonly column: number }
  /** of a node: its score on the model's scale, or its share done or planned, 0 to 1 */
  | { readonly op: "score" | "done" | "planned"; readonly node: number }
  /** whether a gate holds */
  | { readonly op: "gate"; readonly gate: number }
  | { readonly op: "not" | "negate"; readonly of: Expression }
  | { readonly op: "and" | "or" | "min" | "max"; readonly args: readonly Expression[] }
  | {
      readonly op: "+" | "-" | "*" | "/" | "<" | "<=" | "==" | "!=" | ">" | ">=";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: "if"; readonly test: Expression; readonly yes: Expression; readonly no: Expression };
