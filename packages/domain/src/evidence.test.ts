import { describe, expect, it } from "vitest";
import type { Decision } from "./decision.ts";
import type { Evidence, EvidenceCommands, EvidenceLocator, TakenIn } from "./evidence.ts";
import { decideAddEvidence } from "./evidence-add.ts";
import { decideLinkEvidence, decideUnlinkEvidence } from "./evidence-link.ts";
import { decideWithdrawEvidence } from "./evidence-withdraw.ts";
import type { Text } from "./text.ts";

const CONTEXT = { at: "2026-03-01T12:00:00.000Z", today: "2026-03-01", by: "me" };
const FILE: TakenIn["file"] = {
  digest: "d",
  mediaType: "image/jpeg",
  bytes: 10,
  visibility: "public",
  thumbnails: [{ side: 320, digest: "t" }],
};
const SECRET = { key: "k", plainDigest: "p" };
const text = (words: string): Text => ({ text: words, lang: "en", origin: "source", review: null });
const ADD: EvidenceCommands["AddEvidence"] = {
  evidenceId: "e",
  unitId: "u",
  programmeId: "a",
  title: text("Notice board"),
  retainUntil: "2030-01-01",
};

function add(
  more: Partial<typeof ADD>,
  takenIn: TakenIn | null = { owner: "me", file: FILE, secret: null },
  state: object = {},
): Decision {
  const known = { isThere: false, takenIn, knowsUnit: true, programmes: ["a"], ...state };
  return decideAddEvidence({ ...ADD, ...more }, known, CONTEXT);
}
const sealed = (visibility: "reviewers" | "private"): TakenIn => ({
  owner: "me",
  file: { ...FILE, visibility },
  secret: SECRET,
});

describe("adding a proof", () => {
  it("records the file as its intake has left it, and nothing that the command says of it", () => {
    expect(add({})).toEqual({
      ok: true,
      events: [{ type: "EvidenceAdded", stream: "evidence/e", data: { ...ADD, ...FILE } }],
    });
  });
  it("is for the account that handed the file in; to any other it is unknown", () => {
    const unknown = { ok: false, refusal: { code: "unknown", what: "upload", id: "e" } };
    for (const owner of [null, "another"]) expect(add({}, { owner, file: FILE, secret: null })).toEqual(unknown);
    expect(add({}, null)).toEqual(unknown);
  });
  it("happens once, for a unit and a programme that are there", () => {
    expect(add({}, undefined, { isThere: true })).toMatchObject({ refusal: { code: "exists" } });
    expect(add({}, undefined, { knowsUnit: false })).toMatchObject({ refusal: { what: "unit", id: "u" } });
    expect(add({ programmeId: "b" })).toMatchObject({ refusal: { what: "programme", id: "b" } });
    expect(add({ programmeId: null }).ok).toBe(true);
  });
  it("keeps the key of what is not public beside the entry, never in it", () => {
    const decision = add({}, sealed("reviewers"));
    expect(decision).toMatchObject({ events: [{ private: { file: { ...SECRET, title: null } } }] });
    expect(JSON.stringify(decision.ok && decision.events[0]?.data)).not.toMatch(/"k"|"p"/);
  });
  it("hides the title of what is private, whatever it says", () => {
    const title = text("Wanda's letter, phone 13912345678");
    const decision = add({ title }, sealed("private"));
    expect(decision).toMatchObject({ events: [{ data: { title: null }, private: { file: { title } } }] });
  });
  it("refuses a title with something personal where the ledger would show it", () => {
    const title = text("call 13912345678");
    for (const taken of [undefined, sealed("reviewers")])
      expect(add({ title }, taken)).toMatchObject({
        refusal: { problems: [{ path: "title.en", got: "a telephone number" }] },
      });
  });
  it("wants a title with words, of 200 characters, and a day to come, or none", () => {
    for (const title of [text(" "), text("x".repeat(201)), { ...text("a"), lang: "en_GB" }])
      expect(add({ title }, sealed("private"))).toMatchObject({ refusal: { code: "invalid" } });
    for (const retainUntil of ["2026-03-01", "2026-02-30", "soon"])
      expect(add({ retainUntil })).toMatchObject({ refusal: { problems: [{ path: "retainUntil" }] } });
    expect(add({ title: null, retainUntil: null }).ok).toBe(true);
  });
});

const ON_RECORD: Evidence = {
  evidenceId: "e",
  unitId: "u",
  mediaType: "application/pdf",
  visibility: "reviewers",
  retainUntil: "2030-01-01",
  isWithdrawn: false,
  seq: 7,
  hasKey: true,
};
const LINK: EvidenceCommands["LinkEvidence"] = {
  linkId: "l",
  evidenceId: "e",
  unitId: "u",
  target: { kind: "observation", item: "notices@1", period: "2026" },
  locator: { kind: "page", page: 3 },
};

function link(more: Partial<typeof LINK>, evidence: Partial<Evidence> | null = {}, state: object = {}): Decision {
  const found = evidence && { ...ON_RECORD, ...evidence };
  const known = { isThere: false, evidence: found, knowsUnit: true, knowsTarget: true, ...state };
  return decideLinkEvidence({ ...LINK, ...more }, known);
}

