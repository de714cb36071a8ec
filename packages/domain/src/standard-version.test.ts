/// <reference types="node" />
import { createHash } from "node:crypto";
import { check, checkOverlay, digestOf, digestOfOverlay, type Standard } from "@touchstone/standard";
import { describe, expect, it } from "vitest";
import type { CalendarRules } from "./calendar.ts";
import type { Context, Decision } from "./decision.ts";
import type { DomainEvent } from "./events.ts";
import { decideAnswerStandardObjection, decideFileStandardObjection, type ObjectionCommands } from "./objection.ts";
import type { Offered, StandardLife, StandardObjection, StandardVersion, VersionState } from "./standard-version.ts";
import { decideAdoptStandard } from "./standard-version-adopt.ts";
import { decideDraftStandard } from "./standard-version-draft.ts";
import { decideMakeStandardEffective, decideWithdrawStandard } from "./standard-version-effect.ts";
import { decidePutStandardOnNotice, decideTurnStandardKey } from "./standard-version-notice.ts";
import { decideAddOverlay } from "./standard-version-overlay.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const OFFICE = "11111111-1111-4111-8111-111111111111";
const OVERSIGHT = "22222222-2222-4222-8222-222222222222";
const VILLAGER = "33333333-3333-4333-8333-333333333333";
const CALENDAR: CalendarRules = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" };

const on = (today: string, by = OFFICE): Context => ({ at: `${today}T04:00:00.000Z`, today, by });
const ASKS_PEOPLE = `
      - id: respect
        title: Treated with respect
        measures: experience
        kind: amount
        unit: mark
        reportedBy: survey
        goalposts: [1, 5]
        range: [1, 5]`;

interface Text {
  readonly version?: string;
  readonly hours?: number;
  readonly changes?: string;
  readonly people?: boolean;
  readonly title?: string;
}

const yamlOf = ({ version = "1", hours = 60, changes = "", people = false, title = "Open libraries" }: Text): string =>
  `touchstone: 1
id: open-libraries
version: "${version}"
title: ${title}
languages: [en]
${changes}
criteria:
  - id: doors
    title: Open doors
    indicators:
      - { id: hours, title: Opening hours, measures: service, kind: amount, unit: h/week, goalposts: [0, ${hours}] }${people ? ASKS_PEOPLE : ""}
`;

function offer(yaml: string): Offered {
  const checked = check(yaml);
  return { yaml, checked, digest: checked.ok ? digestOf(checked.value, sha256) : null, file: sha256(yaml) };
}

function standardOf(yaml: string): Standard {
  const checked = check(yaml);
  if (!checked.ok) throw new TypeError(JSON.stringify(checked.problems));
  return checked.value;
}

function versionIn(
  state: VersionState,
  more: Partial<StandardVersion> & { readonly version: string },
): StandardVersion {
  const digest = sha256(more.version);
  return {
    standardId: "open-libraries",
    digest,
    file: digest,
    state,
    needsSecondKey: [],
    comparedWith: null,
    draftedBy: OFFICE,
    keyTurnedBy: null,
    noticeFrom: null,
    noticeUntil: null,
    noticeDays: null,
    effectiveFrom: null,
    effectiveUntil: null,
    ...more,
  };
}

/** On notice since Monday 2 November 2026 for five working days, until Tuesday 10 November. */
const onNotice = (more: Partial<StandardVersion> = {}): StandardVersion =>
  versionIn("notice", { version: "2", noticeFrom: "2026-11-02", noticeUntil: "2026-11-10", noticeDays: 5, ...more });

function lifeOf(versions: readonly StandardVersion[], more: Partial<StandardLife> = {}): StandardLife {
  const map = new Map(versions.map((version) => [version.version, version]));
  return { versions: map, objections: [], calendar: CALENDAR, noticeDays: 5, ...more };
}

const draft = (yaml: string, life: StandardLife = lifeOf([]), current: Standard | null = null): Decision =>
  decideDraftStandard({ ...life, offered: offer(yaml), current });

