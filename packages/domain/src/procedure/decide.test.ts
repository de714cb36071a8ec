import { describe, expect, it } from "vitest";
import type { Decision } from "../decision.ts";
import type { DecidingCommands } from "./commands.ts";
import { advanceDeciding, type DeciderCase, decideDecide } from "./decide.ts";
import { APPLICATION, DECIDER, deciding, eventsOf, on, refusalOf, words } from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

type Said = Partial<DecidingCommands["Decide"]>;
const REASONS = [{ at: "services", text: [words("Two services have no hours in the evening.")] }];

const decide = (said: Said = {}, sample: DeciderCase = deciding(), by = DECIDER): Decision =>
  decideDecide(
    { applicationId: APPLICATION, grade: "silver", reasons: [], whyCertain: null, ...said },
    sample,
    on("2026-06-01", by),
  );

describe("deciding", () => {
  it("for the grade that was sought needs no reasons, and is not appealed against", () => {
    expect(eventsOf(decide())).toEqual([
      {
        type: "DecisionMade",
        stream: `application/${APPLICATION}`,
        data: {
          applicationId: APPLICATION,
          grade: "silver",
          reasons: [],
          whyCertain: null,
          bySilence: false,
          appealUntil: null,
          moved: { to: "decided", deadline: null },
        },
      },
    ]);
  });

  it("against it gives reasons per criterion, and a clock for the appeal: ten working days after today", () => {
    const [event] = eventsOf(decide({ grade: null, reasons: REASONS }));
    expect(event?.data).toMatchObject({
      grade: null,
      reasons: REASONS,
      appealUntil: "2026-06-16",
      moved: { to: "declined", deadline: null },
    });
  });

  it("for less than was sought is negative too: with reasons and an appeal, and it goes on notice", () => {
    expect(refusalOf(decide({ grade: "bronze" }))).toEqual({
      code: "reasons-missing",
      sought: "silver",
      grade: "bronze",
    });
    const [event] = eventsOf(decide({ grade: "bronze", reasons: REASONS }));
    expect(event?.data).toMatchObject({ appealUntil: "2026-06-16", moved: { to: "decided" } });
  });

  it("against it without a reason is refused", () => {
    expect(refusalOf(decide({ grade: null }))).toEqual({ code: "reasons-missing", sought: "silver", grade: null });
  });

  it.each([
    ["gold", "silver"],
    ["gold", null],
    ["bronze", null],
  ])("for %s where the scorecard has %s is refused", (grade, computed) => {
    const score = { assessmentId: "a", score: 50, grade: computed, certainty: 1 };
    expect(refusalOf(decide({ grade, reasons: REASONS }, deciding({ score })))).toEqual({
      code: "grade-above-score",
      grade,
      computed,
    });
  });

  it("for a grade above what was sought, where the scorecard has it, is not negative", () => {
    const score = { assessmentId: "a", score: 90, grade: "gold", certainty: 1 };
    expect(eventsOf(decide({ grade: "gold" }, deciding({ score })))[0]?.data).toMatchObject({ appealUntil: null });
  });

  it("is for an application that is at its decision, and no other", () => {
    for (const state of APPLICATION_STATES.filter((each) => each !== "deciding"))
      expect(refusalOf(decide({}, deciding({ state })))).toEqual({
        code: "application-state",
        applicationId: APPLICATION,
        state,
        want: "deciding",
      });
  });

  it("belongs to the level that the standard names, where somebody decides there", () => {
    const stages = [{ stage: "decision", days: 5, actsAt: "county" }];
    const above = [{ unitId: "county", type: "county", coordinators: [DECIDER] }];
    const sample = { ...deciding(), cycle: { ...deciding().cycle, stages }, level: { above } };
    expect(decide({}, sample).ok).toBe(true);
    expect(refusalOf(decide({}, sample, "10000000-0000-4000-8000-00000000000f"))).toEqual({
      code: "acts-elsewhere",
      stage: "decision",
      actsAt: "county",
    });
    const nobody = { ...sample, level: { above: [{ unitId: "county", type: "county", coordinators: [] }] } };
    expect(decide({}, nobody, "10000000-0000-4000-8000-00000000000f").ok).toBe(true);
  });

  it.each(["reviewed this application", "recommended on it", "checked that it is complete", "assigned its reviewers"])(
    "is not for who %s",
    (did) => {
      const sample = { ...deciding(), acts: [{ actor: DECIDER, did }] };
      expect(refusalOf(decide({}, sample))).toEqual({ code: "same-person", act: "decide on it", earlier: did });
      expect(decide({}, sample, "10000000-0000-4000-8000-00000000000f").ok).toBe(true);
    },
  );

  it("names what is wrong in it, all at once", () => {
    const reasons = [
      { at: "nowhere", text: [words("Why")] },
      { at: "hours", text: [words("Ask mei@example.org")] },
      { at: "hours", text: [] },
    ];
    expect(refusalOf(decide({ grade: "platinum", reasons, whyCertain: [words(" ")] }))).toEqual({
      code: "invalid",
      problems: [
        { path: "grade", got: "platinum", want: "gold, silver, bronze, or none" },
        { path: "reasons[0].at", got: "nowhere", want: "a criterion or an indicator of the standard" },
        {
          path: "reasons[1].text.en",
          got: "an e-mail address",
          want: "nothing personal: what is recorded here stays public",
        },
        { path: "reasons[2].text", got: "no text", want: "a text in at least one language" },
        { path: "whyCertain.en", got: "an empty text", want: "words" },
      ],
    });
  });

  it("with more reasons than an entry of the ledger has room for is refused", () => {
    const long = Array.from({ length: 13 }, () => ({ at: "hours", text: [words("a".repeat(5000))] }));
    expect(refusalOf(decide({ grade: null, reasons: long }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "reasons", want: "60000 at most: what is longer belongs into a document" }],
    });
    const many = Array.from({ length: 201 }, () => ({ at: "hours", text: [words("no")] }));
    expect(refusalOf(decide({ grade: null, reasons: many }))).toMatchObject({
      problems: [{ path: "reasons", got: "201 reasons" }],
    });
  });
});

