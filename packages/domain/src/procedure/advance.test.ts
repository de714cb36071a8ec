import { describe, expect, test } from "vitest";
import { ADVANCES, type AdvanceState, decideAdvance } from "./advance.ts";
import type { LoadedCase } from "./case.ts";
import { at, standardWith } from "./sample-applied.ts";
import { eventsOf, on, refusalOf } from "./sample-decided.ts";
import type { Leaving } from "./withdraw.ts";

const DEADLINE = { deadline: { until: "2026-03-31", days: 20, provisional: false } };
const snapshot = { size: 12, root: "r", answers: "d", own: "o", proofs: "p", nAnswers: 2, nProofs: 0 };
const advance = (loaded: LoadedCase, today: string, enrolledHere: Leaving["enrolledHere"] = null) => {
  const state = loaded.application.state as AdvanceState; // each test names one of them
  const step = { state, on: { ...loaded, enrolledHere, snapshot } } as Parameters<typeof decideAdvance>[2];
  return decideAdvance({ applicationId: loaded.application.applicationId }, loaded, step, on(today));
};
const movedTo = (decision: ReturnType<typeof advance>) =>
  eventsOf(decision).map(({ type, data }) => [type, "moved" in data ? data.moved.to : null]);

describe("the clock", () => {
  test.each(["answering", "handedIn", "mending"] as const)("leaves what is %s until its time is over", (state) => {
    const loaded = at(state, DEADLINE);
    const { applicationId } = loaded.application;
    // and says no day, for anybody may ask: whoever reviews it would know it by its deadline
    expect(refusalOf(advance(loaded, "2026-03-30"))).toEqual({ code: "due-nothing", applicationId, until: null });
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

  test("lets go on as it stands what was not mended, and records how that is: the unit is judged by it", () => {
    const gone = advance(at("mending", DEADLINE), "2026-04-01");
    expect(movedTo(gone)).toEqual([["ApplicationMoved", "review"]]);
    expect(eventsOf(gone)[0]).toMatchObject({ data: { onRecord: snapshot } });
  });

  describe("ends taking part for who was declined and took part by that application alone", () => {
    const declined = (appealUntil: string | null) =>
      at("declined", { deadline: null, decision: { by: "decider", grade: null, appealUntil } });
    const here = { from: "2026-03-02" };

    test("once no appeal can come any more, as if it had lapsed", () => {
      expect(refusalOf(advance(declined("2026-05-01"), "2026-04-30", here))).toMatchObject({ code: "due-nothing" });
      expect(eventsOf(advance(declined("2026-05-01"), "2026-05-01", here))).toMatchObject([
        { type: "ApplicationMoved", data: { moved: { to: "declined", deadline: null } } },
        { type: "EnrolmentEnded", data: { on: "2026-05-01" } },
      ]);
    });

    test("at once where the round has no appeal, and not for who took part before", () => {
      expect(advance(declined(null), "2026-03-03", here).ok).toBe(true);
      expect(refusalOf(advance(declined(null), "2026-03-03", null))).toMatchObject({ code: "due-nothing" });
    });
  });

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
    const review = at("review", DEADLINE);
    const { applicationId } = review.application;
    expect(refusalOf(decideAdvance({ applicationId }, review, null, on("2099-01-01")))).toEqual({
      code: "due-nothing",
      applicationId,
      until: null,
    });
    expect(refusalOf(decideAdvance({ applicationId }, null, null, on("2099-01-01")))).toMatchObject({
      code: "unknown",
    });
  });

  test("has something to do in these states, and in no other", () =>
    expect(Object.keys(ADVANCES).sort()).toEqual([
      "answering",
      "deciding",
      "declined",
      "handedIn",
      "mending",
      "noticed",
      "reply",
      "settling",
    ]));
});