function only(decision: Decision): DomainEvent {
  if (!decision.ok) throw new TypeError(JSON.stringify(decision.refusal));
  const [event, ...others] = decision.events;
  if (!event || others.length > 0) throw new TypeError("want one event");
  return event;
}
const refusalOf = (decision: Decision): unknown => (decision.ok ? "accepted" : decision.refusal);

describe("drafting a version", () => {
  it("records its digests, and that nothing was in force to compare with", () => {
    const yaml = yamlOf({});
    expect(only(draft(yaml))).toEqual({
      type: "StandardDrafted",
      stream: "standard/1",
      data: {
        version: "1",
        standardId: "open-libraries",
        digest: digestOf(standardOf(yaml), sha256),
        file: sha256(yaml),
        needsSecondKey: [],
        change: null,
        comparedWith: null,
      },
    });
  });

  it("refuses what check refuses, with the places in the file", () => {
    const refusal = refusalOf(draft(yamlOf({}).replace("measures: service", "measures: believers")));
    expect(refusal).toMatchObject({ code: "standard-refused", what: "standard", problems: [{ line: 11 }] });
  });

  it.each(["draft", "notice", "effective", "superseded", "withdrawn"] as const)(
    "a version string that is %s is never used again, with the same content or with another",
    (state) => {
      const yaml = yamlOf({});
      const same = versionIn(state, { version: "1", digest: digestOf(standardOf(yaml), sha256) });
      expect(refusalOf(draft(yaml, lifeOf([same]), standardOf(yaml)))).toEqual({
        code: "version-used",
        version: "1",
        state,
        sameContent: true,
      });
      const other = versionIn(state, { version: "1" });
      expect(refusalOf(draft(yaml, lifeOf([other]), standardOf(yaml)))).toMatchObject({ sameContent: false });
    },
  );

  it("declares its change against the version in force; a class that is too mild is refused with the right one", () => {
    const current = standardOf(yamlOf({}));
    const life = lifeOf([versionIn("effective", { version: "1" })]);
    const changed = (changes: string): Decision => draft(yamlOf({ version: "2", hours: 50, changes }), life, current);
    for (const mild of ["typo", "clarification"])
      expect(refusalOf(changed(`changes: { since: "1", class: ${mild} }`))).toMatchObject({
        code: "standard-refused",
        what: "changes",
        problems: [{ code: "class-too-low", got: mild, want: "substantive, since hours.goalposts changed" }],
      });
    expect(refusalOf(changed(""))).toMatchObject({ problems: [{ code: "changes-undeclared" }] });
    expect(refusalOf(changed('changes: { since: "0", class: substantive }'))).toMatchObject({
      problems: [{ code: "changes-since-another" }],
    });
    const event = only(changed('changes: { since: "1", class: substantive }'));
    expect(event.data).toMatchObject({ version: "2", change: "substantive", comparedWith: "1" });
  });

  it("a version in which nothing changed is refused", () => {
    const life = lifeOf([versionIn("effective", { version: "1" })]);
    expect(refusalOf(draft(yamlOf({ version: "2" }), life, standardOf(yamlOf({}))))).toEqual({
      code: "nothing-changed",
      version: "2",
      inForce: "1",
    });
  });

  it("another standard is not a version of this one", () => {
    const life = lifeOf([versionIn("effective", { version: "1" })]);
    const yaml = yamlOf({ version: "2" }).replace("id: open-libraries", "id: other-libraries");
    expect(refusalOf(draft(yaml, life, standardOf(yamlOf({}))))).toMatchObject({
      problems: [{ code: "another-standard", got: "other-libraries", want: "open-libraries" }],
    });
  });

  it("measuring experience calls for a second key", () => {
    expect(only(draft(yamlOf({ people: true }))).data).toMatchObject({ needsSecondKey: ["respect"] });
  });
});

