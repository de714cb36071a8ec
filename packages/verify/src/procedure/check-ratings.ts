import { State } from "@touchstone/engine";
import type { Standard } from "@touchstone/standard";
import { differences } from "../assessment/differences.ts";
import type { EventOf } from "../record/chunk-of.ts";
import type { Findings } from "../report/findings.ts";
import type { Recomputed } from "./check-designations.ts";
import type { Programme } from "./check-notices.ts";
import type { Round } from "./round.ts";

/** A rating that stands: the last of one reviewer for one indicator. */
export interface StandingRating {
  readonly seq: number;
  readonly assignmentId: string;
  readonly rating: EventOf<"RatingsKept">["data"]["ratings"][number];
}

/** The ratings of an application that are open, of reviewers who handed them in. */
export function standingRatings(round: Round, applicationId: string): StandingRating[] {
  const handedIn = new Set(
    round.about("RatingsHandedIn", applicationId).map(({ data: { assignmentId } }) => assignmentId),
  );
  const standing = new Map<string, StandingRating>();
  for (const { seq, data } of round.about("RatingsKept", applicationId))
    for (const rating of data.ratings)
      if (handedIn.has(data.assignmentId))
        standing.set(`${data.assignmentId} ${rating.item}`, { seq, assignmentId: data.assignmentId, rating });
  return [...standing.values()];
}

/**
 * What reviewers gave, each alone, makes the settled levels of everybody on notice; there were as many reviewers as the
 * standard wants, and one more where they were far apart; and the settled levels are what was scored.
 */
export function checkRatings(
  round: Round,
  { versions }: Programme,
  recomputed: Recomputed | null,
  findings: Findings,
): void {
  const applications = new Set(round.notices.flatMap(({ data }) => data.entries.map((entry) => entry.applicationId)));
  let nRatings = 0;
  for (const applicationId of applications) {
    const cycle = round.cycles.get(round.about("ApplicationMade", applicationId)[0]?.data.cycleId ?? "");
    const standard = versions.get(cycle?.data.standard.version ?? "")?.standard;
    if (!standard) continue; // told by the notice, or by the standard's file
    const ratings = standingRatings(round, applicationId);
    nRatings += ratings.length;
    checkSettled(round, { applicationId, standard, ratings }, recomputed, findings);
  }
  findings.looked("ratings", `${nRatings} ratings of ${applications.size} applications`);
}

interface Rated {
  readonly applicationId: string;
  readonly standard: Standard;
  readonly ratings: readonly StandingRating[];
}

function checkSettled(
  round: Round,
  { applicationId, standard, ratings }: Rated,
  recomputed: Recomputed | null,
  findings: Findings,
): void {
  const rated = ratedIn(standard.criteria);
  const event = round.about("RatingsSettled", applicationId).at(-1);
  const where = event ? `ledger/programme, leaf ${event.seq}` : `application ${applicationId}`;
  const fault = (found: string, wanted: string): void => findings.fault("ratings", { where, found, wanted });
  if (event === undefined) {
    if (rated.length > 0) fault("no settled ratings", "those of its reviewers");
    return;
  }
  const wanted = rated.map(({ item, reviewers }) => settled(item, reviewers, ratings));
  for (const { path, found, wanted: right } of differences(event.data.settled, JSON.parse(JSON.stringify(wanted))))
    fault(`settled${path}: ${found}`, `${right}, which the ratings make`);
  const isCalled = round.about("ThirdRatingCalled", applicationId).length > 0;
  for (const { item, reviewers, apartBy } of rated) {
    const levels = levelsOf(item, ratings);
    const n = ratings.filter(({ rating }) => rating.item === item).length;
    if (n < reviewers) fault(`${n} ratings of ${item}`, `${reviewers}, as the standard wants`);
    if (apartBy !== null && !isCalled && (levels.at(-1) ?? 0) - (levels[0] ?? 0) >= apartBy)
      fault(`ratings of ${item} that lie ${apartBy} apart or more`, "one more reviewer");
  }
  const scoredBy = round.about("ScoreReady", applicationId).at(-1)?.data.assessmentId;
  const unitId = round.about("ApplicationMade", applicationId)[0]?.data.unitId ?? "";
  if (recomputed && scoredBy === recomputed.assessmentId)
    for (const { item, level } of event.data.settled) {
      const scored = scoredLevel(recomputed, unitId, item);
      if (scored !== undefined && scored !== level)
        fault(`${item} settled at ${level ?? "too little evidence"}`, `${scored ?? "no level"}, which was scored`);
    }
}

/** The level that stands in the table that was scored; undefined where the indicator asks what others answer too. */
function scoredLevel(
  { again: { table, standard } }: Recomputed,
  unitId: string,
  item: string,
): number | null | undefined {
  if (ratedIn(standard.criteria).find((one) => one.item === item)?.asks !== undefined) return undefined;
  const [i, j] = [table.units.indexOf(unitId), table.columns.indexOf(item)];
  const at = j * table.units.length + i;
  if (i < 0 || j < 0 || table.states[at] !== State.present) return null;
  return table.values[at] ?? null;
}

interface RatedIndicator {
  readonly item: string;
  readonly reviewers: number;
  readonly apartBy: number | null;
  readonly asks: string | undefined;
}

/** The indicators that reviewers rate, depth first: what lies directly under a criterion before what lies deeper. */
function ratedIn(criteria: Standard["criteria"]): RatedIndicator[] {
  return criteria.flatMap(({ indicators = [], criteria: inner = [] }) => [
    ...indicators.flatMap(({ id: item, kind, rubric, rating, reportedBy, asks }) => {
      if (kind !== "rubric" || rubric === undefined || (rating === undefined && reportedBy !== "reviewer")) return [];
      return [{ item, reviewers: rating?.reviewers ?? 1, apartBy: rating?.adjudicateWhenApartBy ?? null, asks }];
    }),
    ...ratedIn(inner),
  ]);
}

const levelsOf = (item: string, ratings: readonly StandingRating[]): number[] =>
  ratings
    .flatMap(({ rating }) => (rating.item === item && rating.level !== null ? [rating.level] : []))
    .sort((a, b) => a - b);

/** The middle of the levels, or the mean of the middle two; half of how far they lie apart is its standard error. */
function settled(item: string, reviewers: number, ratings: readonly StandingRating[]) {
  const levels = levelsOf(item, ratings);
  const n = levels.length;
  const level = n === 0 ? null : ((levels[(n - 1) >> 1] ?? 0) + (levels[n >> 1] ?? 0)) / 2;
  const spread = ((levels.at(-1) ?? 0) - (levels[0] ?? 0)) / 2;
  const error = n === 0 ? 0 : Math.max(spread, n < reviewers ? 0.5 : 0);
  return {
    item,
    level,
    error: error > 0 ? error : null,
    ratings: ratings.filter((of) => of.rating.item === item).length,
  };
}