describe("a decision after its limit", () => {
  const after = (said: Said, sample = deciding()): Decision =>
    decideDecide(
      { applicationId: APPLICATION, grade: "silver", reasons: REASONS, whyCertain: null, ...said },
      sample,
      on("2026-06-09"),
    );

  it("is what the scorecard has, and nothing less", () => {
    expect(after({}).ok).toBe(true);
    for (const grade of ["bronze", null])
      expect(refusalOf(after({ grade }))).toEqual({
        code: "stage-over",
        applicationId: APPLICATION,
        until: "2026-06-09",
        today: "2026-06-09",
      });
  });

  it("is free where the scorecard has no grade, for then nothing can stand by silence", () => {
    const score = { assessmentId: "a", score: 20, grade: null, certainty: 1 };
    expect(after({ grade: null }, deciding({ score })).ok).toBe(true);
  });

  it("is in time where days off became known since", () => {
    const sample: DeciderCase = {
      ...deciding({ deadline: { until: "2026-06-09", days: 5, provisional: true } }),
      calendar: { weekend: [6, 7], exceptions: [{ day: "2026-06-03", working: false }], knownThrough: "2026-12-31" },
    };
    expect(after({ grade: "bronze" }, sample).ok).toBe(true);
  });
});

describe("a grade that is not certain", () => {
  const withCertainty = (
    certainty: number | null,
    more: Parameters<typeof deciding>[1] = {},
    third: string[] | null = null,
  ) => deciding({ score: { assessmentId: "a", score: 70, grade: "silver", certainty }, thirdItems: third }, more);
  const why = { whyCertain: [words("The visit in May has shown it.")] };

  it("is decided with the decider's reason", () => {
    expect(refusalOf(decide({}, withCertainty(0.89)))).toEqual({
      code: "why-certain-missing",
      certainty: 0.89,
      certainAt: 0.9,
    });
    expect(eventsOf(decide(why, withCertainty(0.89)))[0]?.data).toMatchObject(why);
    expect(decide({}, withCertainty(0.9)).ok).toBe(true);
  });

  it("holds for a decision against the unit too", () => {
    expect(refusalOf(decide({ grade: null, reasons: REASONS }, withCertainty(0.5)))).toMatchObject({
      code: "why-certain-missing",
    });
  });

  it("of which nobody knows how certain it is, is not certain", () => {
    for (const whenUncertain of ["deciderGivesReason", "thirdReview", "siteVisit"] as const) {
      expect(refusalOf(decide({}, withCertainty(null, { whenUncertain })))).toMatchObject({
        code: "why-certain-missing",
      });
      expect(decide(why, withCertainty(null, { whenUncertain })).ok).toBe(true);
    }
  });

  it("waits for a third rating where the standard wants one, whatever the decider says", () => {
    const rules = { whenUncertain: "thirdReview" } as const;
    expect(refusalOf(decide(why, withCertainty(0.6, rules)))).toEqual({
      code: "not-certain",
      certainty: 0.6,
      certainAt: 0.9,
      want: "thirdReview",
    });
    expect(decide({}, withCertainty(0.6, rules, ["hours"])).ok).toBe(true);
  });

  it("waits for a site visit where the standard wants one", () => {
    expect(refusalOf(decide(why, withCertainty(0.6, { whenUncertain: "siteVisit" }, ["hours"])))).toMatchObject({
      code: "not-certain",
      want: "siteVisit",
    });
  });
});

describe("silence past the limit", () => {
  it("lets the grade of the scorecard stand, from the day on that is no longer within it", () => {
    expect(refusalOf(advanceDeciding(deciding(), on("2026-06-08")))).toEqual({
      code: "due-nothing",
      applicationId: APPLICATION,
      until: "2026-06-09",
    });
    expect(eventsOf(advanceDeciding(deciding(), on("2026-06-09")))[0]?.data).toMatchObject({
      grade: "silver",
      bySilence: true,
      appealUntil: null,
      moved: { to: "decided" },
    });
  });

  it("counts for the unit also where nobody has said which days are worked", () => {
    const deadline = { until: "2026-06-09", days: 5, provisional: true };
    expect(advanceDeciding(deciding({ deadline }), on("2026-06-09")).ok).toBe(true);
  });

  it("that leaves less than was sought can be appealed against", () => {
    const score = { assessmentId: "a", score: 50, grade: "bronze", certainty: 0.5 };
    expect(eventsOf(advanceDeciding(deciding({ score }), on("2026-06-09")))[0]?.data).toMatchObject({
      grade: "bronze",
      appealUntil: "2026-06-24",
    });
  });

  it("never declines: without a grade of the scorecard, or without a limit, nothing happens", () => {
    const score = { assessmentId: "a", score: 20, grade: null, certainty: 1 };
    expect(refusalOf(advanceDeciding(deciding({ score }), on("2027-06-09")))).toMatchObject({ code: "due-nothing" });
    expect(refusalOf(advanceDeciding(deciding({ deadline: null }), on("2027-06-09")))).toEqual({
      code: "due-nothing",
      applicationId: APPLICATION,
      until: null,
    });
  });
});
