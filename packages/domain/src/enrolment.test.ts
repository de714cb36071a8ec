import { expect, test } from "vitest";
import { decideEndEnrolment } from "./enrolment.ts";

const context = { at: "2026-06-01T00:00:00.000Z", today: "2026-06-01", by: "somebody" };
const unitId = "0198c1f0-0000-7000-8000-000000000001";

test("given a live enrolment, withdrawing ends it from that day on, and asks no reason", () => {
  const decision = decideEndEnrolment({ unitId, on: "2026-06-01" }, { from: "2026-01-05", until: null }, context);
  expect(decision).toEqual({
    ok: true,
    events: [{ type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on: "2026-06-01" } }],
  });
});

test("a unit may withdraw on the very day on which it applied", () => {
  expect(decideEndEnrolment({ unitId, on: "2026-01-05" }, { from: "2026-01-05", until: null }, context).ok).toBe(true);
});

test("who does not take part can't withdraw", () => {
  expect(decideEndEnrolment({ unitId, on: "2026-06-01" }, null, context)).toEqual({
    ok: false,
    refusal: { code: "unknown", what: "live enrolment", id: unitId },
  });
});

test("nobody withdraws before they applied", () => {
  expect(decideEndEnrolment({ unitId, on: "2026-01-04" }, { from: "2026-01-05", until: null }, context)).toEqual({
    ok: false,
    refusal: { code: "empty-span", from: "2026-01-05", until: "2026-01-04" },
  });
});

test("an end on record can be brought forward, and nothing puts it off", () => {
  const ending = { from: "2026-01-05", until: "2026-12-31" };
  expect(decideEndEnrolment({ unitId, on: "2026-06-01" }, ending, context).ok).toBe(true);
  for (const on of ["2026-12-31", "2027-01-31"])
    expect(decideEndEnrolment({ unitId, on }, ending, context)).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "live enrolment", id: unitId },
    });
});
