import { describe, expect, test } from "vitest";
import type { ReviewCommands } from "./commands.ts";
import type { DecidingCase } from "./decide.ts";
import { decideRecommend } from "./recommend.ts";
import { APPLICATION, deciding, eventsOf, on, refusalOf, words } from "./sample-decided.ts";
import { ASSESSOR } from "./sample-judged.ts";
import { APPLICATION_STATES } from "./states.ts";

const waiting = (more: Partial<DecidingCase["application"]> = {}): DecidingCase =>
  deciding({ state: "recommending", deadline: null, recommendation: null, ...more });
const recommend = (said: Partial<ReviewCommands["Recommend"]> = {}, case_: DecidingCase | null = waiting()) =>
  decideRecommend(
    { applicationId: APPLICATION, grade: "silver", reasons: [], ...said },
    case_,
    on("2026-06-02", ASSESSOR),
  );
const reason = { at: "hours", text: [words("Closed at noon")] };

describe("a recommendation", () => {
  test("brings the application before whoever decides, within the days of that stage", () => {
    expect(eventsOf(recommend())).toEqual([
      {
        type: "RecommendationMade",
        stream: `application/${APPLICATION}`,
        data: {
          applicationId: APPLICATION,
          grade: "silver",
          reasons: [],
          moved: { to: "deciding", deadline: { until: "2026-06-10", days: 5, provisional: false } },
        },
      },
    ]);
  });

  test("for less than was sought gives reasons, which name places of the standard", () => {
    for (const grade of ["bronze", null]) {
      expect(refusalOf(recommend({ grade }))).toEqual({ code: "reasons-missing", sought: "silver", grade });
      expect(refusalOf(recommend({ grade, reasons: [reason] }))).toBe("accepted");
    }
    expect(refusalOf(recommend({ reasons: [{ ...reason, at: "nowhere" }] }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "reasons[0].at" }],
    });
  });

  test("is for no more than the scorecard gives", () => {
    expect(refusalOf(recommend({ grade: "gold" }))).toMatchObject({ code: "grade-above-score", computed: "silver" });
    expect(refusalOf(recommend({}, waiting({ score: null })))).toMatchObject({
      code: "grade-above-score",
      computed: null,
    });
    const none = waiting({ score: { assessmentId: APPLICATION, score: null, grade: null, certainty: null } });
    expect(refusalOf(recommend({ grade: null, reasons: [reason] }, none))).toBe("accepted");
  });

  test("is of grades of the standard, in words without persons", () => {
    expect(refusalOf(recommend({ grade: "platinum" }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "grade" }],
    });
    const personal = { at: "hours", text: [words("Ask tashi@example.org")] };
    expect(refusalOf(recommend({ reasons: [personal] }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "reasons[0].text.en", got: "an e-mail address" }],
    });
    const many = Array.from({ length: 201 }, () => reason);
    expect(refusalOf(recommend({ reasons: many }))).toMatchObject({ code: "invalid", problems: [{ path: "reasons" }] });
    const long = Array.from({ length: 30 }, () => ({ at: "hours", text: [words("ཀ".repeat(1000), "bo")] }));
    expect(refusalOf(recommend({ reasons: long }))).toMatchObject({ code: "invalid", problems: [{ path: "reasons" }] });
  });

  test("is by nobody who had a hand in the application before", () => {
    const acts = [{ actor: ASSESSOR, did: "was assigned to review this application" }];
    expect(refusalOf(recommend({}, { ...waiting(), acts }))).toEqual({
      code: "same-person",
      act: "recommend on it",
      earlier: "was assigned to review this application",
    });
  });

  test("is for an application that waits for one", () => {
    expect(refusalOf(recommend({}, null))).toMatchObject({ code: "unknown", what: "application" });
    for (const state of APPLICATION_STATES.filter((one) => one !== "recommending"))
      expect(refusalOf(recommend({}, waiting({ state })))).toMatchObject({ code: "application-state", state });
  });
});
