import { describe, expect, it } from "vitest";
import type { Decision } from "../decision.ts";
import type { DecidingCommands } from "./commands.ts";
import { decideRecordEarlierDesignation } from "./earlier.ts";
import { type AnswerCase, type ContestedCase, decideAnswerObjection, decideFileObjection } from "./objection.ts";
import {
  APPLICATION,
  DECIDER,
  eventsOf,
  NOTICE,
  noticed,
  OFFICE,
  on,
  PUBLIC,
  refusalOf,
  words,
} from "./sample-decided.ts";
import { APPLICATION_STATES } from "./states.ts";

const OBJECTION = "70000000-0000-4000-8000-000000000001";
const contested: ContestedCase = { ...noticed(), isIdFree: true };

function file(
  more: Partial<DecidingCommands["FileObjection"]> = {},
  sample: ContestedCase | null = contested,
  today = "2026-06-10",
): Decision {
  const text = words("The library is closed on market days.");
  const command = {
    objectionId: OBJECTION,
    noticeId: NOTICE,
    applicationId: APPLICATION,
    text,
    publish: true,
    contact: null,
  };
  return decideFileObjection({ ...command, ...more }, sample, on(today, PUBLIC));
}

describe("an objection", () => {
  it("keeps its words private until it is answered, and how to reach its author for good", () => {
    const [event] = eventsOf(file({ contact: "at the second house" }));
    expect(event).toEqual({
      type: "ObjectionFiled",
      stream: `notice/${NOTICE}`,
      data: { objectionId: OBJECTION, noticeId: NOTICE, applicationId: APPLICATION, publish: true, lang: "en" },
      private: {
        text: { text: words("The library is closed on market days.") },
        contact: { contact: "at the second house" },
      },
    });
    expect(eventsOf(file())[0]?.private).not.toHaveProperty("contact");
  });

  it("is the author's own words, whatever it says of where they come from", () => {
    const text = { ...words("No."), origin: "machine", review: "reviewed" } as const;
    expect(eventsOf(file({ text }))[0]?.private).toMatchObject({ text: { text: words("No.") } });
  });

  it("is taken until the last midnight of the notice, and after it no more", () => {
    expect(file({}, contested, "2026-06-10").ok).toBe(true);
    expect(refusalOf(file({}, contested, "2026-06-11"))).toEqual({
      code: "on-notice-no-more",
      noticeId: NOTICE,
      until: "2026-06-11",
      today: "2026-06-11",
    });
    const exceptions = [{ day: "2026-06-03", working: false }];
    const later = { ...contested, calendar: { ...contested.calendar, exceptions } };
    expect(file({}, later, "2026-06-11").ok).toBe(true);
  });

  it("is to a decision that stands on this notice", () => {
    expect(refusalOf(file({}, null))).toMatchObject({ code: "unknown" });
    for (const state of APPLICATION_STATES.filter((each) => each !== "noticed"))
      expect(refusalOf(file({}, { ...contested, ...noticed({ state }) }))).toMatchObject({ code: "application-state" });
    expect(refusalOf(file({}, { ...contested, ...noticed({ noticeId: "another" }) }))).toMatchObject({
      code: "application-state",
    });
    expect(refusalOf(file({}, { ...contested, isIdFree: false }))).toMatchObject({ code: "exists" });
  });

  it("of ten thousand Tibetan letters is taken and can be answered, one more is refused", () => {
    const text = words("བ".repeat(10_000), "bo");
    expect(file({ text }).ok).toBe(true);
    const toPublish = text;
    expect(answer({ answer: [words("མིན།", "bo"), words("No.")] }, { toPublish }).ok).toBe(true);
    expect(refusalOf(file({ text: words("བ".repeat(10_001), "bo") }))).toMatchObject({
      code: "invalid",
      problems: [{ path: "text", got: "10001 characters" }],
    });
  });

  it("says something, in a language, in characters that can be shown", () => {
    for (const text of ["", " \n", "…", "།"])
      expect(refusalOf(file({ text: words(text) }))).toMatchObject({ problems: [{ path: "text" }] });
    expect(refusalOf(file({ text: words("No", "english") }))).toMatchObject({ problems: [{ got: "english" }] });
    for (const text of ["no\u0000", "no\u001b[2J", "no\u0085", "no\ud800"])
      expect(refusalOf(file({ text: words(text) }))).toMatchObject({
        problems: [{ got: "characters that can't be shown" }],
      });
    expect(file({ text: words("one\n\ttwo\r\n") }).ok).toBe(true);
  });

  it("that is to be published holds nothing personal; one that is not may", () => {
    const text = words("Ask tashi@example.org");
    expect(refusalOf(file({ text }))).toMatchObject({ problems: [{ path: "text", got: "an e-mail address" }] });
    expect(file({ text, publish: false }).ok).toBe(true);
    expect(refusalOf(file({ contact: "x".repeat(501) }))).toMatchObject({ problems: [{ path: "contact" }] });
    expect(refusalOf(file({ contact: " " }))).toMatchObject({ problems: [{ path: "contact" }] });
  });
});

