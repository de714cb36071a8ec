import { expect, test } from "vitest";
import { type Onlooker, ratingsVisibleTo } from "./rating-sight.ts";
import { APPLICATION_STATES } from "./states.ts";

const ONLOOKERS: readonly Onlooker[] = [
  "reviewer",
  "recused",
  "other reviewer",
  "unit",
  "office",
  "coordinator",
  "assessor",
  "decider",
  "watching",
  "public",
];

/** Written by hand: o own, a all, · none; in the order of the list above. */
const TABLE: Readonly<Record<string, string>> = {
  "review, no score": "o·········",
  "settling, no score": "o·········",
  "withdrawn, no score": "o·········",
  "reply, scored": "a··aaaaaa·",
  "recommending, scored": "a··aaaaaa·",
  "deciding, scored": "a··aaaaaa·",
  "decided, scored": "a··aaaaaa·",
  "noticed, scored": "a··aaaaaaa",
  "designated, scored": "a··aaaaaaa",
  "declined, scored": "a··aaaaaa·",
  "withdrawn, scored": "a··aaaaaa·",
};
const SIGNS = { none: "·", own: "o", all: "a" } as const;

test.each(Object.entries(TABLE))("%s: who sees whose ratings is %s", (where, signs) => {
  const [name, how] = where.split(", ");
  const state = APPLICATION_STATES.find((one) => one === name);
  if (state === undefined) throw new Error(where);
  const isScored = how === "scored";
  expect(ONLOOKERS.map((who) => SIGNS[ratingsVisibleTo(who, { state, isScored })]).join("")).toBe(signs);
});

test("in every state, whatever it is, nobody sees another's rating before the score is there", () => {
  for (const state of APPLICATION_STATES)
    for (const who of ONLOOKERS) {
      const seen = ratingsVisibleTo(who, { state, isScored: false });
      expect(seen).toBe(who === "reviewer" ? "own" : "none");
    }
});

test("in every state, who stepped back, and who reviews others, sees none", () => {
  for (const state of APPLICATION_STATES)
    for (const who of ["recused", "other reviewer"] as const)
      expect(ratingsVisibleTo(who, { state, isScored: true })).toBe("none");
});

test("the public sees ratings on notice and after it alone", () => {
  const open = APPLICATION_STATES.filter((state) => ratingsVisibleTo("public", { state, isScored: true }) !== "none");
  expect(open).toEqual(["noticed", "designated"]);
});
