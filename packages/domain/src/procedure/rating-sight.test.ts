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
  "review, ratings open": "o·········",
  "settling, settled": "a···aaaaa·",
  "reply, scored": "a··aaaaaa·",
  "recommending, scored": "a··aaaaaa·",
  "deciding, scored": "a··aaaaaa·",
  "decided, scored": "a··aaaaaa·",
  "noticed, scored": "a··aaaaaaa",
  "designated, scored": "a··aaaaaaa",
  "declined, scored": "a··aaaaaa·",
  "withdrawn, ratings open": "o·········",
  "withdrawn, settled": "a···aaaaa·",
  "withdrawn, scored": "a··aaaaaa·",
};
const SIGNS = { none: "·", own: "o", all: "a" } as const;
const standing = {
  "ratings open": { isSettled: false, isScored: false },
  settled: { isSettled: true, isScored: false },
  scored: { isSettled: true, isScored: true },
} as const;

test.each(Object.entries(TABLE))("%s: who sees whose ratings is %s", (where, signs) => {
  const [state, how] = where.split(", ");
  const found = APPLICATION_STATES.find((one) => one === state);
  const stands = Object.entries(standing).find(([name]) => name === how)?.[1];
  if (found === undefined || stands === undefined) throw new Error(where);
  expect(ONLOOKERS.map((who) => SIGNS[ratingsVisibleTo(who, { state: found, ...stands })]).join("")).toBe(signs);
});

test("in every state, whatever it is, nobody sees another's rating before all are settled", () => {
  for (const state of APPLICATION_STATES)
    for (const who of ONLOOKERS) {
      const seen = ratingsVisibleTo(who, { state, isSettled: false, isScored: false });
      expect(seen).toBe(who === "reviewer" ? "own" : "none");
    }
});

test("in every state, the unit sees no rating before its score", () => {
  for (const state of APPLICATION_STATES)
    expect(ratingsVisibleTo("unit", { state, isSettled: true, isScored: false })).toBe("none");
});
