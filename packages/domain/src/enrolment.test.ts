import { expect, test } from "vitest";
import { decideEndEnrolment, type Enrolled, type TakingPart } from "./enrolment.ts";

const context = { at: "2026-06-01T00:00:00.000Z", today: "2026-06-01", by: "somebody" };
const unitId = "0198c1f0-0000-7000-8000-000000000001";
const taking = (latest: Enrolled | null, applications: readonly string[] = []): TakingPart => ({
  latest,
  applications,
});

test("given a live enrolment, withdrawing ends it from that day on, and asks no reason", () => {
  const decision = decideEndEnrolment(
    { unitId, on: "2026-06-01" },
    taking({ from: "2026-01-05", until: null }),
    context,
  );
  expect(decision).toEqual({
    ok: true,
    events: [{ type: "EnrolmentEnded", stream: `enrolment/${unitId}`, data: { unitId, on: "2026-06-01" } }],
  });
});

test("a unit may withdraw on the very day on which it applied", () => {
  expect(
    decideEndEnrolment({ unitId, on: "2026-01-05" }, taking({ from: "2026-01-05", until: null }), context).ok,
  ).toBe(true);
});

test("who does not take part can't withdraw", () => {
  expect(decideEndEnrolment({ unitId, on: "2026-06-01" }, taking(null), context)).toEqual({
    ok: false,
    refusal: { code: "unknown", what: "live enrolment", id: unitId },
  });
});

test("nobody withdraws before they applied", () => {
  expect(
    decideEndEnrolment({ unitId, on: "2026-01-04" }, taking({ from: "2026-01-05", until: null }), context),
  ).toEqual({
    ok: false,
    refusal: { code: "empty-span", from: "2026-01-05", until: "2026-01-04" },
  });
});

test("an end on record can be brought forward, and nothing puts it off", () => {
  const ending = { from: "2026-01-05", until: "2026-12-31" };
  expect(decideEndEnrolment({ unitId, on: "2026-06-01" }, taking(ending), context).ok).toBe(true);
  for (const on of ["2026-12-31", "2027-01-31"])
    expect(decideEndEnrolment({ unitId, on }, taking(ending), context)).toEqual({
      ok: false,
      refusal: { code: "unknown", what: "live enrolment", id: unitId },
    });
});

test("a unit that still applies withdraws that too, in the same step; nobody else ends it. Hard rule 5", () => {
  const applies = taking({ from: "2026-01-05", until: null }, ["a1", "a2"]);
  const end = (on: string, asUnit: boolean) => decideEndEnrolment({ unitId, on }, applies, { ...context, asUnit });
  const own = end("2026-06-01", true);
  expect(own.ok && own.events.map(({ type }) => type)).toEqual([
    "EnrolmentEnded",
    "ApplicationWithdrawn",
    "ApplicationWithdrawn",
  ]);
  const stands = { ok: false, refusal: { code: "application-stands", unitId, applicationId: "a1" } };
  expect(end("2026-06-01", false)).toEqual(stands);
  expect(end("2026-06-02", true)).toEqual(stands); // from tomorrow on it would apply without taking part
});
