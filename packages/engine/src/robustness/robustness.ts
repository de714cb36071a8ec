import type { ScoreSpread } from "./spread.ts";

/** How sure every score, rank and grade is: what came out over all replicates. Units as in the table. */
export interface Robustness {
  readonly seed: number;
  readonly replicates: number;
  /** what was varied, in the order in which `Flip` and `Influence` count it */
  readonly factors: readonly Factor[];
  /** rank at 5, 50 and 95 % of the replicates in which the unit is ranked; 0: never. See `rankBucketsOf` for how exact they are */
  readonly rankLow: Int32Array;
  readonly rankMedian: Int32Array;
  readonly rankHigh: Int32Array;
  /** between which scores the whole and its parts stay */
  readonly scores: ScoreSpread;
  /** share of replicates in which unit i reached grade g, at g × nUnits + i; the last row is no grade */
  readonly gradeShares: Float64Array;
  /** share of replicates in which the unit kept the grade of its published score; NaN without grades */
  readonly kept: Float64Array;
  /** 1 where `kept` reaches the standard's `certainAt` */
  readonly certain: Uint8Array;
  /** per unit that is not certain, the choices that move it most, the strongest first */
  readonly flips: readonly Flip[];
  /** which choice moves the ranks; null where not asked for */
  readonly influence: readonly Influence[] | null;
  /** how the figures settle as replicates grow */
  readonly convergence: readonly Settling[];
}

/** Something that another reasonable author might have chosen otherwise, or that is measured with error. */
export interface Factor {
  readonly kind: "weights" | "impute" | "treat" | "normalise" | "aggregate" | "leaveOut" | "error" | "reviewers";
  /** names of the options, the standard's own first; one name for what varies without steps, such as weights */
  readonly options: readonly string[];
}

export interface Flip {
  /** index of the unit */
  readonly unit: number;
  readonly factor: number;
  readonly option: number;
  /**
   * share of the replicates with this option in which the unit kept its grade, and without it; of a factor without
   * steps, with it varied and with it held still
   */
  readonly keptWith: number;
  readonly keptWithout: number;
}

/** Sobol indices of a factor on the mean absolute change of rank, with bootstrap intervals of 90 %. */
export interface Influence {
  readonly factor: number;
  readonly first: number;
  readonly firstLow: number;
  readonly firstHigh: number;
  readonly total: number;
  readonly totalLow: number;
  readonly totalHigh: number;
}

export interface Settling {
  readonly replicates: number;
  /** greatest change of any unit's `kept` since the last line */
  readonly keptMoved: number;
  /** greatest change of any unit's rank at 5 or 95 % since the last line, in places */
  readonly rankMoved: number;
}
