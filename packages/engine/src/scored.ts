/** The result of scoring every unit of a table under one model: columns, in the order of the table's units. */
export interface Scored {
  readonly units: readonly string[];
  /** node k of unit i at k × nUnits + i, on the model's scale, not rounded; NaN: no score */
  readonly exact: Float64Array;
  /** the published scores: `exact` rounded to 10⁻⁶, ties to even */
  readonly scores: Float64Array;
  /**
   * a `State` per node and unit: present where there is a score, not applicable, or why there is none; a leaf of a unit
   * that was screened out is present where it was answered
   */
  readonly states: Uint8Array;
  /** of the whole, by published score: 1 is best, ties share the better rank; 0: not ranked */
  readonly ranks: Int32Array;
  /** share of the leaves asked of the unit that it answered so that the answer can be used, before anything is filled in */
  readonly answeredShare: Float64Array;
  /** 1 where the unit was screened out for lack of data */
  readonly screened: Uint8Array;
  /** gate g of unit i at g × nUnits + i: a `Holds` */
  readonly gates: Uint8Array;
  /** index into the model's grades, −1: none */
  readonly grades: Int16Array;
  /** the grade that the score alone would give */
  readonly gradesByScore: Int16Array;
  /** what node k weighs for unit i, where that differs between units; null: `Node.weight` for all */
  readonly weights: Float64Array | null;
  /** present in a points standard */
  readonly points: Points | null;
  /** parameters of methods that look at the whole table, per node with such a method */
  readonly sealed: readonly Sealed[];
  /** units and nodes whose condition of applicability is unknown */
  readonly undecided: readonly { readonly unit: number; readonly node: number }[];
  /** every stage of every leaf; only where asked for */
  readonly stages: Stages | null;
}

export const Holds = { no: 0, yes: 1, unknown: 2 } as const;
export type Holds = (typeof Holds)[keyof typeof Holds];

/** Points of node k of unit i at k × nUnits + i; done + planned + notDone + unfilled = potential (save under a score rule). */
export interface Points {
  readonly potential: Float64Array;
  readonly done: Float64Array;
  readonly planned: Float64Array;
  readonly notDone: Float64Array;
  readonly unfilled: Float64Array;
  /** leaves answered, and leaves in all; a node that does not apply counts as answered, by the leaves right below it or as 1 */
  readonly answered: Int32Array;
  readonly leaves: Int32Array;
}

/** What a relative method read off the table: kept, so that one unit can be recomputed without the others. */
export interface Sealed {
  readonly node: number;
  readonly n: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
  /** value of the reference unit, where the method has one */
  readonly reference?: number;
}

/** One column per leaf, at l × nUnits + i, with l counting `leaves`. */
export interface Stages {
  /** node indices */
  readonly leaves: Int32Array;
  readonly raw: Float64Array;
  readonly denominated: Float64Array;
  readonly imputed: Float64Array;
  readonly treated: Float64Array;
  readonly normalised: Float64Array;
}
