/** How one unit stands under one version of a standard. */
export interface Standing {
  /** null: not scored */
  readonly score: number | null;
  /** null: not ranked */
  readonly rank: number | null;
  /** null: none */
  readonly grade: string | null;
  /** share of the replicates in which it kept its grade, or had none as now; null: not computed */
  readonly kept: number | null;
}

/** What a version makes of units: each by id, and its grades, highest first. */
export interface Outcome {
  readonly standings: ReadonlyMap<string, Standing>;
  readonly grades: readonly string[];
  /** share of the replicates from which on a grade is certain */
  readonly certainAt: number;
}

/** A unit whose grade is another under the new version. */
export interface Moved {
  readonly unit: string;
  /** null: it was not scored, or isn't */
  readonly before: Standing | null;
  readonly after: Standing | null;
  /** both grades hold in as many replicates as each version asks for; null: not computed for one of them */
  readonly certain: boolean | null;
}

export interface Comparison {
  readonly gained: readonly Moved[];
  readonly lost: readonly Moved[];
  /** to a grade that the other version does not have: which of them is higher can't be said */
  readonly changed: readonly Moved[];
  readonly same: number;
  /** units whose rank is another, and by how many places at most */
  readonly reranked: number;
  readonly farthest: number;
}

/**
 * Who would gain or lose a grade if one version took the place of another on the same answers. Grades go by their ids:
 * where one of two is unknown to a version, their order is that of the version that knows both. Units in order.
 */
export function compareOutcomes(before: Outcome, after: Outcome): Comparison {
  const units = [...new Set([...before.standings.keys(), ...after.standings.keys()])].sort();
  const moved: Record<"gained" | "lost" | "changed", Moved[]> = { gained: [], lost: [], changed: [] };
  let [same, reranked, farthest] = [0, 0, 0];
  for (const unit of units) {
    const [was, is] = [before.standings.get(unit) ?? null, after.standings.get(unit) ?? null];
    if (was?.rank && is?.rank && was.rank !== is.rank) {
      reranked++;
      farthest = Math.max(farthest, Math.abs(was.rank - is.rank));
    }
    const way = wayBetween(was?.grade ?? null, is?.grade ?? null, before.grades, after.grades);
    if (way === null) same++;
    else moved[way].push({ unit, before: was, after: is, certain: bothCertain([was, before], [is, after]) });
  }
  return { ...moved, same, reranked, farthest };
}

function wayBetween(
  was: string | null,
  is: string | null,
  oldGrades: readonly string[],
  newGrades: readonly string[],
): "gained" | "lost" | "changed" | null {
  if (was === is) return null;
  if (was === null) return "gained";
  if (is === null) return "lost";
  const ladder = [newGrades, oldGrades].find((grades) => grades.includes(was) && grades.includes(is));
  if (!ladder) return "changed";
  return ladder.indexOf(is) < ladder.indexOf(was) ? "gained" : "lost";
}

function bothCertain(...sides: readonly (readonly [Standing | null, Outcome])[]): boolean | null {
  const certain = sides.map(([standing, { certainAt }]) => {
    return standing === null || standing.kept === null ? null : standing.kept >= certainAt;
  });
  return certain.includes(null) ? null : certain.every(Boolean);
}