describe("the second key", () => {
  const people = versionIn("draft", { version: "1", needsSecondKey: ["respect"] });
  const turn = (version: StandardVersion, by: string, digest = version.digest): Decision =>
    decideTurnStandardKey({ version: "1", digest }, lifeOf([version]), on("2026-11-02", by));

  it("is turned on the very digest by somebody else than who drafted it", () => {
    expect(only(turn(people, OVERSIGHT))).toMatchObject({
      type: "StandardKeyTurned",
      stream: "standard/1",
      data: { version: "1", digest: people.digest },
    });
    expect(refusalOf(turn(people, OFFICE))).toEqual({
      code: "same-person",
      act: "turn the second key",
      earlier: "drafted this version",
    });
    const other = sha256("what I had read");
    expect(refusalOf(turn(people, OVERSIGHT, other))).toEqual({
      code: "another-digest",
      version: "1",
      got: other,
      want: people.digest,
    });
  });

  it("is turned once, on a draft, and only where it is needed", () => {
    expect(refusalOf(turn({ ...people, keyTurnedBy: OVERSIGHT }, VILLAGER))).toMatchObject({ code: "exists" });
    expect(refusalOf(turn({ ...people, needsSecondKey: [] }, OVERSIGHT))).toMatchObject({
      code: "second-key-not-needed",
    });
    for (const state of ["notice", "effective", "superseded", "withdrawn"] as const)
      expect(refusalOf(turn({ ...people, state }, OVERSIGHT))).toMatchObject({ code: "version-state", state });
    const none = decideTurnStandardKey({ version: "9", digest: "" }, lifeOf([people]), on("2026-11-02", OVERSIGHT));
    expect(refusalOf(none)).toEqual({ code: "unknown", what: "version", id: "9" });
  });

  it("a draft that needs it does not go on notice without", () => {
    const put = (version: StandardVersion): Decision =>
      decidePutStandardOnNotice({ version: "1", until: null }, lifeOf([version]), on("2026-11-02"));
    expect(refusalOf(put(people))).toEqual({ code: "second-key-missing", version: "1", items: ["respect"] });
    expect(only(put({ ...people, keyTurnedBy: OVERSIGHT })).type).toBe("StandardNoticed");
  });
});

describe("putting on notice", () => {
  const ready = versionIn("draft", { version: "2", comparedWith: "1" });
  const put = (life: StandardLife, until: string | null, today = "2026-11-02"): Decision =>
    decidePutStandardOnNotice({ version: "2", until }, life, on(today));

  it("lasts as many working days as the programme says, today not counted", () => {
    expect(only(put(lifeOf([ready]), null)).data).toEqual({
      version: "2",
      digest: ready.digest,
      from: "2026-11-02",
      until: "2026-11-10",
      nDays: 5,
      provisional: false,
    });
    expect(only(put(lifeOf([ready]), "2026-12-01")).data).toMatchObject({ until: "2026-12-01" });
  });

  it("is not shortened, by a day off neither", () => {
    expect(refusalOf(put(lifeOf([ready]), "2026-11-09"))).toEqual({
      code: "notice-too-short",
      until: "2026-11-09",
      earliest: "2026-11-10",
      nDays: 5,
      provisional: false,
    });
    const exceptions = [{ day: "2026-11-05", working: false }];
    const life = lifeOf([ready], { calendar: { ...CALENDAR, exceptions } });
    expect(refusalOf(put(life, "2026-11-10"))).toMatchObject({ earliest: "2026-11-11" });
    expect(refusalOf(put(lifeOf([ready]), "2026-11-31"))).toMatchObject({ code: "invalid" });
  });

  it("beyond what is known of the calendar it is provisional, and no shorter", () => {
    const life = lifeOf([ready], { calendar: { ...CALENDAR, knownThrough: "2026-11-06" } });
    expect(only(put(life, null)).data).toMatchObject({ until: "2026-11-10", provisional: true });
    expect(refusalOf(put(life, "2026-11-09"))).toMatchObject({ code: "notice-too-short", provisional: true });
  });

  it("a version that was compared with one no longer in force is to be drafted again", () => {
    const life = lifeOf([ready, versionIn("effective", { version: "1b" })]);
    expect(refusalOf(put(life, null))).toEqual({
      code: "compared-with-another",
      version: "2",
      comparedWith: "1",
      inForce: "1b",
    });
    expect(put(lifeOf([ready, versionIn("effective", { version: "1" })]), null).ok).toBe(true);
  });
});

