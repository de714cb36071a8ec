/**
 * Commands in any order, by anybody, some of whom hold roles that must be kept apart: whatever deciders accept, a round
 * never comes to what must not be. 1,000 sequences, or as many as SEQUENCES says, of up to 120 commands, drawn from a seed,
 * so that they are the same.
 */
import { type DomainEvent, ratingsVisibleTo } from "@touchstone/domain";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { take } from "./random-commands.ts";
import { type Kind, step } from "./random-steps.ts";
import { GRADES, RoundModel, reviewerOf } from "./round-model.ts";

const RUNS = Number(process.env.SEQUENCES ?? 1000);
const LONGEST = 120;
const accepted = new Map<Kind, number>();
const refusals = new Map<string, number>();
const reached = new Set<string>();
let nCommands = 0;

const place = (grade: string | null): number => (grade === null ? GRADES.length : GRADES.indexOf(grade));
const actsOn = (model: RoundModel, applicationId: string, actor: string): string[] =>
  model.acts.filter((act) => act.applicationId === applicationId && act.actor === actor).map(({ did }) => did);

/** What must never be, by name; each is looked at after every command. */
const FORBIDDEN: Readonly<Record<string, (model: RoundModel, from: number) => unknown>> = {
  "somebody decides who had a hand in it": (model, from) =>
    model.log.slice(from).find(({ event, by }) => {
      if (event.type !== "DecisionMade" || event.data.bySilence) return false;
      return actsOn(model, event.data.applicationId, by).length > 0;
    }),
  "somebody recommends who applied, checked, assigned or reviewed": (model, from) =>
    model.log.slice(from).find(({ event, by }) => {
      if (event.type !== "RecommendationMade") return false;
      return actsOn(model, event.data.applicationId, by).some((did) => did !== "recommended");
    }),
  "somebody reviews who applied, or who assigned themselves, or who has not said that nothing ties them": (
    model,
    from,
  ) =>
    model.log.slice(from).find(({ event, by }) => {
      if (event.type !== "ReviewerAssigned") return false;
      const { applicationId } = event.data;
      const actor = reviewerOf(event);
      const isOwn = model.applications.get(applicationId)?.madeBy === actor || by === actor;
      return isOwn || model.interests.get(actor)?.get(applicationId) !== "free";
    }),
  "a designation without a notice that lasted its days": (model) =>
    model.granted.find(({ notice, on }) => notice === undefined || on < notice.until || notice.days < 7),
  "a designation while an objection is open, or one is upheld": (model) =>
    model.granted.find(({ openObjections, upheldObjections }) => openObjections + upheldObjections > 0),
  "a designation above the computed grade": (model) =>
    model.granted.find(({ grade, computed }) => place(grade) < place(computed)),
  "a decision or a recommendation above the computed grade": (model, from) =>
    model.log.slice(from).find(({ event }) => {
      if (event.type !== "DecisionMade" && event.type !== "RecommendationMade") return false;
      const { applicationId, grade } = event.data;
      return place(grade) < place(model.applications.get(applicationId)?.score?.grade ?? null);
    }),
  "a negative decision without reasons, or without a clock": (model, from) =>
    model.log.slice(from).find(({ event }) => {
      if (event.type !== "DecisionMade" || event.data.bySilence) return false;
      const { applicationId, grade, reasons, appealUntil } = event.data;
      const isNegative = place(grade) > place(model.applications.get(applicationId)?.grade ?? null);
      return isNegative && (reasons.length === 0 || appealUntil === null);
    }),
  "silence that counts against a unit": (model, from) =>
    model.log.slice(from).find(({ event }) => {
      if (event.type === "CompletenessChecked" && event.data.bySilence) return event.data.toMend.length > 0;
      return event.type === "DecisionMade" && event.data.bySilence && event.data.grade === null;
    }),
  "somebody who did not apply, or withdrew, among those who take part": (model) =>
    [...model.enrolled].find(([unitId, { until }]) => {
      const live = [...model.applications.values()].filter(
        (one) => one.unitId === unitId && one.state !== "withdrawn" && one.state !== "lapsed",
      );
      return until === null && live.length === 0;
    }),
  "somebody put out who can still appeal, or by the hand of somebody who decides": (model, from) =>
    model.log.slice(from).find(({ event, by, today }) => {
      if (event.type !== "EnrolmentEnded") return false;
      const { unitId } = event.data;
      const declined = [...model.applications.values()].filter(
        (one) => one.unitId === unitId && one.state === "declined",
      );
      const isByUnit = by === `unit-${unitId.slice(1)}`;
      return !isByUnit && (by !== "clock" || declined.some(({ decision }) => today < (decision?.appealUntil ?? "")));
    }),
  "a unit's act by somebody else than its own account": (model, from) =>
    model.log.slice(from).find(({ event, by }) => {
      const own = ["ApplicationMade", "ApplicationHandedIn", "ApplicationWithdrawn"];
      if (!own.includes(event.type)) return false;
      const { applicationId } = event.data as { applicationId: string };
      return by !== `unit-${model.applications.get(applicationId)?.unitId.slice(1)}`;
    }),
  "ratings that are settled before as many as are needed are in": (model, from) =>
    model.log.slice(from).find(({ event }) => {
      if (event.type !== "RatingsSettled") return false;
      const { applicationId } = event.data;
      const isThird = model.applications.get(applicationId)?.thirdItems !== null;
      const inHand = model.assignments.filter((one) => one.applicationId === applicationId && one.state === "handedIn");
      return inHand.length < (isThird ? 3 : 2);
    }),
  "a rating that another reviewer sees before all are in": (model) =>
    [...model.applications.values()].find(({ state, score }) => {
      const isIn = score !== null;
      return !isIn && ratingsVisibleTo("reviewer", { state, isScored: isIn }) === "all";
    }),
};

