import type { Expression } from "./expression.ts";

/**
 * A standard, ready to be computed: plain data that `standard` compiles from YAML and that every
 * road (command line, API, page, verify) hands to `score`. It carries ids and numbers, no text.
 *
 * Both families are one model. Each node has a weight among its siblings; in a points standard the
 * weight is the node's points. What differs is said by `missing` (left to the siblings, or nothing
 * earned) and `redistribute` (where the weight of what does not apply goes).
 */
export interface Model {
  /** breadth-first: the whole at 0, the children of a node next to each other */
  readonly nodes: readonly Node[];
  /** ids of the table's columns, in the order in which `column` counts them */
  readonly columns: readonly string[];
  /** what a normalised score runs between, such as [0, 100] */
  readonly scale: readonly [low: number, high: number];
  /** what an applicable but unanswered leaf does: `rescale` leaves its weight to its siblings, `zero` earns nothing */
  readonly missing: "rescale" | "zero";
  /** true: nodes carry absolute points, and points are reported */
  readonly points: boolean;
  /** share of present leaves that a unit needs to be scored, 0 to 1; 0 is no screen */
  readonly screen: number;
  /** share of non-zero values among the present ones that a unit needs, 0 to 1; 0 is no screen */
  readonly screenNonZero: number;
  readonly impute: Impute;
  readonly gates: readonly Gate[];
  /** highest first */
  readonly grades: readonly Grade[];
  /** the column with the index of the grade that a unit holds already (−1: none), −1 where no grade asks for it */
  readonly held: number;
}

export interface Node {
  readonly id: string;
  /** index of the parent, −1 for the whole */
  readonly parent: number;
  /** children are nodes[first … first + count); count 0 is a leaf */
  readonly first: number;
  readonly count: number;
  /** ≥ 0, relative to the siblings; in a points standard the points of the node before any answer */
  readonly weight: number;
  /** how children become one score; unused by a leaf */
  readonly aggregate: Aggregate;
  /** least share of children with a score, 0 to 1, strict below it: no score */
  readonly dataThreshold: number;
  /** where the weight of children that do not apply goes */
  readonly redistribute: "proportional" | "equal" | "none";
  /** how the node's own answer becomes a score; a leaf has one, an inner node may (it then replaces what is below) */
  readonly input: Input | null;
  /** false: the node and all below do not apply; unknown: a problem to solve, and it counts as applying */
  readonly applies: Expression | null;
  /** multiplies the points of the node and of all below where `when` is true */
  readonly factor: { readonly when: Expression; readonly by: Expression } | null;
  /** replaces the node's share done (0 to 1) by this value, its descendants' in proportion */
  readonly scoreRule: Expression | null;
}

export interface Input {
  /** the column of the answer, −1 where `derive` makes it */
  readonly column: number;
  /** the column with the share planned, −1 where there is none */
  readonly planned: number;
  /** made from other columns instead of asked */
  readonly derive: Expression | null;
  /** value of each level or option, in order, where the answer is a place in a list */
  readonly levels: readonly number[] | null;
  /** divides the value by `column / times` */
  readonly per: { readonly column: number; readonly times: number } | null;
  /** 1: more is better; −1: less is better */
  readonly direction: 1 | -1;
  readonly treat: Treat | null;
  readonly normalise: Normalise;
}

export type Aggregate =
  | { readonly method: "arithmetic" | "geometric" | "harmonic" | "median" | "minimum" }
  /** generalised (power) mean, p ≠ 0 */
  | { readonly method: "power"; readonly p: number }
  /** sum over the other units of the sign of the outranking share minus one half */
  | { readonly method: "copeland" }
  /** mean less (−1) or plus (1) the variance over the mean */
  | { readonly method: "mazziottaPareto"; readonly penalty: 1 | -1 }
  /** each unit by the weights that suit it best; bounds of a child's share in its score, null: any */
  | { readonly method: "benefitOfTheDoubt"; readonly shares: Range | null };

/** Parameters are on the user's own scale, whatever the direction. */
export type Normalise =
  /** the value is the score */
  | { readonly method: "none" }
  /** low and high posts → `to`; outside them held at the ends where `truncate` */
  | {
      readonly method: "goalposts";
      readonly low: number;
      readonly high: number;
      readonly to: Range;
      readonly truncate: boolean;
    }
  /** distance from a target in either direction: `target` → to[1], `target ± tolerance` or farther → to[0] */
  | { readonly method: "target"; readonly target: number; readonly tolerance: number; readonly to: Range }
  /** (x − from[0]) / (from[1] − from[0]) × factor, not held at the ends */
  | { readonly method: "scaled"; readonly from: Range; readonly factor: number }
  /** distance covered from the lowest value towards a target */
  | { readonly method: "distanceToTarget"; readonly target: number; readonly cap: boolean }
  // relative to the units in the table, from here on
  | { readonly method: "minmax"; readonly to: Range }
  /** held at the ends of `to` where that is given */
  | { readonly method: "zscore"; readonly mean: number; readonly sd: number; readonly to?: Range }
  | { readonly method: "rank"; readonly ties: "min" | "average" }
  | { readonly method: "borda" | "percentileRank" | "fractionOfMax" | "distanceToMax" }
  | { readonly method: "distanceToReference"; readonly unit: string; readonly cap: boolean };

export type Range = readonly [low: number, high: number];

export type Impute =
  | { readonly method: "none" }
  /** by the column, or by the column within peers (`group` is a column) */
  | { readonly method: "mean" | "median"; readonly group: number | null }
  /** by the unit's own row, each value first brought to 0–1; within siblings where `siblings` */
  | { readonly method: "rowMean" | "rowMedian"; readonly siblings: boolean };

/** Winsorise while the distribution fails `|skew| < skew or kurtosis < kurtosis`; then, if it still fails, transform. */
export interface Treat {
  readonly skew: number;
  readonly kurtosis: number;
  /** most points to winsorise; 0 is none */
  readonly winsorise: number;
  readonly otherwise: Transform | null;
  /** transform the winsorised column instead of the original */
  readonly combine: boolean;
}
export type Transform =
  | { readonly method: "log" | "logPlus" | "logOriginal" | "logGII" }
  | { readonly method: "boxcox"; readonly lambda: number };

export interface Gate {
  readonly id: string;
  readonly holds: Expression;
}

export interface Grade {
  readonly id: string;
  /** least published score of the whole, on the model's scale */
  readonly atLeast: number;
  readonly holds: Expression | null;
  /** ids of nodes and the least percentage of them that is done; a higher grade's line on a node replaces a lower grade's */
  readonly requires: readonly Requirement[];
  /** index of the grade that must be held already, −1 for none */
  readonly after: number;
}
export interface Requirement {
  readonly node: number;
  /** 0 to 100, of the share done */
  readonly done: number | null;
  /** 0 to 100, of the share done or planned; enough by itself where it is given */
  readonly doneOrPlanned: number | null;
}
