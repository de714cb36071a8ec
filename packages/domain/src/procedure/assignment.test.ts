import { describe, expect, test } from "vitest";
import type { Held } from "../authorise.ts";
import type { Level } from "./acts-at.ts";
import { type Candidate, decideAssignReviewer, decideRecuse, type ReviewCase } from "./assignment.ts";
import { APPLICATION, eventsOf, on, refusalOf } from "./sample-decided.ts";
import { actor, assignment, assignmentId, COORDINATOR, holding, reviewing } from "./sample-judged.ts";
import { APPLICATION_STATES } from "./states.ts";

const UNIT = "50000000-0000-4000-8000-000000000001";
const TOWNSHIP = "50000000-0000-4000-8000-000000000002";
const ELSEWHERE = "50000000-0000-4000-8000-000000000003";
const today = on("2026-06-03", COORDINATOR);
const command = { assignmentId: assignmentId(9), applicationId: APPLICATION, reviewer: "dolma" };

const free = (more: Partial<Candidate> = {}, ...beside: Held[]): Candidate => ({
  actor: actor(9),
  held: [holding("reviewer"), ...beside],
  interest: "free",
  ...more,
});
const NOBODY: Level = { above: [] };
const assign = (
  review: ReviewCase | null,
  candidate: Candidate | null = free(),
  { isIdFree = true, level = NOBODY }: { isIdFree?: boolean; level?: Level } = {},
) => decideAssignReviewer(command, { isIdFree, review, candidate, units: [UNIT, TOWNSHIP], level }, today);
/** the same where the standard names a type of unit for the review */
const byTownships = (review: ReviewCase): ReviewCase => {
  const stages = review.cycle.stages.map((one) => (one.stage === "deskReview" ? { ...one, actsAt: "township" } : one));
  return { ...review, cycle: { ...review.cycle, stages } };
};
const coordinated = (...coordinators: readonly string[]): Level => ({
  above: [{ unitId: TOWNSHIP, type: "township", coordinators }],
});

