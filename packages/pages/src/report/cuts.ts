import type { View } from "./view.tsx";

/** A line between two ranks that something depends on. */
export interface Cut {
  /** the last rank above the line */
  readonly after: number;
  /** index of the grade whose least score it is; null: a number of places */
  readonly grade: number | null;
}

/** The cuts of the ranking: where scores reach a grade, and after the places asked for; none at either end. */
export function cutsOf({ input }: View): Cut[] {
  const { scored, model, places } = input;
  const nRanked = scored.ranks.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0);
  const byGrade = model.grades.map(({ atLeast }, grade): Cut => {
    let after = 0;
    scored.ranks.forEach((rank, i) => {
      if (rank > 0 && (scored.scores[i] ?? Number.NaN) >= atLeast) after++;
    });
    return { after, grade };
  });
  const all = places === null ? byGrade : [...byGrade, { after: places, grade: null }];
  return all.filter(({ after }) => after > 0 && after < nRanked);
}

/** Whether the ranks of a unit lie on both sides of a cut. */
export function crosses(low: number, high: number, cuts: readonly Cut[]): boolean {
  return low > 0 && cuts.some(({ after }) => low <= after && high > after);
}
