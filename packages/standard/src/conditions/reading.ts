import type { ColumnSpec } from "../columns.ts";
import type { Text } from "../text.ts";

/** Something that a condition names: as its standard calls it; an option without a title has its id alone. */
export interface Label {
  readonly id: string;
  readonly title: Text | null;
}

export type Comparison = "<" | "<=" | "==" | "!=" | ">" | ">=";

/** A part as the standard writes it: what could not be read. No checked standard has one. */
interface Unread {
  readonly is: "unread";
  readonly source: string;
}

/**
 * What a condition asks, part by part, with the standard's own names, for whoever says it in words. Denials are moved
 * to the innermost parts, where each has words of its own (`!(a >= 5)` is a less than 5); what is unknown stays so.
 */
export type Truth =
  | Unread
  | { readonly is: "always" | "never" }
  /** two parts or more, none of which is of the same sort */
  | { readonly is: "all" | "any"; readonly of: readonly Truth[] }
  /** whether a yes-no item is yes */
  | { readonly is: "answer"; readonly of: Label; readonly yes: boolean }
  /** whether a choice is one of some options, or none of them */
  | { readonly is: "choice"; readonly of: Label; readonly options: readonly Label[]; readonly among: boolean }
  | { readonly is: "gate"; readonly of: Label; readonly holds: boolean }
  /** of a unit within: whether its grade is this one or a higher one */
  | { readonly is: "grade"; readonly of: Label; readonly reached: boolean }
  | { readonly is: "compare"; readonly op: Comparison; readonly left: Figure; readonly right: Figure }
  /** whether two things are both so or both not so */
  | { readonly is: "same"; readonly of: readonly [Truth, Truth]; readonly same: boolean }
  | { readonly is: "if"; readonly test: Truth; readonly yes: Truth; readonly no: Truth };

/** What a formula makes, or what a condition compares. */
export type Figure =
  | Unread
  | { readonly is: "value"; readonly value: number }
  /** score of the whole */
  | { readonly is: "whole" }
  /** of a criterion or an indicator: its score, or its share done or planned, 0 to 1 */
  | { readonly is: "score" | "done" | "planned"; readonly of: Label }
  /** an answer or something known about the unit */
  | {
      readonly is: "item";
      readonly of: Label;
      readonly kind: ColumnSpec["kind"] | "derived";
      readonly unit: string | null;
    }
  | { readonly is: "findings"; readonly severity: "major" | "minor" }
  | { readonly is: "least" | "greatest"; readonly of: readonly Figure[] }
  | { readonly is: "+" | "-" | "*" | "/"; readonly left: Figure; readonly right: Figure }
  | { readonly is: "negative"; readonly of: Figure }
  | { readonly is: "if"; readonly test: Truth; readonly yes: Figure; readonly no: Figure };
