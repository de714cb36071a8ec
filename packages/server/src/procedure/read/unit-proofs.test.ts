import { LINK_TYPE } from "@touchstone/domain";
import { expect, it, test } from "vitest";
import { isProven, type ProofLine } from "./unit-proofs.ts";

type Kind = "photo" | "document" | "link" | "video" | "audio" | "table";

const proof = (mediaType: string, evidenceId = "1"): ProofLine => ({
  evidenceId,
  linkId: evidenceId,
  mediaType,
  bytes: 100,
  visibility: "reviewers",
  title: null,
  sides: [],
  href: null,
  locator: { kind: "whole" },
  addedOn: "2026-03-03",
});
const isProvenBy = (of: readonly Kind[] | undefined, mediaType: string): boolean =>
  isProven({ evidence: { atLeast: 1, ...(of && { of: [...of] }) } }, [proof(mediaType)], "2026-03-04");
const KINDS: readonly Kind[] = ["photo", "document", "table", "link", "video", "audio"];

test.each([
  ["image/jpeg", ["photo", "document"]],
  ["application/pdf", ["document"]],
  ["text/plain", ["document"]],
  ["text/csv", ["document", "table"]],
  [LINK_TYPE, ["link", "video", "audio"]],
])("%s is proof of the kinds %s, and of no other", (mediaType, kinds) => {
  expect(KINDS.filter((kind) => isProvenBy([kind], mediaType))).toEqual(kinds);
  expect(isProvenBy(undefined, mediaType)).toBe(true); // where no kind is named
});

it("takes one proof that is linked twice for one", () => {
  const twice = [proof(LINK_TYPE), { ...proof(LINK_TYPE), linkId: "2" }];
  expect(isProven({ evidence: { atLeast: 2 } }, twice, "2026-03-04")).toBe(false);
  expect(isProven({ evidence: { atLeast: 2 } }, [...twice, proof("image/png", "3")], "2026-03-04")).toBe(true);
});