describe("assigning a reviewer", () => {
  test("who has said that nothing ties them puts the application before them, and says nowhere in the open who it is", () => {
    const [event] = eventsOf(assign(reviewing()));
    expect(event).toMatchObject({
      type: "ReviewerAssigned",
      data: { assignmentId: assignmentId(9), applicationId: APPLICATION, isThird: false },
      private: { reviewer: { actor: actor(9) } },
    });
    expect(JSON.stringify(event?.data)).not.toContain(actor(9));
  });

  test("without a declaration is refused: unknown counts as a conflict", () => {
    const want = { code: "interest-unknown", applicationId: APPLICATION };
    expect(refusalOf(assign(reviewing(), free({ interest: null })))).toEqual(want);
    // of an account that was granted the role and has never acted nothing can be known
    expect(refusalOf(assign(reviewing(), free({ actor: null, interest: null })))).toEqual(want);
  });

  test("against a declared conflict is refused", () => {
    expect(refusalOf(assign(reviewing(), free({ interest: "conflict" })))).toEqual({
      code: "interest-conflict",
      applicationId: APPLICATION,
    });
  });

  test("of who runs the programme is refused, whatever role they came by", () => {
    for (const running of ["operator", "office", "coordinator"] as const)
      expect(refusalOf(assign(reviewing(), free({}, holding(running, TOWNSHIP))))).toEqual({
        code: "not-separated",
        role: "reviewer",
        holds: running,
      });
  });

  test("of oneself is refused, though nothing ties one", () => {
    expect(refusalOf(assign(reviewing(), free({ actor: COORDINATOR })))).toEqual({
      code: "same-person",
      act: "review it",
      earlier: "assigns reviewers",
    });
  });

  test.each<[string, readonly Held[], string]>([
    ["nobody without the role", [], "not-allowed"],
    ["nobody whose role has ended", [holding("reviewer", null, { until: "2026-03-02" })], "not-allowed"],
    ["nobody whose role is in another programme", [holding("reviewer", null, { on: "sister" })], "not-allowed"],
    ["nobody whose role is over other units", [holding("reviewer", ELSEWHERE)], "not-allowed"],
    ["nobody who is a unit's account now", [holding("reviewer"), holding("unit", ELSEWHERE)], "not-separated"],
    ["nobody who decides", [holding("reviewer"), holding("decider")], "not-separated"],
    ["nobody who watches", [holding("reviewer"), holding("oversight", null, { on: "organisation" })], "not-separated"],
    [
      "nobody who was the applicant's account",
      [holding("reviewer"), holding("unit", UNIT, { until: "2026-03-01" })],
      "same-person",
    ],
    [
      "nobody who was the account of a unit that it lies in",
      [holding("reviewer"), holding("unit", TOWNSHIP, { on: "organisation", until: "2026-03-01" })],
      "same-person",
    ],
    [
      "who was another unit's account, once",
      [holding("reviewer"), holding("unit", ELSEWHERE, { until: "2026-03-01" })],
      "accepted",
    ],
    ["who reviews in this part of the units", [holding("reviewer", TOWNSHIP)], "accepted"],
  ])("takes %s", (_, held, want) => {
    const refusal = refusalOf(assign(reviewing(), free({ held })));
    expect(refusal === "accepted" ? refusal : (refusal as { code: string }).code).toBe(want);
  });

  test("takes nobody who made the application, whatever roles are left", () => {
    const review = reviewing();
    const made = free({ actor: review.application.madeBy });
    expect(refusalOf(assign(review, made))).toMatchObject({ code: "same-person", earlier: "acted for the applicant" });
  });

  test("twice of the same person is refused, also once they have stepped back", () => {
    for (const state of ["assigned", "handedIn", "recused"] as const)
      expect(refusalOf(assign(reviewing([state]), free({ actor: actor(0) })))).toMatchObject({ code: "exists" });
  });

  test("fills as many places as the standard asks for; who stepped back leaves theirs", () => {
    expect(refusalOf(assign(reviewing(["assigned"])))).toBe("accepted");
    expect(refusalOf(assign(reviewing(["assigned", "handedIn"])))).toEqual({
      code: "no-place-free",
      applicationId: APPLICATION,
      needed: 2,
    });
    expect(refusalOf(assign(reviewing(["assigned", "recused", "recused"])))).toBe("accepted");
  });

  test("of a third is for after a third was called, and says that it is one", () => {
    const called = reviewing(["handedIn", "handedIn"], { thirdItems: ["welcome"] });
    expect(eventsOf(assign(called))[0]?.data).toMatchObject({ isThird: true });
    const filled = { ...called, assignments: [...called.assignments, assignment(2, "assigned", true)] };
    expect(refusalOf(assign(filled))).toMatchObject({ code: "no-place-free", needed: 3 });
    const again = { ...called, assignments: [...called.assignments, assignment(2, "recused", true)] };
    expect(eventsOf(assign(again))[0]?.data).toMatchObject({ isThird: true });
    // one of the first two stepped back after the third had begun: theirs is the place that is free
    const instead = [assignment(0, "recused"), assignment(1, "handedIn"), assignment(2, "assigned", true)];
    expect(eventsOf(assign({ ...called, assignments: instead }))[0]?.data).toMatchObject({ isThird: false });
  });

  test("is for an application in review alone, under an id of its own, of an account that there is", () => {
    for (const state of APPLICATION_STATES.filter((one) => one !== "review"))
      expect(refusalOf(assign(reviewing([], { state })))).toMatchObject({ code: "application-state", state });
    expect(refusalOf(assign(null))).toEqual({ code: "unknown", what: "application", id: APPLICATION });
    expect(refusalOf(assign(reviewing(), null))).toEqual({ code: "unknown", what: "account", id: "dolma" });
    expect(refusalOf(assign(reviewing(), free(), { isIdFree: false }))).toMatchObject({
      code: "exists",
      what: "assignment",
    });
  });
});

describe("assigning, where the standard names a type of unit for the review", () => {
  const at = (level: Level, review = byTownships(reviewing())) => refusalOf(assign(review, free(), { level }));

  test("belongs to who coordinates the unit of that type that the applicant lies in", () => {
    expect(at(coordinated(COORDINATOR))).toBe("accepted");
    const elsewhere = { code: "acts-elsewhere", stage: "deskReview", actsAt: "township" };
    expect(at(coordinated(actor(3)))).toEqual(elsewhere);
    const county = { unitId: ELSEWHERE, type: "county", coordinators: [COORDINATOR] };
    expect(at({ above: [...coordinated(actor(3)).above, county] })).toEqual(elsewhere);
  });

  test("belongs to whoever assigns where nobody coordinates it, and where a body or nothing is named", () => {
    expect(at(coordinated())).toBe("accepted");
    expect(at(NOBODY)).toBe("accepted");
    expect(at(coordinated(actor(3)), reviewing())).toBe("accepted");
  });
});

