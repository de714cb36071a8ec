import { expect, test } from "vitest";
import { type Draft, draftOf, isSameDraft, owesReason, readyOf } from "./draft.ts";

const draft = (more: Partial<Draft>): Draft => ({ level: 1, confidence: "middle", reason: "", evidence: [], ...more });

test.each([
  [{ level: undefined }, false],
  [{ level: null }, true],
  [{ level: 0 }, true],
  [{ level: 1 }, false],
  [{ level: 3 }, true],
  [{ level: 3, reason: "  " }, true],
  [{ level: 3, reason: "All forms" }, false],
])("a reason is owed at the ends and where the evidence does not do: %j", (more, owes) => {
  expect(owesReason(4, draft(more))).toBe(owes);
});

test("nothing is kept of a rating that lacks its level or a reason that is owed", () => {
  expect(readyOf("desk", 4, draft({ level: undefined }), "en")).toBeNull();
  expect(readyOf("desk", 4, draft({ level: null }), "en")).toBeNull();
});

test("insufficient evidence is kept as what it is, not as the lowest level", () => {
  expect(readyOf("desk", 4, draft({ level: null, reason: " dark photo " }), "bo")).toEqual({
    item: "desk",
    level: null,
    confidence: "middle",
    reason: { text: "dark photo", lang: "bo", origin: "source", review: null },
    evidence: [],
  });
});

test("what was kept comes back as it was", () => {
  const reason = { text: "Every day", lang: "en", origin: "source" as const, review: null };
  const own = { level: 3, confidence: "high" as const, reason, evidence: ["a", "b"] };
  const back = draftOf({ own });
  expect(isSameDraft(back, draft({ level: 3, confidence: "high", reason: "Every day ", evidence: ["b", "a"] }))).toBe(
    true,
  );
  expect(isSameDraft(back, draft({ level: 3, confidence: "high", reason: "Every day", evidence: ["a"] }))).toBe(false);
  expect(isSameDraft(draftOf({ own: null }), draft({ level: undefined }))).toBe(true);
});