describe("taking effect", () => {
  const effect = (life: StandardLife, today: string, rounds: readonly string[] = []): Decision =>
    decideMakeStandardEffective({ version: "2" }, { ...life, rounds }, on(today));
  const objection = (upheld: boolean | null): StandardObjection => {
    return { objectionId: "o", version: "2", filedBy: VILLAGER, upheld };
  };

  it("ends the version before it on the same day", () => {
    const life = lifeOf([versionIn("effective", { version: "1" }), onNotice({ comparedWith: "1" })]);
    expect(only(effect(life, "2026-11-10"))).toEqual({
      type: "StandardMadeEffective",
      stream: "standard/2",
      data: { version: "2", digest: onNotice().digest, from: "2026-11-10", supersedes: "1" },
    });
  });

  it("waits until nobody is to be scored any more by the version under which they applied", () => {
    const life = lifeOf([versionIn("effective", { version: "1" }), onNotice({ comparedWith: "1" })]);
    expect(refusalOf(effect(life, "2026-11-10", ["r1", "r2"]))).toEqual({
      code: "rounds-under-way",
      version: "1",
      rounds: ["r1", "r2"],
    });
  });

  it("waits for the midnight at which its notice ends", () => {
    expect(refusalOf(effect(lifeOf([onNotice()]), "2026-11-09"))).toEqual({
      code: "notice-running",
      version: "2",
      until: "2026-11-10",
      today: "2026-11-09",
    });
  });

  it("waits longer where days off have become known since, and never shorter", () => {
    const exceptions = [{ day: "2026-11-05", working: false }];
    const later = lifeOf([onNotice()], { calendar: { ...CALENDAR, exceptions } });
    expect(refusalOf(effect(later, "2026-11-10"))).toMatchObject({ code: "notice-running", until: "2026-11-11" });
    const weekends = [{ day: "2026-11-07", working: true }];
    const sooner = lifeOf([onNotice()], { calendar: { ...CALENDAR, exceptions: weekends } });
    expect(refusalOf(effect(sooner, "2026-11-09"))).toMatchObject({ code: "notice-running", until: "2026-11-10" });
  });

  it("waits until somebody has said which days of its notice were worked", () => {
    for (const knownThrough of [null, "2026-11-08"])
      expect(
        refusalOf(effect(lifeOf([onNotice()], { calendar: { ...CALENDAR, knownThrough } }), "2026-12-24")),
      ).toEqual({ code: "calendar-unknown", knownThrough, until: "2026-11-10" });
    const known = { ...CALENDAR, knownThrough: "2026-11-09" };
    expect(effect(lifeOf([onNotice()], { calendar: known }), "2026-11-10").ok).toBe(true);
  });

  it("waits for the answer to every objection; one that is upheld stops this version", () => {
    const withObjections = (...objections: StandardObjection[]): unknown =>
      refusalOf(effect(lifeOf([onNotice()], { objections }), "2026-11-10"));
    expect(withObjections(objection(null))).toEqual({ code: "objections-open", version: "2", objections: ["o"] });
    expect(withObjections(objection(null), objection(true))).toMatchObject({ code: "objection-upheld" });
    expect(withObjections(objection(false))).toBe("accepted");
  });

  it("nothing but a notice leads to it", () => {
    for (const state of ["draft", "effective", "superseded", "withdrawn"] as const)
      expect(refusalOf(effect(lifeOf([versionIn(state, { version: "2" })]), "2026-11-10"))).toMatchObject({
        code: "version-state",
        state,
      });
    const life = lifeOf([versionIn("effective", { version: "3" }), onNotice({ comparedWith: "1" })]);
    expect(refusalOf(effect(life, "2026-11-10"))).toMatchObject({ code: "compared-with-another", inForce: "3" });
  });
});

