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

test.each([
  ["Office A", "\u041effice A"],
  ["Office A", "\u039fffice A"],
  ["Office A", "OFFICE \u0391"],
  ["Office A", "Offіce\u200b А"],
  ["Council", "Counci1"],
  ["Council", "CounciI"],
  ["Office 1", "Office l"],
  ["Office O", "Office 0"],
  ["Bürgeramt", "Burgeramt"],
  ["县政府", "縣政府"],
  ["审计局", "審計局"],
  ["鄉鎮辦公室", "乡镇 办公室"],
  ["县政府", "\u2f01县政府".slice(1)],
  ["རྫོང་གཞུང་", "རྫོང་གཞུང༌།"],
])("titles that look alike are one body: %s and %s", (one, two) => {
  const bodies = [
    { id: "one", title: one },
    { id: "two", title: two },
  ];
  expect(acts({ deskReview: "one", decision: "two" }, { bodies })).toEqual(["reviewer-decides"]);
});

test("a title that is the same in one of the languages is enough", () => {
  const bodies = [
    { id: "one", title: { en: "County office", "zh-Hans": "县政府" } },
    { id: "two", title: { en: "County bureau", "zh-Hans": "縣政府" } },
  ];
  expect(acts({ deskReview: "one", decision: "two" }, { bodies })).toEqual(["reviewer-decides"]);
});

test("the order of the languages hides nothing", () => {
  const bodies = [
    { id: "one", title: { "zh-Hans": "县政府", en: "Office A" } },
    { id: "two", title: "Office A" },
  ];
  expect(acts({ deskReview: "one", decision: "two" }, { bodies })).toEqual(["reviewer-decides"]);
});

test.each([
  ["Office A", "Office B"],
  ["Office 1", "Office 2"],
  ["Office 1", "Office 11"],
  ["县政府", "县法院"],
  ["村民委员会", "村务监督委员会"],
  ["རྫོང་གཞུང་", "ཤང་གཞུང་"],
])("other titles are other bodies: %s and %s", (one, two) => {
  const bodies = [
    { id: "one", title: one },
    { id: "two", title: two },
  ];
  expect(acts({ deskReview: "one", decision: "two" }, { bodies })).toEqual([]);
});
