import { expect, test } from "vitest";
import { cyclesWithoutWayOut } from "./cycle.ts";
import { errors, refusals, villages, warnings } from "./villages.ts";

const appeal = { within: 10, answeredWithin: 20 };
const cycle = (parts: object): ReturnType<typeof villages> =>
  villages({ cycle: { stages: ["application", { decision: 10 }, { notice: 7 }], appeal, ...parts } });

test("a decision without an appeal is refused, and so is a designation", () => {
  expect(refusals(cycle({}))).toEqual([]);
  expect(refusals(cycle({ appeal: undefined }))).toEqual(["appeal-missing"]);
  expect(refusals(cycle({ appeal: undefined, stages: ["decision", "notice", "designation"] }))).toEqual([
    "appeal-missing",
  ]);
  expect(refusals(cycle({ appeal: undefined, stages: [{ rightOfReply: 10 }, "decision", { notice: 30 }] }))).toEqual([
    "appeal-missing",
  ]);
  expect(refusals(cycle({ appeal: undefined, stages: ["designation"] }))).toEqual([
    "appeal-missing",
    "decision-missing",
  ]);
  expect(refusals(cycle({ appeal: undefined, stages: ["application", "selfAssessment"] }))).toEqual([]);
});

test("an appeal that leaves no time is none", () => {
  expect(refusals(cycle({ appeal: { within: 0, answeredWithin: 20 } }))).toEqual(["appeal-without-time"]);
  expect(refusals(cycle({ appeal: { within: 10, answeredWithin: 0 } }))).toEqual(["appeal-without-time"]);
  expect(warnings(cycle({ appeal: { within: 2, answeredWithin: 20 } }))).toEqual(["appeal-short"]);
  expect(refusals(cycle({ appeal: { within: 1, answeredWithin: 1 } }))).toEqual([]);
  expect(warnings(cycle({ appeal: { within: 4, answeredWithin: 1 } }))).toEqual(["appeal-short"]);
  expect(warnings(cycle({ appeal: { within: 5, answeredWithin: 1 } }))).toEqual([]);
});

test("a right of reply and a notice last", () => {
  expect(refusals(cycle({ stages: [{ rightOfReply: 0 }, "decision", "notice"] }))).toEqual(["reply-without-time"]);
  expect(refusals(cycle({ stages: ["decision", { notice: 0 }] }))).toEqual(["reply-without-time"]);
  expect(refusals(cycle({ stages: [{ rightOfReply: 1 }, { decision: 0 }, { notice: 1 }] }))).toEqual([]);
  expect(warnings(cycle({ stages: ["decision"] }))).toEqual(["notice-missing"]);
});

test("nothing is decided before it is heard", () => {
  expect(refusals(cycle({ stages: ["decision", "rightOfReply", "notice"] }))).toEqual(["stages-out-of-order"]);
  expect(refusals(cycle({ stages: ["decision", "deskReview", "notice"] }))).toEqual(["stages-out-of-order"]);
  expect(refusals(cycle({ stages: [{ notice: 5 }, { decision: 5 }] }))).toEqual(["stages-out-of-order"]);
  expect(refusals(cycle({ stages: [{ decision: 5, deskReview: 5 }, "notice"] }))).toEqual(["stages-out-of-order"]);
  expect(cyclesWithoutWayOut(cycle({ stages: ["decision", "siteVisit", "notice"] }))[0]).toMatchObject({
    path: ["cycle", "stages", 1],
    got: "siteVisit after decision",
  });
});

test("each stage stands once", () => {
  expect(errors(cycle({ stages: ["decision", { decision: 5 }, "notice"] }))).toEqual(["stage-repeated"]);
  expect(errors(cycle({ stages: [{ notice: 3 }, { notice: 4 }] }))).toEqual(["stage-repeated"]);
});

test("a quarter of the visits is drawn, also where the form was not checked", () => {
  const standard = cycle({ siteVisits: { sample: "n" } });
  expect(refusals(standard)).toEqual([]);
  standard.cycle!.siteVisits!.random = 0.2;
  expect(refusals(standard)).toEqual(["draw-too-small"]);
});

test("what is done about an uncertain grade has its stage", () => {
  const uncertain = (whenUncertain: string | undefined, stages?: object[]): string[] =>
    errors({ ...cycle(stages ? { stages } : {}), robustness: villages({ robustness: { whenUncertain } }).robustness });
  expect(uncertain("siteVisit")).toEqual(["uncertain-without-stage"]);
  expect(uncertain("thirdReview")).toEqual(["uncertain-without-stage"]);
  expect(uncertain("deciderGivesReason")).toEqual([]);
  expect(uncertain(undefined)).toEqual([]);
  const stages = [{ siteVisit: 10 }, { decision: 10 }, { notice: 7 }];
  expect(uncertain("siteVisit", stages)).toEqual([]);
  expect(uncertain("thirdReview", stages)).toEqual([]);
  expect(errors(villages({ cycle: undefined, robustness: { whenUncertain: "siteVisit" } }))).toEqual([
    "uncertain-without-stage",
  ]);
});