describe("adopting a standard", () => {
  const adopt = (versions: readonly StandardVersion[], since = "2025-03-01", basis = "Order 7 of 2025"): Decision =>
    decideAdoptStandard(
      { yaml: "", since, basis },
      { ...lifeOf(versions), offered: offer(yamlOf({ people: true })) },
      on("2026-11-02"),
    );

  it("records since when and on what basis it is in force, and what would need a second key", () => {
    expect(only(adopt([])).data).toMatchObject({
      version: "1",
      since: "2025-03-01",
      basis: "Order 7 of 2025",
      needsSecondKey: ["respect"],
    });
  });

  it("is for the first version only: after a draft, even a withdrawn one, a notice can't be gone around", () => {
    for (const state of ["draft", "notice", "effective", "superseded", "withdrawn"] as const)
      expect(refusalOf(adopt([versionIn(state, { version: "0" })]))).toEqual({ code: "not-first", versions: ["0"] });
  });

  it("says since when, not from when, and why", () => {
    expect(refusalOf(adopt([], "2026-11-03"))).toMatchObject({ code: "invalid", problems: [{ path: "since" }] });
    expect(refusalOf(adopt([], "2025-02-29", " "))).toMatchObject({ problems: [{ path: "since" }, { path: "basis" }] });
  });
});

describe("withdrawing", () => {
  const reason = [{ text: "A goalpost was wrong.", lang: "en", origin: "source", review: null }] as const;
  it("takes reasons, and is for what has not ended", () => {
    const withdraw = (state: VersionState, words: typeof reason | readonly [] = reason): Decision =>
      decideWithdrawStandard(
        { version: "2", reason: words },
        lifeOf([versionIn(state, { version: "2" })]),
        on("2026-11-05"),
      );
    for (const state of ["draft", "notice", "effective"] as const)
      expect(only(withdraw(state)).data).toEqual({ version: "2", reason, on: "2026-11-05" });
    for (const state of ["superseded", "withdrawn"] as const)
      expect(refusalOf(withdraw(state))).toMatchObject({ code: "version-state", state });
    expect(refusalOf(withdraw("draft", []))).toMatchObject({ code: "invalid", problems: [{ path: "reason" }] });
  });
});