describe("commands in any order, by anybody", () => {
  test("never bring a round to what must not be", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: LONGEST, size: "max" }), (steps) => {
        const model = new RoundModel();
        for (const one of steps) {
          const before = new Map(
            [...model.applications].map(([id, { state, deadline }]) => [id, { state, until: deadline?.until }]),
          );
          const from = model.log.length;
          const { kind, code } = take(model, one);
          nCommands++;
          if (code === null) accepted.set(kind, (accepted.get(kind) ?? 0) + 1);
          else refusals.set(code, (refusals.get(code) ?? 0) + 1);
          for (const { state } of model.applications.values()) reached.add(state);
          for (const [name, found] of Object.entries(FORBIDDEN)) expect(found(model, from), name).toBeUndefined();
          for (const [id, was] of before) {
            const is = model.applications.get(id);
            if (is?.state !== was.state || was.until === undefined) continue;
            expect((is.deadline?.until ?? "9999") >= was.until, "a deadline that is shortened").toBe(true);
          }
        }
      }),
      { numRuns: RUNS, seed: 20_261_122, endOnFailure: true },
    );
  }, 3_600_000);

  describe("and have been everywhere", () => {
    test("10,000 commands and more were asked for, and each kind was accepted at times", () => {
      expect(nCommands).toBeGreaterThan(10_000);
      for (const kind of ["Recommend", "Decide", "PublishNotice", "AnswerObjection", "Advance"] as const)
        expect(accepted.get(kind), kind).toBeGreaterThan(10);
    });

    test("every state was reached", () => {
      expect([...reached].sort()).toEqual(
        [
          "answering",
          "decided",
          "deciding",
          "declined",
          "designated",
          "handedIn",
          "lapsed",
          "mending",
          "noticed",
          "recommending",
          "reply",
          "review",
          "settling",
          "withdrawn",
        ].sort(),
      );
    });

    test("and they were refused for what they attacked", () => {
      for (const code of [
        "not-allowed",
        "same-person",
        "not-separated",
        "grade-above-score",
        "reasons-missing",
        "interest-unknown",
        "objections-unanswered",
        "application-state",
        "stage-over",
      ])
        expect(refusals.get(code), code).toBeGreaterThan(0);
    });
  });
});

