import { describe, expect, test } from "vitest";
import type { ReviewCase } from "./assignment.ts";
import type { RatingGiven } from "./commands.ts";
import { decideHandInRatings, decideRate } from "./rating.ts";
import { APPLICATION, eventsOf, refusalOf, words } from "./sample-decided.ts";
import { actor, assignmentId, rating, reviewing } from "./sample-judged.ts";
import { APPLICATION_STATES } from "./states.ts";

const PROOF = "90000000-0000-4000-8000-000000000001";
/** what the proof is called before this reviewer */
const NAME = "91000000-0000-4000-8000-000000000001";
const OTHERS = "90000000-0000-4000-8000-000000000002";

const ownIn = (review: ReviewCase, k: number) => {
  const assignment = review.assignments[k];
  return assignment ? { review, assignment } : null;
};
const rate = (ratings: readonly RatingGiven[], review: ReviewCase = reviewing(["assigned"]), k = 0) =>
  decideRate({ assignmentId: assignmentId(k), ratings }, { own: ownIn(review, k), proofs: new Map([[NAME, PROOF]]) });

describe("rating", () => {
  test("is kept under the assignment, which is all that it says of who it is", () => {
    const given = [rating("welcome", 2, { evidence: [NAME] }), rating("paths", 1, { reason: null })];
    const kept = [{ ...given[0], evidence: [PROOF] }, given[1]];
    const [event] = eventsOf(rate(given));
    expect(event).toMatchObject({
      type: "RatingsKept",
      as: assignmentId(0),
      data: { assignmentId: assignmentId(0), applicationId: APPLICATION, ratings: kept },
    });
    expect(JSON.stringify(event)).not.toContain(actor(0));
  });

  test.each<[string, RatingGiven, string]>([
    ["an indicator that its unit answers", rating("own", 1), "ratings[0].item"],
    ["an indicator that there is not", rating("nothing", 1), "ratings[0].item"],
    ["a level above the rubric", rating("welcome", 4), "ratings[0].level"],
    ["a level below it", rating("welcome", -1), "ratings[0].level"],
    ["a level between two", rating("welcome", 1.5), "ratings[0].level"],
    ["a level that is no number", rating("welcome", Number.NaN), "ratings[0].level"],
    ["the lowest level without a reason", rating("welcome", 0, { reason: null }), "ratings[0].reason"],
    ["the highest level without a reason", rating("welcome", 3, { reason: null }), "ratings[0].reason"],
    ["insufficient evidence without a reason", rating("welcome", null, { reason: null }), "ratings[0].reason"],
    ["an empty reason", rating("welcome", 1, { reason: words(" ") }), "ratings[0].reason.en"],
    ["a reason without a language", rating("welcome", 1, { reason: words("So", "?") }), "ratings[0].reason"],
    [
      "an e-mail address in a reason",
      rating("welcome", 0, { reason: words("Ask tashi@example.org") }),
      "ratings[0].reason.en",
    ],
    [
      "a telephone number in a reason",
      rating("welcome", 0, { reason: words("Call 13812345678") }),
      "ratings[0].reason.en",
    ],
    ["a reason of 5,001 characters", rating("welcome", 0, { reason: words("a".repeat(5001)) }), "ratings[0].reason.en"],
    ["another unit's proof", rating("welcome", 1, { evidence: [OTHERS] }), "ratings[0].evidence[0]"],
    ["a proof by its id, which is not told", rating("welcome", 1, { evidence: [PROOF] }), "ratings[0].evidence[0]"],
    ["a proof twice", rating("welcome", 1, { evidence: [NAME, NAME] }), "ratings[0].evidence"],
  ])("refuses %s", (_, given, path) => {
    expect(refusalOf(rate([given]))).toMatchObject({ code: "invalid", problems: [{ path }] });
  });

  test("refuses a confidence of its own", () => {
    const given = { ...rating("welcome", 1), confidence: "certain" as "high" };
    expect(refusalOf(rate([given]))).toMatchObject({ code: "invalid", problems: [{ path: "ratings[0].confidence" }] });
  });

  test("refuses an indicator twice, none at all, and more than an entry of the ledger holds", () => {
    const twice = [rating("welcome", 1), rating("welcome", 2)];
    expect(refusalOf(rate(twice))).toMatchObject({ code: "invalid", problems: [{ path: "ratings[1].item" }] });
    expect(refusalOf(rate([]))).toMatchObject({ code: "invalid", problems: [{ path: "ratings" }] });
    const long = { ...reviewing(["assigned"]) };
    const rated = Array.from({ length: 20 }, (_, k) => ({ item: `i${k}`, levels: 4, reviewers: 2, apartBy: null }));
    // 1,100 characters of Tibetan take 3,300 bytes: twenty of them are more than 60 kB
    const reasons = rated.map(({ item }) => rating(item, 1, { reason: words("ཀ".repeat(1100), "bo") }));
    expect(refusalOf(rate(reasons, { ...long, rated }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "ratings" }],
    });
    expect(refusalOf(rate(reasons.slice(0, 10), { ...long, rated }))).toBe("accepted");
  });

  test("refuses another's assignment as if there were none", () => {
    expect(
      refusalOf(decideRate({ assignmentId: assignmentId(0), ratings: [] }, { own: null, proofs: new Map() })),
    ).toEqual({ code: "unknown", what: "assignment", id: assignmentId(0) });
  });

  test("ends with handing in, with stepping back, and with the review", () => {
    const given = [rating("welcome", 2)];
    for (const state of ["handedIn", "recused"] as const)
      expect(refusalOf(rate(given, reviewing([state])))).toMatchObject({ code: "assignment-state", state });
    for (const state of APPLICATION_STATES.filter((one) => one !== "review"))
      expect(refusalOf(rate(given, reviewing(["assigned"], { state })))).toEqual({
        code: "review-over",
        assignmentId: assignmentId(0),
      });
  });
});

