import { APPLICATION_STATES, type Holding } from "@touchstone/domain";
import { describe, expect, test } from "vitest";
import { type Looking, PARTS, sightOf } from "./sight.ts";

/** Who looks at an application, by the name that the table below has for them. */
const HOLDINGS = {
  "organisation/operator": "runs",
  "organisation/office": "runs",
  "programme/operator": "runs",
  "programme/office": "office",
  "programme/coordinator": "coordinator",
  "programme/unit": "unit",
  "organisation/unit": "unit",
  "programme/assessor": "judge",
  "programme/decider": "judge",
  "organisation/oversight": "watches",
  "organisation/auditor": "watches",
  "programme/oversight": "watches",
  "programme/auditor": "watches",
} as const satisfies Partial<Record<Holding, string>>;
type Who = (typeof HOLDINGS)[keyof typeof HOLDINGS];

/**
 * What each sees: before there is a score, once there is, and once it is decided. r who reviews it, n by their names,
 * g the ratings, s the score, t where the text of the reply is opened, c the recommendation; `-`: not that it is there.
 */
const SEES: Readonly<Record<Who, readonly [before: string, scored: string, decided: string]>> = {
  runs: ["rc", "rgsc", "rgsc"],
  office: ["rntc", "rngstc", "rngstc"],
  coordinator: ["rn", "rngs", "rngsc"],
  unit: ["", "rgs", "rgsc"],
  judge: ["tc", "rgstc", "rgstc"],
  watches: ["rc", "rgsc", "rgsc"],
};
const LETTERS: Readonly<Record<(typeof PARTS)[number], string>> = {
  reviewers: "r",
  reviewerNames: "n",
  ratings: "g",
  score: "s",
  replyText: "t",
  recommendation: "c",
};
/** before who judges it comes */
const EARLY = ["answering", "handedIn", "mending", "review", "withdrawn", "lapsed"];

const seen = (on: Looking): string => {
  const sight = sightOf(on);
  return sight === null ? "-" : PARTS.map((part) => (sight.hidden[part] === undefined ? LETTERS[part] : "")).join("");
};
const STEPS = [
  { isScored: false, isDecided: false },
  { isScored: true, isDecided: false },
  { isScored: true, isDecided: true },
] as const;

describe("what somebody sees of an application", () => {
  test.each(Object.entries(HOLDINGS) as [Holding, Who][])("by %s", (holding, who) => {
    for (const state of APPLICATION_STATES)
      for (const [step, known] of STEPS.entries())
        for (const isReviewer of [false, true]) {
          const isJudge = who === "judge";
          const opens = holding === "organisation/office" ? "t" : "";
          const plain = SEES[who][step] ?? "";
          const want = isJudge && (isReviewer || EARLY.includes(state)) ? "-" : sorted(plain + opens);
          const at = `${state} ${step} ${isReviewer}`;
          expect(`${at} ${sorted(seen({ as: [holding], isReviewer, state, ...known }))}`).toBe(`${at} ${want}`);
        }
  });

  test("by no role is nothing, and by a reviewer's alone", () => {
    for (const state of APPLICATION_STATES)
      for (const as of [[], ["programme/reviewer"], ["programme/appeal"]] as const)
        expect(sightOf({ as: [...as], isReviewer: true, state, isScored: true, isDecided: true })).toBeNull();
  });

  test("by two roles is what either sees", () => {
    const on = { isReviewer: false, state: "reply", isScored: true, isDecided: false } as const;
    expect(sorted(seen({ as: ["programme/coordinator", "programme/assessor"], ...on }))).toBe(sorted("rngstc"));
  });

  test("who reviewed it sees it as its coordinator, and not as who judges", () => {
    const on = { isReviewer: true, state: "reply", isScored: true, isDecided: false } as const;
    expect(sightOf({ as: ["programme/coordinator", "programme/assessor"], ...on })?.as).toEqual(["coordinator"]);
  });
});

const sorted = (letters: string): string => letters.split("").sort().join("");
