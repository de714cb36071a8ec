import { randomUUID } from "node:crypto";
import type { Acting } from "@touchstone/service";
import { forEachOf } from "./api.ts";
import { inState, type Play, type Played, pass } from "./played.ts";

/** Reviewers who say that something ties them to an applicant, once in so many. */
const TIED_ONCE_IN = 40;
const APART_ONCE_IN = 12;
const REVIEWERS_EACH = 2;

/** Reviewers declare what ties them, two rate each application, a third where they lie apart or a grade is not certain. */
export async function reviewed(play: Play): Promise<void> {
  const { world, api, cycleId, at } = play;
  const { reviewers } = world;
  const entries = (await inState(play, "review")).map(([village]) => village);
  const isTied = (reviewer: number, nth: number): boolean => (reviewer * 7 + nth) % TIED_ONCE_IN === 0;
  await forEachOf(reviewers, async ({ token }, nth) => {
    at("reviewers declare what ties them", nth / reviewers.length);
    const tied = entries.filter((_, k) => isTied(nth, k)).map(({ applicationId }) => applicationId);
    const free = entries.filter((_, k) => !isTied(nth, k)).map(({ applicationId }) => applicationId);
    await api.command(token, "DeclareInterests", { cycleId, free, conflicts: tied });
  });
  const untied = (nth: number): Acting[] => {
    const from = reviewers.map((one, k) => [one, (nth * REVIEWERS_EACH + k) % reviewers.length] as const);
    return from.map(([, k]) => k).flatMap((k) => (reviewers[k] && !isTied(k, nth) ? [reviewers[k]] : []));
  };
  await forEachOf(entries, async (village, nth) => {
    at("two rate each application, blind", nth / entries.length);
    const two = untied(nth).slice(0, REVIEWERS_EACH);
    for (const [k, reviewer] of two.entries()) await rates(play, village, reviewer, k, nth % APART_ONCE_IN === 0);
  });
  await pass(play, 1, "ratings are settled, scores computed");
  const open = new Set((await inState(play, "review")).map(([{ applicationId }]) => applicationId));
  const third = entries.flatMap((village, nth) => (open.has(village.applicationId) ? [[village, nth] as const] : []));
  await forEachOf(third, async ([village, nth], k) => {
    at("a third rates where two lie apart, or a grade is not certain", k / third.length);
    const [reviewer] = untied(nth).slice(REVIEWERS_EACH);
    if (!reviewer) throw new Error("got no third reviewer without a tie, want one: name more with --reviewers");
    await rates(play, village, reviewer, REVIEWERS_EACH, false);
  });
  await pass(play, 1, "ratings are settled, scores computed");
}

/** A reviewer is assigned, rates everything, and hands it in. */
async function rates(
  { api }: Play,
  { applicationId, coordinator, ratings }: Played,
  { account, token }: Acting,
  nth: number,
  apart: boolean,
): Promise<void> {
  const assignmentId = randomUUID();
  await api.command(coordinator, "AssignReviewer", { assignmentId, applicationId, reviewer: account });
  await api.command(token, "Rate", { assignmentId, ratings: ratings(nth, apart) });
  await api.command(token, "HandInRatings", { assignmentId });
}
