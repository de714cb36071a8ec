/** For tests: rounds with something to rate, and the steps by which their applications are reviewed. */
import type { RatingGiven, Refusal } from "@touchstone/domain";
import type { Receipt, Refused } from "../receipt.ts";
import { transaction } from "../store/tx.ts";
import { roundStandard, type SampleRound, sampleRound, setClock } from "../testing/sample-round.ts";
import { testTouchstone } from "../testing/test-database.ts";
import { applicationOf } from "./load-application.ts";

export const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

export const rate = (level: number | null, reason = "As the pictures show"): RatingGiven => ({
  item: "welcome",
  level,
  confidence: "middle",
  reason: words(reason),
  evidence: [],
});

export const refusal = (answer: Receipt | Refused): Refusal | "done" => (answer.ok ? "done" : answer.refusal);

/** The steps of a review, in any of the rounds that are opened here. */
export type SampleJudging = Awaited<ReturnType<typeof sampleJudging>>;

/** A record, and a clock that stands at Monday 2 March 2026. */
export async function sampleJudging() {
  const clock = setClock("2026-03-02");
  const on = await testTouchstone(clock.now);

  const opened = (slug: string, yaml = roundStandard(slug)): Promise<SampleRound> => {
    clock.setTo("2026-03-02");
    return sampleRound(on.touchstone, { slug, yaml, opens: "2026-03-02", closes: "2026-04-06" });
  };

  const stateOf = async ({ programme }: SampleRound, applicationId: string) =>
    (await transaction(on.touchstone, (tx) => applicationOf(tx, programme, applicationId)))?.application;

  const inReview = async (round: SampleRound, code: "mill" | "well" | "hill", hours = "40"): Promise<string> => {
    const applicationId = await round.applied(code, "bronze", hours);
    await round.does("office", { type: "CheckCompleteness", applicationId, toMend: [] });
    return applicationId;
  };

  const free = (round: SampleRound, reviewer: string, applicationId: string) =>
    round.ask(reviewer, { type: "DeclareInterests", cycleId: round.cycleId, free: [applicationId], conflicts: [] });

  const assign = async (round: SampleRound, reviewer: string, applicationId: string, by = "office") => {
    const assignmentId = on.touchstone.newId();
    const name = round.account(reviewer);
    const answer = await round.ask(by, { type: "AssignReviewer", assignmentId, applicationId, reviewer: name });
    return { assignmentId, answer };
  };

  /** Somebody says that nothing ties them to an applicant, and is assigned. */
  const assigned = async (round: SampleRound, reviewer: string, applicationId: string): Promise<string> => {
    await free(round, reviewer, applicationId);
    const { assignmentId, answer } = await assign(round, reviewer, applicationId);
    if (!answer.ok) throw new Error(`assigned: ${JSON.stringify(answer.refusal)}`);
    return assignmentId;
  };

  const rated = async (
    round: SampleRound,
    applicationId: string,
    levels: Readonly<Record<string, number | null>>,
  ): Promise<void> => {
    for (const [reviewer, level] of Object.entries(levels)) {
      const assignmentId = await assigned(round, reviewer, applicationId);
      await round.does(reviewer, { type: "Rate", assignmentId, ratings: [rate(level)] });
      await round.does(reviewer, { type: "HandInRatings", assignmentId });
    }
  };

  /** Grants one more role to an account of the sample. */
  const grant = (round: SampleRound, name: string, role: "assessor" | "reviewer" | "coordinator") =>
    round.ask("office", {
      type: "GrantRole",
      grantId: on.touchstone.newId(),
      account: round.account(name),
      role,
      unitId: null,
      from: "2020-01-01",
      until: null,
    });

  return { on, clock, opened, stateOf, inReview, free, assign, assigned, rated, grant };
}
