import { describe, expect, it } from "vitest";
import type { CalendarRules } from "./calendar.ts";
import type { Decision } from "./decision.ts";
import { decideChangeCalendar, decideFoundProgramme, type ProgrammeCommands } from "./programme.ts";
import { decideAddProgrammeDocument, type ProgrammeDocumentCommands } from "./programme-document.ts";
import type { Text } from "./text.ts";

const TODAY = { at: "2026-11-02T04:00:00.000Z", today: "2026-11-02", by: "office" };
const text = (words: string, lang = "en"): Text => ({ text: words, lang, origin: "source", review: null });
const CALENDAR: CalendarRules = {
  weekend: [6, 7],
  exceptions: [{ day: "2026-10-01", working: false }],
  knownThrough: "2026-12-31",
};
const FOUND: ProgrammeCommands["FoundProgramme"] = {
  programmeId: "p",
  organisationId: "o",
  slug: "good-neighbours",
  names: [text("Good Neighbours"), text("好邻居", "zh-Hans")],
  languages: ["en", "zh-Hans", "bo"],
  timeZone: "Asia/Shanghai",
  owner: [text("County council")],
  calendar: CALENDAR,
  noticeDays: 20,
  bodies: [{ id: "council", title: [text("Council")] }],
  responsibility: [{ criterion: "services", duty: "leads", body: "council" }],
  grantIds: ["g1", "g2"],
};
const found = (more: Partial<typeof FOUND>, knowsTimeZone = true): Decision =>
  decideFoundProgramme({ ...FOUND, ...more }, { knowsTimeZone, sandboxOf: null }, TODAY);
const pathsOf = (decision: Decision): unknown =>
  !decision.ok && decision.refusal.code === "invalid" ? decision.refusal.problems.map(({ path }) => path) : decision;

describe("founding a programme", () => {
  it("records everything that was said, and makes its founder operator and office", () => {
    const decision = found({});
    if (!decision.ok) throw new TypeError(JSON.stringify(decision.refusal));
    const { grantIds, ...data } = FOUND;
    expect(decision.events[0]).toEqual({ type: "ProgrammeFounded", stream: "programme/p", data });
    expect(decision.events.slice(1).map(({ data: grant }) => grant)).toMatchObject([
      { grantId: grantIds[0], role: "operator", actor: "office" },
      { grantId: grantIds[1], role: "office", actor: "office" },
    ]);
  });

  it.each(["me", "sign-in"])("does not take the address of another page, %s", (slug) => {
    expect(pathsOf(found({ slug }, true))).toEqual(["slug"]);
  });

  it("names every place that is wrong at once", () => {
    const problems = found(
      {
        slug: "Good Neighbours",
        names: [],
        languages: ["en", "en"],
        timeZone: "Mars/Olympus",
        owner: [text(" "), text("རྫོང་", "dz")],
        noticeDays: 0,
        calendar: { weekend: [0], exceptions: [{ day: "2026-02-30", working: true }], knownThrough: "soon" },
        bodies: [
          { id: "council", title: [] },
          { id: "council", title: [text("Again")] },
        ],
        responsibility: [{ criterion: "services", duty: "watches", body: "assembly" }],
      },
      false,
    );
    expect(pathsOf(problems)).toEqual([
      "names",
      "owner.en",
      "slug",
      "languages",
      "owner",
      "noticeDays",
      "timeZone",
      "calendar.weekend",
      "calendar.exceptions",
      "calendar.knownThrough",
      "bodies.council.title",
      "bodies",
      "responsibility.services",
      "responsibility.services",
    ]);
  });

  it("gives a notice of a working week at least, and a calendar in which somebody works", () => {
    expect(pathsOf(found({ noticeDays: 4 }))).toEqual(["noticeDays"]);
    expect(found({ noticeDays: 5 }).ok).toBe(true);
    const never = { ...CALENDAR, weekend: [1, 2, 3, 4, 5, 6, 7] };
    expect(pathsOf(found({ calendar: never }))).toEqual(["calendar.weekend"]);
  });

  it("fits into an entry of the ledger", () => {
    const bodies = Array.from({ length: 900 }, (_, at) => ({ id: `body_${at}`, title: [text("A body of people")] }));
    expect(found({ bodies, responsibility: [] })).toMatchObject({ refusal: { problems: [{ path: "programme" }] } });
    expect(found({ bodies: bodies.slice(0, 400), responsibility: [] }).ok).toBe(true);
  });

  it("a day off lies within what is known, and is said once", () => {
    const off = (...days: string[]): CalendarRules => {
      return { ...CALENDAR, exceptions: days.map((day) => ({ day, working: false })) };
    };
    expect(pathsOf(found({ calendar: off("2027-01-01") }))).toEqual(["calendar.exceptions"]);
    expect(pathsOf(found({ calendar: off("2026-10-01", "2026-10-01") }))).toEqual(["calendar.exceptions"]);
    expect(pathsOf(found({ calendar: { ...off("2026-10-01"), knownThrough: null } }))).toEqual(["calendar.exceptions"]);
  });
});