describe("objections to a standard", () => {
  const text = {
    text: "The goalpost is out of reach for small places.",
    lang: "en",
    origin: "source",
    review: null,
  } as const;
  const filing: ObjectionCommands["FileStandardObjection"] = {
    objectionId: "o",
    version: "2",
    text,
    publish: true,
    contact: null,
  };
  const file = (more: Partial<typeof filing> = {}, today = "2026-11-04", life = lifeOf([onNotice()])): Decision =>
    decideFileStandardObjection({ ...filing, ...more }, life, on(today, VILLAGER));

  it("are filed by anybody up to the last midnight of the notice", () => {
    expect(only(file({}, "2026-11-09"))).toEqual({
      type: "StandardObjectionFiled",
      stream: "standard/2",
      data: { objectionId: "o", version: "2", text },
    });
    expect(refusalOf(file({}, "2026-11-10"))).toEqual({
      code: "notice-over",
      version: "2",
      until: "2026-11-10",
      today: "2026-11-10",
    });
    const exceptions = [{ day: "2026-11-05", working: false }];
    const later = lifeOf([onNotice()], { calendar: { ...CALENDAR, exceptions } });
    expect(file({}, "2026-11-10", later).ok).toBe(true);
  });

  it("keep contact, and a text that is not to be published, out of the public record", () => {
    const event = only(file({ publish: false, contact: "post box 7" }));
    expect(event.data).toEqual({ objectionId: "o", version: "2", text: null });
    expect(event.private).toEqual({ contact: { contact: "post box 7" }, text: { text } });
    expect(only(file({ contact: "post box 7" })).private).toEqual({ contact: { contact: "post box 7" } });
  });

  it("are not published with an address or a telephone number in them", () => {
    const called = { ...text, text: "Write to tashi@village.example, please." };
    expect(refusalOf(file({ text: called }))).toMatchObject({ problems: [{ path: "text", got: "an e-mail address" }] });
    expect(file({ text: called, publish: false }).ok).toBe(true);
  });

  it("are for versions on notice, once each, and say something", () => {
    for (const state of ["draft", "effective", "superseded", "withdrawn"] as const)
      expect(refusalOf(file({}, "2026-11-04", lifeOf([versionIn(state, { version: "2" })])))).toMatchObject({
        code: "version-state",
        state,
      });
    const objections = [{ objectionId: "o", version: "2", filedBy: VILLAGER, upheld: null }];
    expect(refusalOf(file({}, "2026-11-04", lifeOf([onNotice()], { objections })))).toMatchObject({ code: "exists" });
    expect(refusalOf(file({ text: { ...text, text: " " }, contact: "" }))).toMatchObject({
      problems: [{ path: "text" }, { path: "contact" }],
    });
  });

  it("are answered once, with reasons, by somebody else than who filed them", () => {
    const answer = (by: string, upheld: boolean | null = null, words: readonly (typeof text)[] = [text]): Decision =>
      decideAnswerStandardObjection(
        { objectionId: "o", version: "2", upheld: false, answer: words },
        lifeOf([onNotice()], { objections: [{ objectionId: "o", version: "2", filedBy: VILLAGER, upheld }] }),
        on("2026-11-12", by),
      );
    expect(only(answer(OFFICE)).data).toEqual({ objectionId: "o", version: "2", upheld: false, answer: [text] });
    expect(refusalOf(answer(VILLAGER))).toMatchObject({ code: "same-person", act: "answer" });
    expect(refusalOf(answer(OFFICE, false))).toEqual({ code: "already-answered", objection: "o" });
    expect(refusalOf(answer(OFFICE, null, []))).toMatchObject({ code: "invalid" });
    const none = decideAnswerStandardObjection(
      { objectionId: "p", version: "2", upheld: false, answer: [text] },
      lifeOf([onNotice()]),
      on("2026-11-12"),
    );
    expect(refusalOf(none)).toEqual({ code: "unknown", what: "objection", id: "p" });
  });
});

describe("overlays", () => {
  const overlay = (more = ""): string =>
    `touchstone-overlay: 1\nstandard: open-libraries\nversion: "1"\nlanguage: bo\norigin: human\ntexts:\n  title: དཔེ་མཛོད།\n${more}`;
  const add = (yaml: string, state: VersionState | null = "effective", present: string[] = []): Decision => {
    const checked = checkOverlay(yaml);
    const digest = checked.ok ? digestOfOverlay(checked.value, sha256) : null;
    const { versions } = lifeOf(state === null ? [] : [versionIn(state, { version: "1" })]);
    const standard = state === null ? null : standardOf(yamlOf({}));
    return decideAddOverlay({ offered: { yaml, checked, digest, file: sha256(yaml) }, standard, versions, present });
  };

  it("add a language to a version in any state but withdrawn, and change nothing else", () => {
    for (const state of ["draft", "notice", "effective", "superseded"] as const)
      expect(only(add(overlay(), state)).data).toMatchObject({ version: "1", language: "bo" });
    expect(refusalOf(add(overlay(), "withdrawn"))).toMatchObject({ code: "version-state" });
    expect(refusalOf(add(overlay(), null))).toEqual({ code: "unknown", what: "version", id: "1" });
  });

  it("have a place for each text, and are added once", () => {
    expect(refusalOf(add(overlay("  hours.goalposts: x\n")))).toMatchObject({
      code: "standard-refused",
      what: "overlay",
      problems: [{ code: "unknown-text", line: 8 }],
    });
    const checked = checkOverlay(overlay());
    const digest = checked.ok ? digestOfOverlay(checked.value, sha256) : "";
    expect(refusalOf(add(overlay(), "effective", [digest]))).toEqual({ code: "exists", what: "overlay", id: "1 bo" });
  });
});