describe("handing ratings in", () => {
  type Levels = Readonly<Record<"welcome" | "paths", number | null>>;
  const ratingsOf = (levels: Levels) => Object.entries(levels).map(([item, level]) => ({ item, level }));
  const handIn = (review: ReviewCase, k: number, levels: readonly (Levels | null)[]) =>
    decideHandInRatings(
      { assignmentId: assignmentId(k) },
      {
        own: ownIn(review, k),
        ratings: new Map(levels.flatMap((of, at) => (of === null ? [] : [[assignmentId(at), ratingsOf(of)]]))),
      },
    );
  const types = (...asked: Parameters<typeof handIn>) => eventsOf(handIn(...asked)).map(({ type }) => type);

  test("wants a rating of every rated indicator; insufficient evidence is one", () => {
    const one = reviewing(["assigned"]);
    expect(refusalOf(handIn(one, 0, [null]))).toEqual({ code: "ratings-missing", items: ["welcome", "paths"] });
    const ratings = new Map([[assignmentId(0), [{ item: "paths", level: 1 }]]]);
    const own = ownIn(one, 0);
    expect(refusalOf(decideHandInRatings({ assignmentId: assignmentId(0) }, { own, ratings }))).toEqual({
      code: "ratings-missing",
      items: ["welcome"],
    });
    expect(types(one, 0, [{ welcome: null, paths: null }])).toEqual(["RatingsHandedIn"]);
  });

  test("of the first leaves the second to wait for", () => {
    expect(
      types(reviewing(["assigned", "assigned"]), 0, [
        { welcome: 0, paths: 0 },
        { welcome: 3, paths: 2 },
      ]),
    ).toEqual(["RatingsHandedIn"]);
  });

  test("of the last settles all at the middle, under the assignment alone", () => {
    const levels = [
      { welcome: 2, paths: 0 },
      { welcome: 3, paths: 2 },
    ];
    const events = eventsOf(handIn(reviewing(["handedIn", "assigned"]), 1, levels));
    expect(events.map(({ type, as }) => [type, as])).toEqual([
      ["RatingsHandedIn", assignmentId(1)],
      ["RatingsSettled", assignmentId(1)],
    ]);
    expect(events[1]?.data).toEqual({
      applicationId: APPLICATION,
      settled: [
        { item: "welcome", level: 2.5, error: 0.5, ratings: 2 },
        { item: "paths", level: 1, error: 1, ratings: 2 },
      ],
      moved: { to: "settling", deadline: null },
    });
    expect(JSON.stringify(events)).not.toContain(actor(1));
  });

  test("calls for a third where they lie apart by the indicator's measure, and moves nothing", () => {
    const apart = [
      { welcome: 0, paths: 0 },
      { welcome: 2, paths: 2 },
    ];
    const events = eventsOf(handIn(reviewing(["handedIn", "assigned"]), 1, apart));
    expect(events.map(({ type }) => type)).toEqual(["RatingsHandedIn", "ThirdRatingCalled"]);
    expect(events[1]).toMatchObject({ as: assignmentId(1), data: { applicationId: APPLICATION, items: ["welcome"] } });
  });

  test("of a third settles, however far apart; three of them have a middle", () => {
    const called = reviewing(["handedIn", "handedIn", "assigned"], { thirdItems: ["welcome"] });
    const levels = [
      { welcome: 0, paths: 0 },
      { welcome: 3, paths: 2 },
      { welcome: 1, paths: 0 },
    ];
    expect(eventsOf(handIn(called, 2, levels))[1]).toMatchObject({
      type: "RatingsSettled",
      data: {
        settled: [
          { item: "welcome", level: 1, error: 1.5, ratings: 3 },
          { item: "paths", level: 0, error: 1, ratings: 3 },
        ],
      },
    });
    // a third was called: two are not enough any more
    const replaced = reviewing(["handedIn", "recused", "assigned"], { thirdItems: ["welcome"] });
    expect(types(replaced, 2, levels)).toEqual(["RatingsHandedIn"]);
  });

  test("counts no ratings of who stepped back", () => {
    const review = reviewing(["recused", "handedIn", "assigned"]);
    const levels = [
      { welcome: 0, paths: 0 },
      { welcome: 3, paths: 2 },
      { welcome: 3, paths: 2 },
    ];
    expect(eventsOf(handIn(review, 2, levels))[1]).toMatchObject({
      type: "RatingsSettled",
      data: {
        settled: [
          { level: 3, error: null, ratings: 2 },
          { level: 2, error: null, ratings: 2 },
        ],
      },
    });
  });

  test("settles insufficient evidence as that, where every reviewer found it", () => {
    const levels = [
      { welcome: null, paths: 1 },
      { welcome: null, paths: 1 },
    ];
    expect(eventsOf(handIn(reviewing(["handedIn", "assigned"]), 1, levels))[1]).toMatchObject({
      data: {
        settled: [
          { item: "welcome", level: null, error: null },
          { item: "paths", level: 1 },
        ],
      },
    });
  });

  test("is once, by one's own assignment, in review", () => {
    const levels = [{ welcome: 1, paths: 1 }];
    expect(refusalOf(handIn(reviewing(["handedIn"]), 0, levels))).toMatchObject({ code: "assignment-state" });
    expect(refusalOf(handIn(reviewing(["recused"]), 0, levels))).toMatchObject({ code: "assignment-state" });
    expect(refusalOf(handIn(reviewing(), 0, levels))).toMatchObject({ code: "unknown", what: "assignment" });
    for (const state of APPLICATION_STATES.filter((one) => one !== "review"))
      expect(refusalOf(handIn(reviewing(["assigned"], { state }), 0, levels))).toMatchObject({
        code: "review-over",
      });
  });
});
