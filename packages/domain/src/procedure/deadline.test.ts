import { describe, expect, test } from "vitest";
import { textOfDay } from "../calendar-days.ts";
import { wantDay } from "../working-days.ts";
import { isOver, type LoadedCase, standingDeadline } from "./case.ts";
import { decideLengthenDeadline, recounted } from "./deadline.ts";
import { at, calendar } from "./sample-applied.ts";
import { eventsOf, on, refusalOf, words } from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const command = (until: string, reason = [words("A flood")]) => {
  const { applicationId, cycleId } = at("answering").application;
  return { applicationId, cycleId, until, reason };
};
const lengthen = (until: string, loaded: LoadedCase | null = at("answering"), today = "2026-03-09") =>
  decideLengthenDeadline(command(until), loaded, on(today));

describe("a deadline", () => {
  test("is moved to a later day, with the reason", () =>
    expect(eventsOf(lengthen("2026-04-15"))).toMatchObject([
      {
        type: "DeadlineLengthened",
        data: { deadline: { until: "2026-04-15", days: null, provisional: false }, reason: [{ text: "A flood" }] },
      },
    ]));

  test.each(["2026-03-31", "2026-03-30", "2026-03-01"])("is not moved to %s: never earlier, nor where it is", (until) =>
    expect(refusalOf(lengthen(until))).toEqual({ code: "not-later", until, standing: "2026-03-31" }),
  );

  test("that has passed is moved to a day that has not", () => {
    expect(refusalOf(lengthen("2026-04-02", at("answering"), "2026-04-02"))).toMatchObject({ code: "not-later" });
    expect(lengthen("2026-04-03", at("answering"), "2026-04-02").ok).toBe(true);
  });

  test("is lengthened where the time is the unit's; an office gives itself no more. Hard rule 8", () => {
    const may = APPLICATION_STATES.filter((state) => lengthen("2026-04-15", at(state)).ok);
    expect(may).toEqual(["answering", "mending", "reply"]);
    expect(refusalOf(lengthen("2026-04-15", at("reply", { deadline: null })))).toMatchObject({
      code: "application-state",
    });
  });

  test("is not moved without reason or day, nor of what is not in the round", () => {
    const said = (until: string, reason: ReturnType<typeof words>[]) =>
      refusalOf(decideLengthenDeadline(command(until, reason), at("answering"), on("2026-03-09")));
    expect(said("2026-04-15", [])).toMatchObject({ code: "invalid" });
    expect(said("2026-04-31", [words("A flood")])).toMatchObject({ code: "invalid" });
    expect(said("2026-04-15", [words("Ask dawa@example.org")])).toMatchObject({ code: "invalid" });
    expect(refusalOf(lengthen("2026-04-15", null))).toMatchObject({ code: "unknown" });
    const elsewhere = { ...command("2026-04-15"), cycleId: "another" };
    expect(refusalOf(decideLengthenDeadline(elsewhere, at("answering"), on("2026-03-09")))).toMatchObject({
      code: "unknown",
    });
  });
});

describe("a deadline that was counted beyond what the calendar knew", () => {
  const loaded = (exceptions: LoadedCase["calendar"]["exceptions"], knownThrough: string | null, languages = ["en"]) =>
    at(
      "answering",
      { deadline: { until: "2026-03-31", days: 20, provisional: true } },
      { calendar: { weekend: [6, 7], exceptions, knownThrough }, languages },
    );

  test("stands while nothing more is known", () => {
    expect(recounted(loaded([], null))).toBeNull();
    expect(recounted(loaded([{ day: "2026-03-05", working: false }], "2026-03-10"))).toMatchObject({
      data: { deadline: { until: "2026-04-01", days: 20, provisional: true } },
    });
  });

  test("is certain once everything is known, on the same day or a later one", () => {
    expect(recounted(loaded([], "2026-03-30"))).toMatchObject({
      data: { deadline: { until: "2026-03-31", provisional: false } },
    });
    expect(recounted(loaded([{ day: "2026-03-30", working: false }], "2026-12-31"))).toMatchObject({
      data: { deadline: { until: "2026-04-01", provisional: false } },
    });
  });

  test("says why in the languages of the programme that there are words in, else in English", () => {
    const langs = (languages: string[]) => {
      const event = recounted(loaded([], "2026-12-31", languages));
      return event?.type === "DeadlineLengthened" ? event.data.reason.map(({ lang }) => lang) : null;
    };
    expect(langs(["bo", "zh-Hans"])).toEqual(["zh-Hans", "bo"]);
    expect(langs(["fr"])).toEqual(["en"]);
  });

  test("is never earlier than it was said, whatever days become known", () => {
    // every way in which the ten days around its end can be worked or off
    const days = Array.from({ length: 10 }, (_, k) => textOfDay(wantDay("2026-03-25") + k));
    for (let mask = 0; mask < 1 << 10; mask++) {
      const exceptions = days.map((day, k) => ({ day, working: (mask & (1 << k)) !== 0 }));
      const known = loaded(exceptions, "2026-12-31");
      const standing = standingDeadline(known)?.until ?? "";
      expect(standing >= "2026-03-31", `${mask}`).toBe(true);
      expect(isOver(known, "2026-03-30")).toBe(false);
      const event = recounted(known);
      if (event?.type === "DeadlineLengthened") expect(event.data.deadline.until).toBe(standing);
    }
  });

  test("that was said as a day is not counted anew", () => {
    const said = at(
      "answering",
      { deadline: { until: "2026-03-31", days: null, provisional: false } },
      { calendar: { ...calendar, exceptions: [{ day: "2026-03-30", working: false }] } },
    );
    expect(recounted(said)).toBeNull();
  });
});
