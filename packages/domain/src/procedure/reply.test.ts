import { describe, expect, test } from "vitest";
import type { ApplicantCommands } from "./commands.ts";
import { advanceReply, decideReplyToFindings } from "./reply.ts";
import { APPLICATION, eventsOf, on, refusalOf, words } from "./sample-decided.ts";
import { judged } from "./sample-judged.ts";
import { APPLICATION_STATES, type StageDeadline } from "./states.ts";

const deadline = (until: string, provisional = false): StageDeadline => ({ until, days: 5, provisional });
const waiting = judged({ state: "reply", deadline: deadline("2026-06-09") });
const reply = (text: ApplicantCommands["ReplyToFindings"]["text"], case_ = waiting, today = "2026-06-08") =>
  decideReplyToFindings({ applicationId: APPLICATION, text }, case_, on(today));

describe("a reply", () => {
  test("is kept as a private part; the event says that there was one", () => {
    const text = words("We open on Saturdays too: ask tashi@example.org");
    expect(eventsOf(reply(text))).toEqual([
      {
        type: "ReplyGiven",
        stream: `application/${APPLICATION}`,
        data: {
          applicationId: APPLICATION,
          said: true,
          bySilence: false,
          moved: { to: "recommending", deadline: null },
        },
        private: { reply: { text } },
      },
    ]);
  });

  test("may be that there is nothing to say, which takes no time from anybody", () => {
    const [event] = eventsOf(reply(null));
    expect(event?.data).toMatchObject({ said: false, bySilence: false });
    expect(event?.private).toBeUndefined();
  });

  test("is taken to the midnight at which the days are over, and not after", () => {
    expect(refusalOf(reply(words("Yes")))).toBe("accepted");
    expect(refusalOf(reply(words("Yes"), waiting, "2026-06-09"))).toEqual({
      code: "stage-over",
      applicationId: APPLICATION,
      until: "2026-06-09",
      today: "2026-06-09",
    });
  });

  test("is taken longer where the calendar has gained days off since, and as long as it likes where no days were said", () => {
    const later = judged({ state: "reply", deadline: deadline("2026-06-09", true) });
    const calendar = {
      weekend: [6, 7],
      exceptions: [{ day: "2026-06-05", working: false }],
      knownThrough: "2026-12-31",
    };
    expect(refusalOf(reply(words("Yes"), { ...later, calendar }, "2026-06-09"))).toBe("accepted");
    expect(refusalOf(reply(words("Yes"), judged({ state: "reply", deadline: null }), "2030-01-01"))).toBe("accepted");
  });

  test("is of words in a language, ten thousand characters at most", () => {
    for (const text of [words(" "), words("Yes", "english"), words("ཀ".repeat(10_001), "bo")])
      expect(refusalOf(reply(text))).toMatchObject({ code: "invalid" });
    expect(refusalOf(reply(words("ཀ".repeat(10_000), "bo")))).toBe("accepted");
  });

  test("is for an application that waits for one", () => {
    for (const state of APPLICATION_STATES.filter((one) => one !== "reply"))
      expect(refusalOf(reply(null, judged({ state })))).toMatchObject({ code: "application-state", state });
    const nothing = decideReplyToFindings({ applicationId: APPLICATION, text: null }, null, on("2026-06-08"));
    expect(refusalOf(nothing)).toMatchObject({ code: "unknown" });
  });
});

describe("silence", () => {
  test("past the limit lets the application go on, and not a day before", () => {
    expect(refusalOf(advanceReply(waiting, on("2026-06-08")))).toEqual({
      code: "due-nothing",
      applicationId: APPLICATION,
      until: "2026-06-09",
    });
    expect(eventsOf(advanceReply(waiting, on("2026-06-09")))[0]?.data).toEqual({
      applicationId: APPLICATION,
      said: false,
      bySilence: true,
      moved: { to: "recommending", deadline: null },
    });
  });

  test("is never over where no days were said", () => {
    expect(refusalOf(advanceReply(judged({ state: "reply", deadline: null }), on("2030-01-01")))).toMatchObject({
      code: "due-nothing",
      until: null,
    });
  });
});
