import { expect, test } from "vitest";
import { Findings } from "../report/findings.ts";
import { checkSeparation } from "./check-separation.ts";
import type { Recorded } from "./recorded.ts";

const granted = (seq: number, role: string, from: string, until: string | null = null, actor = "a"): Recorded => ({
  type: "RoleGranted",
  seq,
  at: "2026-01-01T00:00:00.000Z",
  by: "a",
  stream: `role/${seq}`,
  data: { grantId: `g${seq}`, role, actor, unitId: null, from, until },
});
const ended = (seq: number, grant: number, on: string): Recorded => ({
  type: "RoleEnded",
  seq,
  at: "2026-01-01T00:00:00.000Z",
  by: "a",
  stream: `role/${grant}`,
  data: { grantId: `g${grant}`, on },
});

/** Faults that are told of these events, as leaves. */
function faults(...events: Recorded[]): string[] {
  const findings = new Findings();
  checkSeparation("programme", events, events.length, findings);
  return findings.checks().flatMap(({ id, faults }) => (id === "separation" ? faults.map(({ where }) => where) : []));
}

const [JAN, FEB, MARCH] = ["2026-01-01", "2026-02-01", "2026-03-01"];

test.each<[string, Recorded[], number]>([
  ["a reviewer who decides", [granted(0, "reviewer", JAN), granted(1, "decider", FEB)], 1],
  ["a decider who reviews", [granted(0, "decider", JAN), granted(1, "reviewer", FEB)], 1],
  ["a unit that hears its own appeal", [granted(0, "unit", JAN), granted(1, "appeal", FEB, MARCH)], 1],
  ["an auditor of their own office", [granted(0, "office", JAN), granted(1, "auditor", JAN)], 1],
  ["a third role beside two", [granted(0, "office", JAN), granted(1, "assessor", JAN), granted(2, "auditor", JAN)], 2],
  ["an office that reviews", [granted(0, "office", JAN), granted(1, "reviewer", JAN)], 1],
  ["who checks what is complete, and rates", [granted(0, "reviewer", JAN), granted(1, "coordinator", FEB)], 1],
])("%s is named", (_, events, n) =>
  expect(faults(...events)).toEqual(Array.from({ length: n }, () => `ledger/programme, leaf ${events.length - 1}`)),
);

test.each<[string, Recorded[]]>([
  ["roles that go together", [granted(0, "office", JAN), granted(1, "coordinator", JAN), granted(2, "operator", JAN)]],
  ["two persons", [granted(0, "reviewer", JAN), granted(1, "decider", JAN, null, "b")]],
  ["one after the other", [granted(0, "reviewer", JAN, FEB), granted(1, "decider", FEB)]],
  ["one ended before the other began", [granted(0, "reviewer", JAN), ended(1, 0, FEB), granted(2, "decider", FEB)]],
  ["one ended on its first day", [granted(0, "reviewer", FEB), ended(1, 0, FEB), granted(2, "decider", JAN)]],
])("%s: nothing is told", (_, events) => expect(faults(...events)).toEqual([]));