describe("changing the calendar", () => {
  const change = (calendar: CalendarRules): Decision =>
    decideChangeCalendar({ programmeId: "p", calendar }, { calendar: CALENDAR }, TODAY);

  it("takes more of the future in", () => {
    const calendar: CalendarRules = {
      weekend: [7, 6],
      exceptions: [
        ...CALENDAR.exceptions,
        { day: "2026-11-05", working: false },
        { day: "2027-01-01", working: false },
      ],
      knownThrough: "2027-12-31",
    };
    expect(change(calendar)).toMatchObject({ ok: true, events: [{ data: { calendar } }] });
  });

  it("can't unsay days that are past, forget what was known, or make another week", () => {
    const faults = change({
      weekend: [7],
      exceptions: [{ day: "2026-10-02", working: true }],
      knownThrough: "2026-11-30",
    });
    expect(faults).toMatchObject({
      refusal: {
        problems: [
          { path: "calendar.weekend", want: "6, 7, as the programme was founded" },
          { path: "calendar.knownThrough", want: "2026-12-31 or later" },
          { path: "calendar.exceptions", got: "nothing of 2026-10-01", want: "2026-10-01 off: it is past" },
          { path: "calendar.exceptions", got: "2026-10-02 worked", want: "nothing of 2026-10-02: it is past" },
        ],
      },
    });
    expect(pathsOf(change({ ...CALENDAR, knownThrough: null }))).toContain("calendar.knownThrough");
  });

  it("may still say of past days what nobody had said before", () => {
    const late = decideChangeCalendar(
      { programmeId: "p", calendar: CALENDAR },
      { calendar: { weekend: [6, 7], exceptions: [], knownThrough: null } },
      TODAY,
    );
    expect(late.ok).toBe(true);
  });
});

describe("documents of a programme", () => {
  const ADD: ProgrammeDocumentCommands["AddProgrammeDocument"] = {
    documentId: "d",
    kind: "legalBasis",
    title: [text("Order 7 of 2025")],
    file: null,
    url: "https://council.example/orders/7",
    from: "2025-03-01",
    until: null,
  };
  const add = (more: Partial<typeof ADD>, isThere = false): Decision =>
    decideAddProgrammeDocument({ ...ADD, ...more }, { isThere });

  it("are dated, and are a file, an address, or both", () => {
    expect(add({})).toEqual({
      ok: true,
      events: [{ type: "ProgrammeDocumentAdded", stream: "document/d", data: ADD }],
    });
    expect(pathsOf(add({ url: null, title: [] }))).toEqual(["title", "file"]);
    expect(pathsOf(add({ from: "2025-02-29" }))).toEqual(["from"]);
    expect(pathsOf(add({ until: "2025-03-01" }))).toEqual(["until"]);
    expect(add({}, true)).toMatchObject({ refusal: { code: "exists" } });
  });

  it("have no address that runs something", () => {
    for (const url of ["javascript:alert(1)", "https://", "ftp://council.example", "https://a b", "/orders/7"])
      expect([url, pathsOf(add({ url }))]).toEqual([url, ["url"]]);
  });
});
