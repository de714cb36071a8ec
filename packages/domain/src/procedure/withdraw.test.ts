import { describe, expect, test } from "vitest";
import { at, OWN } from "./sample-applied.ts";
import { eventsOf, on, refusalOf } from "./sample-decided.ts";
import { APPLICATION_STATES, ENDED } from "./states.ts";
import { decideWithdrawApplication, type Leaving } from "./withdraw.ts";

const withdraw = (state: Parameters<typeof at>[0], enrolledHere: Leaving["enrolledHere"] = null) =>
  decideWithdrawApplication({ applicationId: "a1" }, { ...at(state), enrolledHere }, on("2026-03-09", OWN));

describe("withdrawing", () => {
  test.each(APPLICATION_STATES.filter((state) => !ENDED.has(state)))(
    "is one step while it is %s. Hard rule 5",
    (state) => {
      expect(eventsOf(withdraw(state))).toEqual([
        {
          type: "ApplicationWithdrawn",
          stream: "application/a1",
          data: { applicationId: "a1", moved: { to: "withdrawn", deadline: null } },
        },
      ]);
    },
  );

  test.each([...ENDED])("is nothing to do once it is %s", (state) =>
    expect(refusalOf(withdraw(state))).toMatchObject({ code: "application-state", state }),
  );

  test("ends taking part where that came by applying, from today or from the day on which it was to begin", () => {
    const ends = (from: string) => eventsOf(withdraw("review", { from }))[1];
    expect(ends("2026-03-02")).toMatchObject({ type: "EnrolmentEnded", data: { on: "2026-03-09" } });
    expect(ends("2026-04-01")).toMatchObject({ data: { on: "2026-04-01" } });
  });

  test("of nothing is refused", () =>
    expect(refusalOf(decideWithdrawApplication({ applicationId: "a1" }, null, on("2026-03-09")))).toMatchObject({
      code: "unknown",
    }));
});