interface Answering extends Partial<AnswerCase["objection"]> {
  readonly by?: string;
  readonly more?: Parameters<typeof noticed>[0];
}

function answer(
  said: Partial<DecidingCommands["AnswerObjection"]> = {},
  { by = OFFICE, more = {}, ...objection }: Answering = {},
): Decision {
  const { application, cycle, calendar } = noticed(more);
  const filed = {
    objectionId: OBJECTION,
    noticeId: NOTICE,
    applicationId: APPLICATION,
    filedBy: PUBLIC,
    upheld: null,
    toPublish: null,
    ...objection,
  };
  return decideAnswerObjection(
    { objectionId: OBJECTION, upheld: false, answer: [words("It is open since May.")], ...said },
    { application, cycle, calendar, objection: filed },
    on("2026-06-05", by),
  );
}

describe("answering an objection", () => {
  it("publishes its words together with the answer, where its author agreed", () => {
    const toPublish = words("It is closed.");
    expect(eventsOf(answer({}, { toPublish }))).toEqual([
      {
        type: "ObjectionAnswered",
        stream: `notice/${NOTICE}`,
        data: {
          objectionId: OBJECTION,
          noticeId: NOTICE,
          applicationId: APPLICATION,
          upheld: false,
          answer: [words("It is open since May.")],
          text: toPublish,
        },
      },
    ]);
    expect(eventsOf(answer())[0]?.data).toMatchObject({ text: null });
  });

  it("that upholds it brings the application back to its decision, with a new limit", () => {
    expect(eventsOf(answer({ upheld: true }))[1]).toEqual({
      type: "ApplicationMoved",
      stream: `application/${APPLICATION}`,
      data: {
        applicationId: APPLICATION,
        moved: { to: "deciding", deadline: { until: "2026-06-13", days: 5, provisional: false } },
      },
    });
  });

  it("moves nothing where the application does not stand on that notice any more", () => {
    for (const more of [{ state: "withdrawn" }, { state: "deciding" }, { noticeId: "a later one" }] as const)
      expect(eventsOf(answer({ upheld: true }, { more }))).toHaveLength(1);
  });

  it("is not for who decided, nor for who filed it", () => {
    expect(refusalOf(answer({}, { by: DECIDER }))).toEqual({
      code: "same-person",
      act: "answer objections to it",
      earlier: "made this decision",
    });
    expect(refusalOf(answer({}, { by: OFFICE, filedBy: OFFICE }))).toEqual({
      code: "same-person",
      act: "answer",
      earlier: "filed this objection",
    });
  });

  it("is given once, with words, and room for them in the ledger", () => {
    expect(refusalOf(answer({}, { upheld: false }))).toEqual({ code: "already-answered", objection: OBJECTION });
    expect(refusalOf(answer({ answer: [] }))).toMatchObject({ problems: [{ path: "answer" }] });
    expect(refusalOf(answer({ answer: [words("Ask +86 10 6552 9988")] }))).toMatchObject({ code: "invalid" });
    const long = ["en", "bo", "fr"].map((lang) => words("བ".repeat(4000), lang));
    expect(refusalOf(answer({ answer: long }, { toPublish: words("བ".repeat(10_000), "bo") }))).toMatchObject({
      problems: [{ path: "answer", want: "60000 at most: what is longer belongs into a document" }],
    });
    const none = decideAnswerObjection({ objectionId: OBJECTION, upheld: true, answer: [] }, null, on("2026-06-05"));
    expect(refusalOf(none)).toEqual({ code: "unknown", what: "objection", id: OBJECTION });
  });
});

describe("an earlier designation", () => {
  const command = {
    designationId: "80000000-0000-4000-8000-000000000001",
    unitId: "50000000-0000-4000-8000-000000000001",
    title: [words("Reading village")],
    from: "2019-05-01",
    until: "2024-05-01",
    source: [words("Order 12 of the council")],
  };
  const found = { isIdFree: true, isUnit: true };

  it("is recorded as it was", () => {
    expect(eventsOf(decideRecordEarlierDesignation(command, found))).toEqual([
      { type: "EarlierDesignationRecorded", stream: `designation/${command.designationId}`, data: command },
    ]);
    expect(decideRecordEarlierDesignation({ ...command, until: null }, found).ok).toBe(true);
  });

  it("has a title, a source, days in their order, and a unit of the register", () => {
    const refusal = (more: object, state = found) =>
      refusalOf(decideRecordEarlierDesignation({ ...command, ...more }, state));
    expect(refusal({ title: [], source: [], from: "2019-02-30", until: "x" })).toMatchObject({
      problems: [{ path: "from" }, { path: "until" }, { path: "title" }, { path: "source" }],
    });
    expect(refusal({ until: "2019-05-01" })).toMatchObject({ code: "empty-span" });
    expect(refusal({}, { ...found, isUnit: false })).toMatchObject({ code: "unknown", what: "unit" });
    expect(refusal({}, { ...found, isIdFree: false })).toMatchObject({ code: "exists", what: "designation" });
  });
});
