import { describe, expect, it } from "vitest";
import type { Decision } from "../decision.ts";
import { decidePublishNotice, type NoticeCase } from "./notice.ts";
import {
  APPLICATION,
  cycle,
  DECIDER,
  deciding,
  eventsOf,
  NOTICE,
  OFFICE,
  on,
  refusalOf,
  words,
} from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const decided = deciding({ state: "decided", deadline: null, decision: { by: DECIDER, grade: "silver" } });
const ready: NoticeCase = {
  cycle,
  calendar: decided.calendar,
  noticeDays: 5,
  applications: [decided.application],
  isIdFree: true,
  nToOpen: 0,
  disclosures: [],
};
const publish = (
  more: Partial<NoticeCase> = {},
  applicationIds = [APPLICATION],
  text = [words("Have a look.")],
): Decision =>
  decidePublishNotice(
    { noticeId: NOTICE, cycleId: cycle.cycleId, applicationIds, text },
    { ...ready, ...more },
    on("2026-06-01", OFFICE),
  );

describe("a notice", () => {
  it("names who was decided for, opens what led to it, and lasts the standard's working days, today not counted", () => {
    const opened = {
      type: "EventDisclosed",
      stream: "sealed/7",
      data: { index: 7, event: {}, salt: "00" },
    } as const;
    expect(eventsOf(publish({ disclosures: [opened] }))).toEqual([
      {
        type: "NoticePublished",
        stream: `notice/${NOTICE}`,
        data: {
          noticeId: NOTICE,
          cycleId: cycle.cycleId,
          from: "2026-06-01",
          until: "2026-06-11",
          days: 7,
          provisional: false,
          text: [words("Have a look.")],
          entries: [
            {
              applicationId: APPLICATION,
              unitId: decided.application.unitId,
              grade: "silver",
              assessmentId: decided.application.score?.assessmentId,
              score: 71.5,
            },
          ],
        },
      },
      opened,
      {
        type: "ApplicationMoved",
        stream: `application/${APPLICATION}`,
        data: {
          applicationId: APPLICATION,
          moved: { to: "noticed", deadline: { until: "2026-06-11", days: 7, provisional: false } },
        },
      },
    ]);
  });

  it("needs no words of its own", () => {
    expect(publish({}, [APPLICATION], []).ok).toBe(true);
    expect(refusalOf(publish({}, [APPLICATION], [words("Call +86 10 6552 9988")]))).toMatchObject({
      code: "invalid",
      problems: [{ path: "text.en" }],
    });
  });

  it("lasts as the programme's notices do where the standard says no days, and a day at least", () => {
    const stages = [{ stage: "notice", days: null, actsAt: null }];
    expect(eventsOf(publish({ cycle: { ...cycle, stages } }))[0]?.data).toMatchObject({ days: 5, until: "2026-06-09" });
    expect(eventsOf(publish({ cycle: { ...cycle, stages: [] }, noticeDays: 0 }))[0]?.data).toMatchObject({
      days: 1,
      until: "2026-06-03",
    });
  });

  it("is provisional where the calendar is not known to its end", () => {
    const calendar = { ...ready.calendar, knownThrough: "2026-06-05" };
    expect(eventsOf(publish({ calendar }))[0]?.data).toMatchObject({ provisional: true });
  });

  it("names nobody who was not decided for, whatever stage they are at", () => {
    for (const state of APPLICATION_STATES.filter((each) => each !== "decided"))
      expect(refusalOf(publish({ applications: [{ ...decided.application, state }] }))).toEqual({
        code: "no-decision-to-notice",
        applications: [APPLICATION],
      });
    const declined = { ...decided.application, decision: { by: DECIDER, grade: null } };
    expect(refusalOf(publish({ applications: [declined] }))).toMatchObject({ code: "no-decision-to-notice" });
  });

  it("is of one round, of applications that there are, each once, fifty at most", () => {
    const unknown = { code: "unknown", what: "application in this round", id: APPLICATION };
    expect(refusalOf(publish({ applications: [] }))).toEqual(unknown);
    expect(refusalOf(publish({ applications: [{ ...decided.application, cycleId: "another" }] }))).toEqual(unknown);
    expect(refusalOf(publish({}, [APPLICATION, APPLICATION]))).toMatchObject({ code: "invalid" });
    expect(refusalOf(publish({}, []))).toMatchObject({ code: "invalid" });
    const many = Array.from({ length: 51 }, (_, i) => `${i}`);
    expect(refusalOf(publish({}, many))).toEqual({ code: "too-many-at-once", what: "application", got: 51, most: 50 });
    const another = { ...decided.application, applicationId: "another" };
    const both = [decided.application, another];
    expect(refusalOf(publish({ applications: both, nToOpen: 5001 }, [APPLICATION, "another"]))).toEqual({
      code: "too-many-at-once",
      what: "event to open",
      got: 5001,
      most: 5000,
    });
    expect(publish({ nToOpen: 5001 }).ok).toBe(true); // one alone can't be sent in parts
    expect(refusalOf(publish({ isIdFree: false }))).toEqual({ code: "exists", what: "notice", id: NOTICE });
  });
});
