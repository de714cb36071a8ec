import { expect, test } from "vitest";
import { refusals, villages } from "./villages.ts";

const acts = (actsAt: object, more: object = {}): string[] =>
  refusals(
    villages({
      cycle: { stages: ["deskReview", "decision", { notice: 7 }], actsAt, appeal: { within: 10, answeredWithin: 20 } },
      ...more,
    }),
  );

test("who reviews does not decide, at any level or in any body", () => {
  expect(acts({ deskReview: "township", decision: "county" })).toEqual([]);
  expect(acts({ deskReview: "office", decision: "council" })).toEqual([]);
  for (const stage of ["deskReview", "siteVisit", "moderation", "panel"]) {
    expect(acts({ [stage]: "county", decision: "county" }), stage).toEqual(["reviewer-decides"]);
    expect(acts({ [stage]: "council", decision: "council" }), stage).toEqual(["reviewer-decides"]);
  }
});

test("a second id for the same body is the same body", () => {
  const bodies = [
    { id: "one", title: "County office" },
    { id: "two", title: { en: "County  Office" } },
    { id: "three", title: "county-office\u200b" },
    { id: "county_too", title: "County" },
  ];
  expect(acts({ deskReview: "one", decision: "two" }, { bodies })).toEqual(["reviewer-decides"]);
  expect(acts({ panel: "three", decision: "one" }, { bodies })).toEqual(["reviewer-decides"]);
  expect(acts({ deskReview: "county", decision: "county_too" }, { bodies })).toEqual(["reviewer-decides"]);
});

test("who applies answers for itself and does nothing else", () => {
  expect(acts({ selfAssessment: "village", rightOfReply: "village" })).toEqual([]);
  for (const stage of ["completeness", "deskReview", "siteVisit", "panel", "decision", "notice", "surveillance"])
    expect(acts({ [stage]: "village" }), stage).toEqual(["reviews-itself"]);
  expect(acts({ deskReview: "same" }, { bodies: [{ id: "same", title: "Village" }] })).toEqual(["reviews-itself"]);
});
