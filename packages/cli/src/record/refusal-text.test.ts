import type { Refusal } from "@touchstone/domain";
import { describe, expect, it } from "vitest";
import { refusalText } from "./refusal-text.ts";

const PROBLEM = { level: "error", code: "x", path: "criteria[0].id", line: 3, column: 5, got: "A", want: "a" } as const;

/** Each refusal with facts that can't be mistaken for each other, and the words that they have to become. */
const CASES: readonly (readonly [Refusal, string])[] = [
  [
    { code: "not-allowed", command: "DraftStandard", roles: ["programme/office", "organisation/operator"] },
    "To draft standard is for office of the programme or operator of the organisation, which this account does not hold. --as names another; touchstone role grant gives a role.",
  ],
  [
    { code: "not-separated", role: "oversight", holds: "office" },
    "oversight can't go together with office in one account: nobody judges or watches over their own work.",
  ],
  [
    { code: "changed-meanwhile", stream: "standard/2", expected: 3, found: 6 },
    "standard/2 has changed meanwhile: you saw its version 3, it is at 6. Look again, then decide.",
  ],
  [{ code: "key-used", key: "k1" }, "The key k1 was used for another command. Take a new one."],
  [{ code: "unknown", what: "version", id: "9" }, "There is no version 9."],
  [{ code: "exists", what: "programme", id: "p" }, "There is a programme p already."],
  [
    { code: "empty-span", from: "2026-02-02", until: "2026-02-01" },
    "got from 2026-02-02 until 2026-02-01, want a day of the end after the day of the beginning.",
  ],
  [
    { code: "last-operator", on: "2026-12-01" },
    "Nobody else is operator of the organisation from 2026-12-01 on, for as long: nobody could grant a role there again. Grant that role to somebody else first, over all units and without an end. touchstone role grant does that.",
  ],
  [{ code: "role-needs-unit", role: "unit" }, "The role unit is for one unit and all below it: name it with --unit."],
  [
    {
      code: "invalid",
      problems: [
        { path: "slug", got: "A B", want: "a slug" },
        { path: "names", got: "none", want: "one" },
      ],
    },
    "slug: got A B, want a slug\nnames: got none, want one\n2 problems. Nothing was recorded.",
  ],
  [
    { code: "standard-refused", what: "standard", problems: [PROBLEM] },
    "standard:3:5  criteria[0].id: got A, want a\n1 problem. Nothing was recorded.",
  ],
  [
    { code: "standard-refused", what: "overlay", problems: [PROBLEM] },
    "overlay:3:5  criteria[0].id: got A, want a\n1 problem. Nothing was recorded.",
  ],
  [
    { code: "version-used", version: "2", state: "draft", sameContent: true },
    "Version 2 is on record with this very content (draft).",
  ],
  [
    { code: "version-used", version: "2", state: "effective", sameContent: false },
    "Version 2 is on record (effective) with another content, and a version never changes: give this one a version of its own.",
  ],
  [
    { code: "version-state", version: "2", state: "notice", want: "draft" },
    "Version 2 is on notice; for this it has to be draft.",
  ],
  [
    { code: "nothing-changed", version: "2", inForce: "1" },
    "Version 2 says what version 1, which is in force, says already. Translations are added with touchstone import overlay.",
  ],
  [
    { code: "not-first", versions: ["1", "2"] },
    "Only a programme's first version can be adopted; this one has 1, 2. Draft it: touchstone import standard without --in-force-since.",
  ],
  [
    { code: "another-digest", version: "2", got: "aa", want: "bb" },
    "Version 2 has the digest bb, you have read aa: read the one on record before you turn the key.",
  ],
  [
    { code: "same-person", act: "answer", earlier: "filed this objection" },
    "Who filed this objection can't answer too: somebody else has to.",
  ],
  [
    { code: "second-key-missing", version: "2", items: ["respect", "reached"] },
    "Version 2 counts people or measures what they experience (respect, reached): an account with oversight has to turn the second key first, with touchstone standard key.",
  ],
  [
    { code: "second-key-not-needed", version: "2" },
    "Version 2 neither counts people nor measures experience: it needs no second key.",
  ],
  [
    { code: "notice-too-short", until: "2026-11-09", earliest: "2026-11-10", nDays: 5, provisional: false },
    "got a notice until 2026-11-09, want 2026-11-10 or later: 5 working days after today.",
  ],
  [
    { code: "notice-too-short", until: "2026-11-09", earliest: "2026-11-10", nDays: 5, provisional: true },
    "got a notice until 2026-11-09, want 2026-11-10 or later: 5 working days after today, as far as the calendar is known.",
  ],
  [
    { code: "notice-running", version: "2", until: "2026-11-10", today: "2026-11-09" },
    "Version 2 is on notice until the midnight before 2026-11-10; today is 2026-11-09.",
  ],
  [
    { code: "notice-over", version: "2", until: "2026-11-10", today: "2026-11-11" },
    "The notice of version 2 ended with the midnight before 2026-11-10; today is 2026-11-11.",
  ],
  [
    { code: "calendar-unknown", knownThrough: "2026-11-08", until: "2026-11-10" },
    "Which days before 2026-11-10 are worked is known through 2026-11-08 only, so nobody can say that the notice has lasted. Say it: touchstone programme calendar PROGRAMME --known-through DAY --off DAY,DAY",
  ],
  [
    { code: "calendar-unknown", knownThrough: null, until: "2026-11-10" },
    "Which days before 2026-11-10 are worked is not known, so nobody can say that the notice has lasted. Say it: touchstone programme calendar PROGRAMME --known-through DAY --off DAY,DAY",
  ],
  [
    { code: "objections-open", version: "2", objections: ["o1"] },
    "1 objection to version 2 has no answer yet: o1. touchstone standard answer gives one.",
  ],
  [
    { code: "objections-open", version: "2", objections: ["o1", "o2"] },
    "2 objections to version 2 have no answer yet: o1, o2. touchstone standard answer gives one.",
  ],
  [
    { code: "objection-upheld", version: "2", objections: ["o1"] },
    "An objection to version 2 was upheld (o1): it can't take effect. Draft another version.",
  ],
  [{ code: "already-answered", objection: "o1" }, "The objection o1 has its answer, which stays as it is."],
  [
    { code: "compared-with-another", version: "3", comparedWith: "1", inForce: "2" },
    "Version 3 says what changed since 1, but 2 is in force by now: draft it again as a new version.",
  ],
];

describe("words of refusals", () => {
  it.each(CASES)("%j", (refusal, words) => {
    expect(refusalText(refusal)).toBe(words);
  });

  it("a terminal obeys no character of somebody else's text", () => {
    const words = refusalText({ code: "unknown", what: "programme", id: "\u001b[2Jp\u202e" });
    expect(["\u001b", "\u202e"].filter((character) => words.includes(character))).toEqual([]);
  });
});
