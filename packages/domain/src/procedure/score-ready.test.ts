import { describe, expect, test } from "vitest";
import { APPLICATION, eventsOf, on, refusalOf } from "./sample-decided.ts";
import { judged, judgedStandard } from "./sample-judged.ts";
import { advanceSettling, type Scored, type SettlingCase } from "./score-ready.ts";

const card = (certainty: number | null): Scored => ({
  assessmentId: "60000000-0000-4000-8000-000000000001",
  score: 71.5,
  grade: "silver",
  certainty,
});
const settling = (scored: Scored | null, more: Partial<SettlingCase> = {}): SettlingCase => ({
  ...judged({ state: "settling", deadline: null }),
  scored,
  changed: null,
  ...more,
});
const today = on("2026-06-03");
const thirdReview = judgedStandard("{ certainAt: 0.9, whenUncertain: thirdReview }");
const asks = judgedStandard("{ certainAt: 0.9, whenUncertain: deciderGivesReason }");

describe("an application whose ratings are settled", () => {
  test("waits for an assessment that has counted them", () => {
    expect(refusalOf(advanceSettling(settling(null), today))).toEqual({
      code: "due-nothing",
      applicationId: APPLICATION,
      until: null,
    });
  });

  test("goes on with its score to the unit's reply, within the days of that stage", () => {
    expect(eventsOf(advanceSettling(settling(card(0.95)), today))).toEqual([
      {
        type: "ScoreReady",
        stream: `application/${APPLICATION}`,
        data: {
          applicationId: APPLICATION,
          ...card(0.95),
          moved: { to: "reply", deadline: { until: "2026-06-11", days: 5, provisional: false } },
        },
      },
    ]);
  });

  test("stops where other answers were counted than its unit handed in, whatever score comes of them", () => {
    const other = advanceSettling(settling(card(0.95), { changed: ["round/hours"] }), today);
    expect(refusalOf(other)).toEqual({ code: "answers-changed", applicationId: APPLICATION, items: ["round/hours"] });
    expect(advanceSettling(settling(card(0.5), { changed: [], standard: thirdReview }), today).ok).toBe(false);
    expect(refusalOf(advanceSettling(settling(null, { changed: [] }), today))).toMatchObject({ code: "due-nothing" });
  });

  test("goes on to its recommendation where the round has no reply", () => {
    const { cycle } = settling(null);
    const without = { ...cycle, stages: cycle.stages.filter(({ stage }) => stage !== "rightOfReply") };
    expect(eventsOf(advanceSettling(settling(card(0.95), { cycle: without }), today))[0]?.data).toMatchObject({
      moved: { to: "recommending", deadline: null },
    });
  });

  test("goes on without a score where nobody could score it: that is for people to see", () => {
    const none: Scored = { ...card(null), score: null, grade: null };
    expect(eventsOf(advanceSettling(settling(none), today))[0]).toMatchObject({
      type: "ScoreReady",
      data: { score: null, grade: null, certainty: null },
    });
  });
});

describe("a grade that is less certain than the standard asks for", () => {
  const types = (on_: SettlingCase) => eventsOf(advanceSettling(on_, today)).map(({ type }) => type);

  test("calls one more reviewer first, where the standard wants a third review, and tells no score", () => {
    const events = eventsOf(advanceSettling(settling(card(0.89), { standard: thirdReview }), today));
    expect(events).toMatchObject([
      { type: "ThirdRatingCalled", data: { items: ["welcome", "paths"] } },
      { type: "ApplicationMoved", data: { moved: { to: "review", deadline: { until: "2026-06-18", days: 10 } } } },
    ]);
    expect(JSON.stringify(events)).not.toContain("71.5");
  });

  test("calls for it once: with a third in, the application goes on, as uncertain as it is", () => {
    const third = judged({ state: "settling", deadline: null, thirdItems: ["welcome"] }, thirdReview);
    expect(types({ ...third, scored: card(0.5), changed: null })).toEqual(["ScoreReady"]);
  });

  test("calls for nobody where it is certain, where nobody knows, or where the standard wants another way", () => {
    expect(types(settling(card(0.9), { standard: thirdReview }))).toEqual(["ScoreReady"]);
    expect(types(settling(card(null), { standard: thirdReview }))).toEqual(["ScoreReady"]);
    expect(types(settling(card(0.5), { standard: asks }))).toEqual(["ScoreReady"]);
  });
});