describe("linking a proof", () => {
  it("says what it supports and where to look", () => {
    expect(link({})).toEqual({
      ok: true,
      events: [{ type: "EvidenceLinked", stream: "evidence/e", data: LINK }],
    });
  });
  it("is for its own unit, or for any if it is public", () => {
    expect(link({ unitId: "v" })).toMatchObject({ refusal: { code: "unknown", what: "evidence" } });
    expect(link({ unitId: "v" }, { visibility: "public" }).ok).toBe(true);
  });
  it("is not of what was taken back, nor of what is not there, nor twice under one id", () => {
    expect(link({}, { isWithdrawn: true })).toMatchObject({ refusal: { what: "evidence" } });
    expect(link({}, null)).toMatchObject({ refusal: { what: "evidence" } });
    expect(link({}, {}, { isThere: true })).toMatchObject({ refusal: { code: "exists" } });
    expect(link({}, {}, { knowsUnit: false })).toMatchObject({ refusal: { what: "unit" } });
    const target = { kind: "submission", submissionId: "s" } as const;
    expect(link({ target }, {}, { knowsTarget: false })).toMatchObject({ refusal: { what: "submission", id: "s" } });
  });
  const region = { kind: "region", page: null, x: 0, y: 0.5, width: 1, height: 0.5 } as const;
  it.each<[string, EvidenceLocator, boolean]>([
    ["application/pdf", { kind: "page", page: 1 }, true],
    ["application/pdf", { kind: "page", page: 0 }, false],
    ["application/pdf", { kind: "page", page: Number.NaN }, false],
    ["image/png", { kind: "page", page: 1 }, false],
    ["image/png", region, true],
    ["image/png", { ...region, width: 1.01 }, false],
    ["image/png", { ...region, x: Number.NaN }, false],
    ["application/pdf", region, false],
    ["application/pdf", { ...region, page: 2 }, true],
    ["text/csv", { kind: "lines", from: 2, to: 4 }, true],
    ["text/csv", { kind: "lines", from: 4, to: 2 }, false],
    ["image/png", { kind: "lines", from: 1, to: 1 }, false],
    ["text/plain", { kind: "whole" }, true],
  ])("in %s, %j: %s", (mediaType, locator, ok) => expect(link({ locator }, { mediaType }).ok).toBe(ok));
  it("names an item and a period as they are written", () => {
    const target = { kind: "observation", item: "Notices 1", period: "March" } as const;
    expect(link({ target })).toMatchObject({
      refusal: { problems: [{ path: "target.item" }, { path: "target.period" }] },
    });
  });
  it("is taken back by its unit alone", () => {
    const standing = { evidenceId: "e", unitId: "u" };
    expect(decideUnlinkEvidence({ linkId: "l", unitId: "u" }, standing)).toMatchObject({
      events: [{ type: "EvidenceUnlinked", data: { linkId: "l", evidenceId: "e" } }],
    });
    for (const found of [null, { ...standing, unitId: "v" }])
      expect(decideUnlinkEvidence({ linkId: "l", unitId: "u" }, found)).toMatchObject({ refusal: { what: "link" } });
  });
});

describe("taking a proof back", () => {
  const withdraw = (reason: string, more: Partial<Evidence> = {}, unitId = "u"): Decision =>
    decideWithdrawEvidence(
      { evidenceId: "e", unitId, reason: reason as "mistake" }, // what a client may send
      { ...ON_RECORD, ...more },
      CONTEXT,
    );
  it.each(["mistake", "request-of-the-person"])("erases bytes and key at once: %s", (reason) => {
    expect(withdraw(reason)).toEqual({
      ok: true,
      events: [
        {
          type: "EvidenceWithdrawn",
          stream: "evidence/e",
          data: { evidenceId: "e", reason, eraseFrom: "2026-03-01" },
        },
        { type: "PrivatePartErased", stream: "private/7", data: { seq: 7, part: "file", reason } },
      ],
    });
    expect(withdraw(reason, { hasKey: false })).toMatchObject({ events: { length: 1 } });
  });
  it("keeps what was replaced as long as was said", () => {
    expect(withdraw("replaced")).toMatchObject({ events: { length: 1, 0: { data: { eraseFrom: "2030-01-01" } } } });
    for (const retainUntil of [null, "2026-01-01"])
      expect(withdraw("replaced", { retainUntil })).toMatchObject({ events: [{ data: { eraseFrom: "2026-03-01" } }] });
  });
  it("happens once, by its unit, for a reason of the list", () => {
    expect(withdraw("mistake", { isWithdrawn: true })).toMatchObject({ refusal: { what: "evidence" } });
    expect(withdraw("mistake", {}, "v")).toMatchObject({ refusal: { what: "evidence" } });
    expect(withdraw("because")).toMatchObject({ refusal: { what: "reason" } });
    expect(decideWithdrawEvidence({ evidenceId: "e", unitId: "u", reason: "mistake" }, null, CONTEXT).ok).toBe(false);
  });
});
