import { describe, expect, test } from "vitest";
import { decideEndCommitment, decideMakeCommitment } from "./commitment.ts";
import { OWN, village } from "./sample-applied.ts";
import { eventsOf, on, refusalOf, words } from "./sample-decided.ts";

const TODAY = on("2026-03-09", OWN);
const command = { commitmentId: "m1", unitId: village.unitId, text: [words("A desk on every working day")] };
const making = { isIdFree: true, unit: village };

describe("a commitment", () => {
  test("is said publicly, and enrols nobody", () =>
    expect(eventsOf(decideMakeCommitment(command, making, TODAY))).toEqual([
      { type: "CommitmentMade", stream: "commitment/m1", data: { ...command, on: "2026-03-09" } },
    ]));

  test.each<[string, Partial<typeof command>, Partial<typeof making> | { unit: null }, object]>([
    ["under an id that is taken", {}, { isIdFree: false }, { code: "exists" }],
    ["of no unit", {}, { unit: null }, { code: "unknown" }],
    ["of a unit that has closed", {}, { unit: { ...village, closed: "2026-01-01" } }, { code: "not-alive" }],
    ["without words", { text: [] }, {}, { code: "invalid" }],
    ["with an address", { text: [words("Write to dawa@example.org")] }, {}, { code: "invalid" }],
  ])("is not made %s", (_, said, state, refusal) =>
    expect(refusalOf(decideMakeCommitment({ ...command, ...said }, { ...making, ...state }, TODAY))).toMatchObject(
      refusal,
    ),
  );

  const made = { commitmentId: "m1", madeOn: "2026-03-02", endedOn: null };
  const end = (day: string, before: Parameters<typeof decideEndCommitment>[1] = made) =>
    decideEndCommitment({ commitmentId: "m1", on: day }, before);

  test("ends on a day, which can be brought forward and not put off", () => {
    expect(eventsOf(end("2026-05-01"))).toMatchObject([{ type: "CommitmentEnded", data: { on: "2026-05-01" } }]);
    expect(end("2026-04-01", { ...made, endedOn: "2026-05-01" }).ok).toBe(true);
    expect(refusalOf(end("2026-05-01", { ...made, endedOn: "2026-05-01" }))).toMatchObject({ code: "unknown" });
  });

  test("does not end before it was made, on no day, or where there is none", () => {
    expect(refusalOf(end("2026-03-01"))).toEqual({ code: "empty-span", from: "2026-03-02", until: "2026-03-01" });
    expect(refusalOf(end("2026-02-30"))).toMatchObject({ code: "invalid" });
    expect(refusalOf(end("2026-05-01", null))).toMatchObject({ code: "unknown" });
  });
});
