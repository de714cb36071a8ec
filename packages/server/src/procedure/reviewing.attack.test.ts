/** Reviewing, attacked through the gate of the record: by who may not, twice, too late. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rebuild } from "../rebuild.ts";
import type { SampleRound } from "../testing/sample-round.ts";
import { dumpProjections } from "../testing/table-dump.ts";
import { rate, refusal, type SampleJudging, sampleJudging } from "./sample-judging.ts";

let at: SampleJudging;
beforeAll(async () => {
  at = await sampleJudging();
}, 120_000);
afterAll(() => at.on.end());

describe("reviewing", () => {
  let round: SampleRound;
  beforeAll(async () => {
    round = await at.opened("reviewing");
  }, 120_000);

  test("is for who has declared, is not tied, and reviews", async () => {
    const applicationId = await at.inReview(round, "mill");
    expect(refusal((await at.assign(round, "reviewer", applicationId)).answer)).toMatchObject({
      code: "interest-unknown",
    });
    const { cycleId } = round;
    await round.does("reviewer", { type: "DeclareInterests", cycleId, free: [], conflicts: [applicationId] });
    expect(refusal((await at.assign(round, "reviewer", applicationId)).answer)).toMatchObject({
      code: "interest-conflict",
    });
    expect(refusal(await at.free(round, "reviewer", applicationId))).toMatchObject({ code: "conflict-stands" });

    const own = await at.assign(round, "coordinator", applicationId, "coordinator");
    expect(refusal(own.answer)).toMatchObject({ code: "not-allowed", command: "Rate" });
    await at.free(round, "reviewer-4", applicationId);
    expect(refusal((await at.assign(round, "reviewer-4", applicationId, "coordinator")).answer)).toBe("done");
  });

  test("goes to nobody who runs the programme, nor does running it go to who reviews", async () => {
    for (const name of ["office", "coordinator"])
      expect(refusal(await at.grant(round, name, "reviewer"))).toMatchObject({
        code: "not-separated",
        role: "reviewer",
      });
    expect(refusal(await at.grant(round, "reviewer", "coordinator"))).toEqual({
      code: "not-separated",
      role: "coordinator",
      holds: "reviewer",
    });
  });

  test("is assigned over one's own units alone", async () => {
    const applicationId = await at.inReview(round, "hill");
    await at.free(round, "reviewer-2", applicationId);
    const elsewhere = await at.assign(round, "reviewer-2", applicationId, "coordinator"); // of north, and hill lies in south
    expect(refusal(elsewhere.answer)).toMatchObject({ code: "not-allowed" });
    for (const by of ["reviewer-2", "assessor", "decider", "hill", "oversight"])
      expect(refusal((await at.assign(round, "reviewer-2", applicationId, by)).answer)).toMatchObject({
        code: "not-allowed",
      });
  });

  test("goes to no unit's account, however it came to the role", async () => {
    expect(refusal(await at.grant(round, "well", "reviewer"))).toMatchObject({ code: "not-separated" });
  });

  test("by another, after handing in, twice, or in words about a person, is refused", async () => {
    const applicationId = await at.inReview(round, "well");
    const assignmentId = await at.assigned(round, "reviewer-3", applicationId);
    const others = await at.assigned(round, "reviewer-4", applicationId);
    const ratings = [rate(2)];
    for (const name of ["reviewer-4", "reviewer-2"])
      for (const command of [
        { type: "Rate", assignmentId, ratings },
        { type: "HandInRatings", assignmentId },
        { type: "Recuse", assignmentId },
      ] as const)
        expect(refusal(await round.ask(name, command))).toEqual({
          code: "unknown",
          what: "assignment",
          id: assignmentId,
        });
    for (const name of ["office", "well", "assessor", "decider"])
      expect(refusal(await round.ask(name, { type: "Rate", assignmentId, ratings }))).toMatchObject({
        code: "not-allowed",
      });
    const about = [rate(0, "Ask tashi@example.org")];
    expect(refusal(await round.ask("reviewer-3", { type: "Rate", assignmentId, ratings: about }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "ratings[0].reason.en", got: "an e-mail address" }],
    });
    expect(refusal(await round.ask("reviewer-3", { type: "HandInRatings", assignmentId }))).toMatchObject({
      code: "ratings-missing",
    });
    await round.does("reviewer-3", { type: "Rate", assignmentId, ratings });
    await round.does("reviewer-3", { type: "Rate", assignmentId, ratings: [rate(1)] });
    await round.does("reviewer-3", { type: "HandInRatings", assignmentId });
    for (const type of ["Rate", "HandInRatings"] as const) {
      const again = type === "Rate" ? ({ type, assignmentId, ratings } as const) : ({ type, assignmentId } as const);
      expect(refusal(await round.ask("reviewer-3", again))).toMatchObject({
        code: "assignment-state",
        state: "handedIn",
      });
    }
    // a third is not for now
    await at.free(round, "reviewer-2", applicationId);
    expect(refusal((await at.assign(round, "reviewer-2", applicationId)).answer)).toMatchObject({
      code: "no-place-free",
    });
    // somebody steps back: the place is free, and they have a conflict from then on
    await round.does("reviewer-4", { type: "Recuse", assignmentId: others });
    expect(refusal(await at.free(round, "reviewer-4", applicationId))).toMatchObject({ code: "conflict-stands" });
    expect(refusal((await at.assign(round, "reviewer-4", applicationId)).answer)).toMatchObject({
      code: "interest-conflict",
    });
    expect(refusal((await at.assign(round, "reviewer-2", applicationId)).answer)).toBe("done");
  });
});

describe("a reviewer who lets the time pass", () => {
  test("is taken off by who assigns, then and not before; another takes the place", async () => {
    const round = await at.opened("late");
    const applicationId = await at.inReview(round, "mill");
    const assignmentId = await at.assigned(round, "reviewer", applicationId);
    await at.assigned(round, "reviewer-2", applicationId);
    const take = { type: "Recuse", assignmentId } as const;
    expect(refusal(await round.ask("coordinator", take))).toMatchObject({ code: "stage-running", until: "2026-03-17" });
    at.clock.setTo("2026-03-17");
    for (const name of ["mill", "assessor", "decider", "oversight"])
      expect(refusal(await round.ask(name, take)), name).toMatchObject({ code: "not-allowed" });
    expect(refusal(await round.ask("reviewer-2", take))).toMatchObject({ code: "unknown" });
    expect(refusal(await round.ask("coordinator", take))).toBe("done");
    const gone = await round.ask("reviewer", { type: "Rate", assignmentId, ratings: [rate(1)] });
    expect(refusal(gone)).toMatchObject({ code: "assignment-state", state: "recused" });
    await at.assigned(round, "reviewer-3", applicationId);
    // it was not said that anything ties them
    expect(refusal(await at.free(round, "reviewer", applicationId))).toBe("done");
    const before = await dumpProjections(at.on.touchstone);
    await rebuild(at.on.touchstone);
    expect(await dumpProjections(at.on.touchstone)).toEqual(before);
  });
});