describe("what must not be, put into a round by force", () => {
  const forced = (...events: readonly (readonly [DomainEvent, string])[]): string[] => {
    const model = new RoundModel();
    for (const [event, by] of events) model.apply(event, by);
    return Object.entries(FORBIDDEN).flatMap(([name, found]) => (found(model, 0) === undefined ? [] : [name]));
  };
  const applicationId = "a";
  const about = { stream: "application/a" } as const;
  const moved = { to: "deciding", deadline: null } as const;
  const apply: DomainEvent = {
    ...about,
    type: "ApplicationMade",
    data: { applicationId, cycleId: "cycle", unitId: "u0", grade: "silver", moved },
  };
  const score: DomainEvent = {
    ...about,
    type: "ScoreReady",
    data: { applicationId, assessmentId: "s", score: 50, grade: "bronze", certainty: 1, moved },
  };
  const decide = (grade: string | null, bySilence = false): DomainEvent => ({
    ...about,
    type: "DecisionMade",
    data: { applicationId, grade, reasons: [], whyCertain: null, bySilence, appealUntil: null, moved },
  });
  const assign: DomainEvent = {
    ...about,
    type: "ReviewerAssigned",
    data: { assignmentId: "x", applicationId, isThird: false },
    private: { reviewer: { actor: "reviewer-decider" } },
  };
  const designate: DomainEvent = {
    stream: "designation/d",
    type: "DesignationGranted",
    data: {
      designationId: "d",
      applicationId,
      cycleId: "cycle",
      noticeId: "n",
      unitId: "u0",
      grade: "gold",
      standard: { version: "1", digest: "0" },
      assessmentId: "s",
      from: "2026-03-02",
      until: null,
    },
  };

  test("is found: a reviewer who decides", () => {
    const found = forced(
      [apply, "unit-0"],
      [score, "clock"],
      [assign, "coordinator"],
      [decide("bronze"), "reviewer-decider"],
    );
    expect(found).toContain("somebody decides who had a hand in it");
    expect(found).toContain("a negative decision without reasons, or without a clock");
  });

  test("is found: a grade above the computed one, and silence against a unit", () => {
    expect(forced([apply, "unit-0"], [score, "clock"], [decide("gold"), "decider"])).toContain(
      "a decision or a recommendation above the computed grade",
    );
    expect(forced([apply, "unit-0"], [decide(null, true), "clock"])).toContain("silence that counts against a unit");
  });

  test("is found: a designation without a notice, above the computed grade", () => {
    const found = forced([apply, "unit-0"], [score, "clock"], [designate, "clock"]);
    expect(found).toContain("a designation without a notice that lasted its days");
    expect(found).toContain("a designation above the computed grade");
  });

  test("is found: who is put out by who declined them, or while they can appeal", () => {
    const declined: DomainEvent = {
      ...about,
      type: "DecisionMade",
      data: {
        applicationId,
        grade: null,
        reasons: [],
        whyCertain: null,
        bySilence: false,
        appealUntil: "2026-03-17",
        moved: { to: "declined", deadline: null },
      },
    };
    const out: DomainEvent = {
      stream: "enrolment/u0",
      type: "EnrolmentEnded",
      data: { unitId: "u0", on: "2026-03-02" },
    };
    for (const by of ["clock", "decider"])
      expect(forced([apply, "unit-0"], [declined, "decider"], [out, by]), by).toContain(
        "somebody put out who can still appeal, or by the hand of somebody who decides",
      );
  });

  test("is found: who applies for somebody else, and who takes part without having applied", () => {
    expect(forced([apply, "office"])).toContain("a unit's act by somebody else than its own account");
    const enrol: DomainEvent = {
      stream: "enrolment/u1",
      type: "UnitEnrolled",
      data: { unitId: "u1", on: "2026-03-02", cycleId: "cycle" },
    };
    expect(forced([enrol, "office"])).toContain("somebody who did not apply, or withdrew, among those who take part");
  });
});