describe("stepping back", () => {
  const recuse = (review: ReviewCase, k = 0) => {
    const mine = review.assignments[k];
    const state = mine ? { review, assignment: mine, assigns: false, level: coordinated(actor(5)) } : null;
    return decideRecuse({ assignmentId: assignmentId(k) }, state, on("2026-06-03", actor(k)));
  };

  test("is recorded under the assignment, before handing in and after", () => {
    for (const state of ["assigned", "handedIn"] as const) {
      const [event] = eventsOf(recuse(reviewing([state])));
      expect(event).toMatchObject({ type: "ReviewerRecused", as: assignmentId(0) });
      expect(JSON.stringify(event)).not.toContain(actor(0));
    }
  });

  test("is for one's own assignment, once, while the application is in review", () => {
    expect(refusalOf(recuse(reviewing(), 3))).toEqual({ code: "unknown", what: "assignment", id: assignmentId(3) });
    expect(refusalOf(recuse(reviewing(["recused"])))).toMatchObject({ code: "assignment-state", state: "recused" });
    for (const state of APPLICATION_STATES.filter((one) => one !== "review"))
      expect(refusalOf(recuse(reviewing(["handedIn"], { state })))).toEqual({
        code: "review-over",
        assignmentId: assignmentId(0),
      });
  });

  test("is for whoever reviews, whose stage it is or not", () => {
    expect(refusalOf(recuse(byTownships(reviewing(["assigned"]))))).toBe("accepted");
  });

  test("tells its reviewer nothing of the application, whatever is refused", () => {
    for (const state of APPLICATION_STATES)
      for (const own of ["assigned", "handedIn", "recused"] as const)
        expect(JSON.stringify(refusalOf(recuse(reviewing([own], { state }))))).not.toContain(APPLICATION);
  });
});

describe("taking a reviewer off", () => {
  const until = { until: "2026-06-15", days: 10, provisional: false };
  const take = (
    review: ReviewCase,
    { by = COORDINATOR, assigns = true, today = "2026-06-15", level = NOBODY } = {},
  ) => {
    const [assigned] = review.assignments;
    if (!assigned) throw new Error("nobody is assigned");
    const state = { review, assignment: assigned, assigns, level };
    return decideRecuse({ assignmentId: assignmentId(0) }, state, on(today, by));
  };
  const late = reviewing(["assigned"], { deadline: until });

  test("is for who assigns, once the time is over, and stands under their own name", () => {
    const [event] = eventsOf(take(late));
    expect(event).toMatchObject({ type: "ReviewerRecused", data: { assignmentId: assignmentId(0) } });
    expect(event?.as).toBeUndefined();
    expect(refusalOf(take(late, { today: "2026-06-14" }))).toEqual({
      code: "stage-running",
      applicationId: APPLICATION,
      until: "2026-06-15",
    });
  });

  test("is for those alone whose stage it is", () => {
    const elsewhere = { code: "acts-elsewhere", stage: "deskReview", actsAt: "township" };
    expect(refusalOf(take(byTownships(late), { level: coordinated(actor(3)) }))).toEqual(elsewhere);
    expect(refusalOf(take(byTownships(late), { level: coordinated(COORDINATOR) }))).toBe("accepted");
  });

  test("needs no waiting where the round has no limit", () => {
    expect(refusalOf(take(reviewing(["assigned"], { deadline: null })))).toBe("accepted");
  });

  test("takes no rating away that was handed in", () => {
    const handedIn = reviewing(["handedIn"], { deadline: until });
    expect(refusalOf(take(handedIn))).toMatchObject({ code: "assignment-state", state: "handedIn" });
  });

  test("is for nobody else: another reviewer learns not even that it is there", () => {
    expect(refusalOf(take(late, { by: actor(1), assigns: false }))).toMatchObject({ code: "unknown" });
  });
});
