import { expect, test } from "vitest";
import type { EventData } from "../record/event-shapes.ts";
import type { Recorded } from "../record/recorded.ts";
import { type Proofs, readProofs } from "./proofs.ts";

type Of = "EvidenceAdded" | "EvidenceLinked" | "EvidenceUnlinked" | "EvidenceWithdrawn";

/** Events in their order, each numbered by its place. */
function proofs(...told: { readonly [T in Of]: readonly [T, EventData[T]] }[Of][]): Proofs {
  const common = { at: "2026-01-01T00:00:00.000Z", by: "a", stream: "evidence" };
  return readProofs(told.map(([type, data], seq) => ({ ...common, type, seq, data }) as Recorded)); // of this type
}
const added = (evidenceId: string, programmeId: string | null = "p", unitId = "mill") =>
  ["EvidenceAdded", { evidenceId, unitId, programmeId, digest: `of ${evidenceId}` }] as const;
const linked = (linkId: string, evidenceId: string, unitId = "mill", period = "2025") =>
  [
    "EvidenceLinked",
    { linkId, evidenceId, unitId, target: { kind: "observation", item: "round/hours", period } },
  ] as const;
const withdrawn = (evidenceId: string) => ["EvidenceWithdrawn", { evidenceId }] as const;
const unlinked = (linkId: string) => ["EvidenceUnlinked", { linkId, evidenceId: "a" }] as const;

const asked = (size: number) => ({ programmeId: "p", unitId: "mill", size });
const digests = (of: Proofs, size: number): string[] => of.behind(asked(size)).map(({ digest }) => digest);

test("a proof stands from its event on until it is taken back", () => {
  const of = proofs(added("a"), linked("l", "a"), withdrawn("a"));
  expect([0, 1, 2, 3].map((size) => of.standing(asked(size)))).toEqual([0, 1, 1, 0]);
  expect([1, 2, 3].map((size) => digests(of, size))).toEqual([[], ["of a"], []]);
});

test("a link counts until it is ended, and the proof stands without it", () => {
  const of = proofs(added("a"), linked("l", "a"), linked("m", "a"), unlinked("l"));
  expect([3, 4].map((size) => digests(of, size))).toEqual([["of a", "of a"], ["of a"]]);
  expect(of.standing(asked(4))).toBe(1);
});

test("what was handed in for another programme is not this one's; for none, it is everybody's", () => {
  const of = proofs(added("a", "q"), linked("l", "a"), added("b", null), linked("m", "b"));
  expect(of.standing(asked(4))).toBe(1);
  expect(digests(of, 4)).toEqual(["of b"]);
});

test("another unit's file stands behind an answer, and is no proof of the unit itself", () => {
  const of = proofs(added("a", "p", "well"), linked("l", "a"), added("b"), linked("m", "b", "well"));
  expect(of.standing(asked(4))).toBe(1);
  expect(digests(of, 4)).toEqual(["of a"]);
});

test("what supports a unit as a whole, or a submission, is behind no answer", () => {
  const data = { linkId: "l", evidenceId: "a", unitId: "mill" };
  const of = proofs(
    added("a"),
    ["EvidenceLinked", { ...data, target: { kind: "unit", item: undefined, period: undefined } }],
    ["EvidenceLinked", { ...data, linkId: "m", target: { kind: "submission", item: undefined, period: undefined } }],
  );
  expect(digests(of, 3)).toEqual([]);
  expect(of.standing(asked(3))).toBe(1);
});
