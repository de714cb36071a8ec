import { describe, expect, test } from "vitest";
import { type Applying, decideApply } from "./apply.ts";
import { applying, cycle, OWN, village } from "./sample-applied.ts";
import { eventsOf, on, refusalOf } from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const command = { applicationId: "a1", cycleId: cycle.cycleId, unitId: village.unitId, grade: "gold" };
const apply = (state: Partial<Applying> = {}, today = "2026-03-02", said: Partial<typeof command> = {}) =>
  decideApply({ ...command, ...said }, applying(state), on(today, OWN));
const made = (...args: Parameters<typeof apply>) =>
  eventsOf(apply(...args)).find(({ type }) => type === "ApplicationMade")?.data;

describe("applying", () => {
  test("makes a unit that has never taken part take part, by this round, and gives it its days to answer", () =>
    expect(eventsOf(apply())).toEqual([
      {
        type: "UnitEnrolled",
        stream: `enrolment/${village.unitId}`,
        data: { unitId: village.unitId, on: "2026-03-02", cycleId: cycle.cycleId },
      },
      {
        type: "ApplicationMade",
        stream: "application/a1",
        data: {
          ...command,
          moved: { to: "answering", deadline: { until: "2026-03-31", days: 20, provisional: false } },
        },
      },
    ]));

  test("enrols nobody twice, and anew from the day on which taking part ends", () => {
    const enrolment = (enrolled: Applying["enrolled"]) =>
      eventsOf(apply({ enrolled })).flatMap(({ type, data }) => (type === "UnitEnrolled" ? [data] : []));
    expect(enrolment({ from: "2026-01-01", until: null })).toEqual([]);
    expect(enrolment({ from: "2026-01-01", until: "2026-03-02" })).toMatchObject([{ on: "2026-03-02" }]);
    expect(enrolment({ from: "2026-01-01", until: "2026-04-01" })).toMatchObject([{ on: "2026-04-01" }]);
  });

  test("gives as many days as the stage has, or until the round closes where that is later", () => {
    const closing = (closes: string, stages = cycle.stages) => ({ cycle: { ...cycle, closes, stages } });
    expect(made(closing("2026-05-04"))).toMatchObject({ moved: { deadline: { until: "2026-05-04" } } });
    expect(made(closing("2026-05-04", []))).toMatchObject({
      moved: { deadline: { until: "2026-05-04", days: null, provisional: false } },
    });
    const unknown = { calendar: { weekend: [6, 7], exceptions: [], knownThrough: null } };
    expect(made({ ...closing("2026-05-04"), ...unknown })).toMatchObject({
      moved: { deadline: { until: "2026-05-04", days: 20, provisional: true } },
    });
  });

  test.each<[string, Partial<Applying>, string, Partial<typeof command>, object]>([
    ["in no round", { cycle: null }, "2026-03-02", {}, { code: "unknown", what: "round" }],
    ["by no standard", { standard: null }, "2026-03-02", {}, { code: "unknown", what: "round" }],
    ["under an id that is taken", { isIdFree: false }, "2026-03-02", {}, { code: "exists", what: "application" }],
    ["on the day before the round opens", {}, "2026-03-01", {}, { code: "round-not-open" }],
    ["on the day on which the round closes", {}, "2026-03-23", {}, { code: "round-not-open", today: "2026-03-23" }],
    ["for a unit that there is not", { unit: null }, "2026-03-02", {}, { code: "unknown", what: "unit" }],
    [
      "for a unit that has closed",
      { unit: { ...village, closed: "2026-03-01" } },
      "2026-03-02",
      {},
      { code: "not-alive" },
    ],
    [
      "for a unit of a type that is not assessed",
      { unit: { ...village, type: "township" } },
      "2026-03-02",
      {},
      { code: "not-assessed", types: ["village"] },
    ],
    ["for a grade that there is not", {}, "2026-03-02", { grade: "silver" }, { code: "unknown", what: "grade" }],
  ])("%s is refused", (_, state, today, said, refusal) =>
    expect(refusalOf(apply(state, today, said))).toMatchObject(refusal),
  );

  test("is done once a round, but again after a withdrawal or a lapse", () => {
    const answer = APPLICATION_STATES.map((state) => [state, apply({ before: [{ applicationId: "a0", state }] }).ok]);
    expect(answer.filter(([, ok]) => ok).map(([state]) => state)).toEqual(["withdrawn", "lapsed"]);
    expect(refusalOf(apply({ before: [{ applicationId: "a0", state: "declined" }] }))).toEqual({
      code: "applied-already",
      unitId: village.unitId,
      applicationId: "a0",
    });
  });

  test("is done on the last day on which the round is open", () => expect(apply({}, "2026-03-22").ok).toBe(true));
});
