import { REVIEWERS } from "./demo-accounts.ts";
import { assign, clockRuns, type Entry, type RoundUnderWay, rate, ratingsOf, standing } from "./round-work.ts";
import { PROGRAMME_LOG, tell } from "./storyteller.ts";
import type { Cast } from "./third-round-applicants.ts";

/** When a part of the story begins, in days before the real clock, and days between one of its steps and the next. */
export interface Pace {
  readonly from: number;
  readonly pace: number;
}

/** Reviewers whose ratings lie apart, once in so many applications. */
const APART_ONCE_IN = 4;

/** Two reviewers rate each application, a third where they lie apart or the grade is not certain; then there is a score. */
export async function reviewed(round: RoundUnderWay, { from, pace }: Pace, entries: readonly Entry[]): Promise<void> {
  const { clock } = round.scene;
  await declared(round, from, entries, REVIEWERS);
  const two = (k: number): string[] => [0, 1].map((n) => REVIEWERS[(k + n) % REVIEWERS.length] ?? "");
  for (const [k, entry] of entries.entries())
    for (const reviewer of two(k)) await assign(clock.daysAgo(from - pace), entry, reviewer);
  for (const [k, entry] of entries.entries())
    for (const [nth, reviewer] of two(k).entries())
      await rate(clock.daysAgo(from - 2 * pace), entry, reviewer, ratingsOf(entry, nth, k % APART_ONCE_IN === 0));
  await clockRuns(clock.daysAgo(from - 3 * pace));
  const third = clock.daysAgo(from - 4 * pace);
  for (const [k, entry] of entries.entries()) {
    if ((await standing(third, entry)).state !== "review") continue;
    const reviewer = REVIEWERS[(k + 2) % REVIEWERS.length] ?? "";
    await assign(third, entry, reviewer);
    await rate(third, entry, reviewer, ratingsOf(entry, 2, false));
  }
  await clockRuns(clock.daysAgo(from - 5 * pace));
}

/**
 * Those that reviewers have before them: with some that one of them has handed in, or begun with, and some that nobody is
 * assigned to, of which two reviewers have not said whether anything ties them to the applicant.
 */
export async function inReview(round: RoundUnderWay, from: number, cast: Cast): Promise<void> {
  const [first = "", second = "", third = ""] = REVIEWERS;
  const touchstone = round.scene.clock.daysAgo(from);
  const entries = cast.of("review");
  await declared(round, from, entries, REVIEWERS);
  await declared(round, from, cast.of("unassigned"), [first]);
  for (const [k, entry] of entries.entries())
    for (const reviewer of k < 4 ? [first, second] : [first, third]) await assign(touchstone, entry, reviewer);
  const [done, begun] = entries;
  if (!done || !begun) throw new RangeError("inReview: got fewer than two applications in review");
  await rate(touchstone, done, first, ratingsOf(done, 0, false));
  await tell(touchstone, PROGRAMME_LOG, first, {
    type: "Rate",
    assignmentId: begun.assigned.get(first) ?? "",
    ratings: ratingsOf(begun, 0, false).slice(0, 1),
  });
}

async function declared(
  { scene: { clock }, cycleId }: RoundUnderWay,
  daysAgo: number,
  entries: readonly Entry[],
  reviewers: readonly string[],
): Promise<void> {
  const free = entries.map(({ applicationId }) => applicationId);
  for (const reviewer of reviewers)
    await tell(clock.daysAgo(daysAgo), PROGRAMME_LOG, reviewer, {
      type: "DeclareInterests",
      cycleId,
      free,
      conflicts: [],
    });
}
