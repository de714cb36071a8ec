import { describe, expect, test } from "vitest";
import { type Checking, decideCheckCompleteness, placesOf } from "./completeness.ts";
import { at, COORDINATOR, cycle, OWN, standardWith } from "./sample-applied.ts";
import { eventsOf, OFFICE, on, refusalOf, words } from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const handedIn = at("handedIn", { deadline: { until: "2026-03-10", days: 5, provisional: false } });
const checking = (more: Partial<Checking> = {}): Checking => ({ ...handedIn, level: { above: [] }, ...more });
const LIST = [{ at: "hours", text: [words("The hours of June are missing")] }];
const check = (toMend: typeof LIST, state = checking(), today = "2026-03-09", by = OFFICE) =>
  decideCheckCompleteness({ applicationId: "a1", toMend }, state, on(today, by));

describe("checking that an application is complete", () => {
  test("sends a complete one to its reviewers, and one with a list to be mended, in as many days", () => {
    expect(eventsOf(check([]))).toEqual([
      {
        type: "CompletenessChecked",
        stream: "application/a1",
        data: {
          applicationId: "a1",
          toMend: [],
          bySilence: false,
          moved: { to: "review", deadline: { until: "2026-03-24", days: 10, provisional: false } },
        },
      },
    ]);
    expect(eventsOf(check(LIST))).toMatchObject([
      { data: { toMend: LIST, moved: { to: "mending", deadline: { until: "2026-03-17", days: 5 } } } },
    ]);
    const unrated = checking({ standard: standardWith({ rated: false }) });
    expect(eventsOf(check([], unrated))).toMatchObject([{ data: { moved: { to: "settling", deadline: null } } }]);
  });

  test("is done once: not of one that is mended, nor of any other", () => {
    for (const state of APPLICATION_STATES)
      expect(check([], checking({ application: { ...handedIn.application, state } })).ok, state).toBe(
        state === "handedIn",
      );
  });

  test("past its limit can only end well: silence counts for the unit. Hard rule 8", () => {
    expect(refusalOf(check(LIST, checking(), "2026-03-10"))).toMatchObject({ code: "stage-over", until: "2026-03-10" });
    expect(check([], checking(), "2026-03-10").ok).toBe(true);
  });

  test.each<[string, typeof LIST]>([
    ["a place that the standard does not have", [{ at: "nowhere", text: [words("No")] }]],
    ["no words", [{ at: "hours", text: [] }]],
    ["an address", [{ at: "hours", text: [words("Ask dawa@example.org")] }]],
    ["more remarks than anybody mends", Array.from({ length: 201 }, () => LIST[0] ?? { at: "", text: [] })],
    [
      "more than an entry of the ledger holds",
      Array.from({ length: 30 }, () => ({ at: "hours", text: [words("x".repeat(4000))] })),
    ],
  ])("is not done with %s", (_, list) => expect(refusalOf(check(list))).toMatchObject({ code: "invalid" }));

  test("is not done by who made the application, nor of none", () => {
    expect(refusalOf(check([], checking(), "2026-03-09", OWN))).toMatchObject({ code: "same-person" });
    expect(
      refusalOf(decideCheckCompleteness({ applicationId: "a1", toMend: [] }, null, on("2026-03-09"))),
    ).toMatchObject({
      code: "unknown",
    });
  });

  test("belongs to the level that its stage names, where somebody coordinates there", () => {
    const named = { ...cycle, stages: [{ stage: "completeness", days: 5, actsAt: "township" }] };
    const above = (coordinators: string[]) => ({
      above: [
        { unitId: "u1", type: "village", coordinators: [] },
        { unitId: "u2", type: "township", coordinators },
      ],
    });
    const by = (actor: string, coordinators: string[]) =>
      refusalOf(check([], checking({ cycle: named, level: above(coordinators) }), "2026-03-09", actor));
    expect(by(COORDINATOR, [COORDINATOR])).toBe("accepted");
    expect(by(OFFICE, [COORDINATOR])).toEqual({ code: "acts-elsewhere", stage: "completeness", actsAt: "township" });
    expect(by(OFFICE, [])).toBe("accepted"); // nobody coordinates there
    const body = { ...cycle, stages: [{ stage: "completeness", days: 5, actsAt: "library_office" }] };
    expect(check([], checking({ cycle: body, level: above([COORDINATOR]) })).ok).toBe(true);
  });
});

test("places of a standard are its criteria and its indicators", () =>
  expect([...placesOf(standardWith())]).toEqual(["doors", "hours", "forms", "welcome"]));
