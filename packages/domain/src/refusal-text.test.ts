import { describe, expect, it } from "vitest";
import type { Refusal } from "./refusal.ts";
import { refusalText } from "./refusal-text.ts";

/** Refusals whose way out is another in a terminal, in a browser and in a program: here are the facts alone. */
const CASES: readonly (readonly [Refusal, string])[] = [
  [
    { code: "not-allowed", command: "DraftStandard", roles: ["programme/office"] },
    "To draft standard is for office of the programme, which this account does not hold.",
  ],
  [
    { code: "not-allowed", command: "FoundOrganisation", roles: [] },
    "To found organisation is for nobody, which this account does not hold.",
  ],
  [{ code: "role-needs-unit", role: "unit" }, "The role unit is for one unit and all below it."],
  [
    { code: "answers-stand", submission: "41" },
    "The submission 41 holds what a unit has handed in with its application: that stands until it is decided on, or there is something to mend.",
  ],
  [
    { code: "answers-changed", applicationId: "a1", items: ["forms@1", "round/hours"] },
    "The answers that count for the application a1 are not those that its unit handed in (forms@1, round/hours): nobody is scored by others. A permission to use another programme's answers that began or ended since does that: set it back as it was.",
  ],
  [{ code: "not-first", versions: ["1", "2"] }, "Only a programme's first version can be adopted; this one has 1, 2."],
  [
    { code: "calendar-unknown", knownThrough: null, until: "2026-11-10" },
    "Which days before 2026-11-10 are worked is not known, so nobody can say that the notice has lasted.",
  ],
  [{ code: "objections-open", version: "2", objections: ["o1"] }, "1 objection to version 2 has no answer yet: o1."],
  [{ code: "not-a-period", got: "", want: "a year such as 2026" }, "got no period, want a year such as 2026."],
  [
    { code: "no-data", period: "2026", nEnrolled: 12_000 },
    "None of the 12,000 units that take part have an answer for 2026.",
  ],
  [
    { code: "interest-unknown", applicationId: "a1" },
    "Whoever is to review has not said what ties them to the applicant of a1, and unknown counts as a conflict: ask them to declare it first.",
  ],
  [
    { code: "interest-conflict", applicationId: "a1" },
    "A conflict of interest stands between this reviewer and the applicant of a1: assign somebody else.",
  ],
  [
    { code: "conflict-stands", applications: ["a1", "a2"] },
    "You said that something ties you to the applicants of a1, a2, or stepped back: that is not taken back.",
  ],
  [{ code: "no-place-free", applicationId: "a1", needed: 2 }, "The application a1 has all 2 reviewers that it needs."],
  [{ code: "no-place-free", applicationId: "a1", needed: 1 }, "The application a1 has the reviewer that it needs."],
  [
    { code: "no-place-free", applicationId: "a1", needed: 0 },
    "The application a1 needs no reviewer: its standard has nothing to rate.",
  ],
  [
    { code: "assignment-state", assignmentId: "r1", state: "handedIn", want: "open" },
    "The assignment r1 is handed in; for this it has to be open.",
  ],
  [
    { code: "review-over", assignmentId: "r1" },
    "The review under the assignment r1 is over: nothing is rated under it any more, and nobody steps back from it.",
  ],
  [
    {
      code: "cycle-unfit",
      version: "2",
      problems: [{ path: "cycle.stages", got: "decision without days", want: "{ decision: 10 }" }],
    },
    "By version 2 somebody could wait for ever: cycle.stages: got decision without days, want { decision: 10 }.",
  ],
  [
    { code: "ratings-missing", items: ["desk"] },
    "1 indicator has no rating yet: desk. Where the evidence does not do, say so: that is a rating too.",
  ],
  [
    { code: "stage-running", applicationId: "a1", until: "2026-06-15" },
    "This stage of the application a1 lasts until the midnight before 2026-06-15: until then it is with whoever has it.",
  ],
  [
    { code: "stage-over", applicationId: "a1", until: "2026-06-09", today: "2026-06-12" },
    "This stage of the application a1 ended with the midnight before 2026-06-09; today is 2026-06-12.",
  ],
];

describe("the facts of a refusal", () => {
  it.each(CASES)("%j", (refusal, words) => {
    expect(refusalText(refusal)).toBe(words);
  });

  it("name no command of a terminal", () => {
    for (const [refusal] of CASES) expect(refusalText(refusal)).not.toMatch(/touchstone|--/);
  });
});
