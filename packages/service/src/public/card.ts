/** A scorecard as docs/bundle.md describes it: what is read of it here. */
export interface Card {
  readonly rank: number | null;
  readonly score: number | null;
  readonly grade: string | null;
  readonly gradeByScore: string | null;
  readonly screened: boolean;
  readonly present: number | null;
  readonly gates: Readonly<Record<string, "yes" | "no" | "unknown">>;
  /** by id of the node */
  readonly scores: Readonly<Record<string, number | null>>;
  readonly states: Readonly<Record<string, string>>;
  readonly uncertainty: {
    readonly rankLow: number | null;
    readonly rankMedian: number | null;
    readonly rankHigh: number | null;
    readonly certain?: boolean;
    readonly kept?: number | null;
    /** share of the re-scorings by grade, `none` for no grade */
    readonly grades?: Readonly<Record<string, number | null>>;
    /** by id of the node, scores at 5 and 95 % of the re-scorings; null: it has none; absent: not computed */
    readonly scores?: Readonly<Record<string, readonly [low: number, high: number] | null>>;
  } | null;
}

/** Reads a scorecard. The record made it and holds it against its digest. */
export const parseCard = (text: string): Card => JSON.parse(text) as Card; // canonical JSON that we wrote
