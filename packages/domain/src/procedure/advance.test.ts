import { describe, expect, test } from "vitest";
import { ADVANCES, type AdvanceState, decideAdvance } from "./advance.ts";
import type { LoadedCase } from "./case.ts";
import { at, standardWith } from "./sample-applied.ts";
import { eventsOf, on, refusalOf } from "./sample-decided.ts";
import type { Leaving } from "./withdraw.ts";

const DEADLINE = { deadline: { until: "2026-03-31", days: 20, provisional: false } };
const advance = (loaded: LoadedCase, today: string, enrolledHere: Leaving["enrolledHere"] = null) => {
  const state = loaded.application.state as AdvanceState; // each test names one of them
  const step = { state, on: { ...loaded, enrolledHere } } as Parameters<typeof decideAdvance>[2];
  return decideAdvance({ applicationId: loaded.application.applicationId }, loaded, step, on(today));
};
const movedTo = (decision: ReturnType<typeof advance>) =>
  eventsOf(decision).map(({ type, data }) => [type, "moved" in data ? data.moved.to : null]);

describe("the clock", () => {
  test.each(["answering", "handedIn", "mending"] as const)("leaves what is %s until its time is over", (state) => {
    const loaded = at(state, DEADLINE);
    expect(refusalOf(advance(loaded, "2026-03-30"))).toMatchObject({ code: "due-nothing", until: "2026-03-31" });
    expect(advance(loaded, "2026-03-31").ok).toBe(true);
    expect(refusalOf(advance(at(state, { deadline: null }), "2099-01-01"))).toMatchObject({ code: "due-nothing" });
  });

  test("lets lapse what was not handed in, and who took part by it alone takes part no more", () => {
    expect(movedTo(advance(at("answering", DEADLINE), "2026-03-31"))).toEqual([["ApplicationLapsed", "lapsed"]]);
    const left = eventsOf(advance(at("answering", DEADLINE), "2026-04-02", { from: "2026-03-02" }));
    expect(left[1]).toMatchObject({ type: "EnrolmentEnded", data: { on: "2026-04-02" } });
  });

  test("takes for complete what nobody has checked: silence counts for the unit. Hard rule 8", () => {
    expect(eventsOf(advance(at("handedIn", DEADLINE), "2026-04-01"))).toMatchObject([
      { type: "CompletenessChecked", data: { toMend: [], bySilence: true, moved: { to: "review" } } },
    ]);
    const unrated = at("handedIn", DEADLINE, { standard: standardWith({ rated: false }) });
    expect(movedTo(advance(unrated, "2026-04-01"))).toEqual([["CompletenessChecked", "settling"]]);
  });

  test("lets go on as it stands what was not mended", () =>
    expect(movedTo(advance(at("mending", DEADLINE), "2026-04-01"))).toEqual([["ApplicationMoved", "review"]]));

  test("moves a deadline that the calendar has moved before it does anything else", () => {
    const provisional = at(
      "answering",
      { deadline: { until: "2026-03-31", days: 20, provisional: true } },
      {
        calendar: { weekend: [6, 7], exceptions: [{ day: "2026-03-20", working: false }], knownThrough: "2026-12-31" },
      },
    );
    expect(eventsOf(advance(provisional, "2026-03-31"))).toMatchObject([
      { type: "DeadlineLengthened", data: { deadline: { until: "2026-04-01" } } },
    ]);
  });

  test("does nothing where nothing stands for it, and nothing to what there is not", () => {
    const review = at("review");
    const { applicationId } = review.application;
    expect(refusalOf(decideAdvance({ applicationId }, review, null, on("2099-01-01")))).toMatchObject({
      code: "due-nothing",
    });
    expect(refusalOf(decideAdvance({ applicationId }, null, null, on("2099-01-01")))).toMatchObject({
      code: "unknown",
    });
  });

  test("moves an application out of these states, and out of no other", () =>
    expect(Object.keys(ADVANCES).sort()).toEqual([
      "answering",
      "deciding",
      "handedIn",
      "mending",
      "noticed",
      "reply",
      "settling",
    ]));
});
