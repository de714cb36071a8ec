import { expect, test } from "vitest";
import { type Declaring, decideDeclareInterests } from "./interests.ts";
import { cycle, eventsOf, on, refusalOf } from "./sample-decided.ts";
import { actor, assignmentId } from "./sample-judged.ts";

const app = (k: number): string => `20000000-0000-4000-8000-${String(k).padStart(12, "0")}`;
const knowing = (more: Partial<Declaring> = {}): Declaring => ({
  isCycle: true,
  known: new Set(Array.from({ length: 1200 }, (_, k) => app(k))),
  said: new Map(),
  assigned: new Map(),
  ...more,
});
const declare = (free: string[], conflicts: string[], state: Declaring = knowing()) =>
  decideDeclareInterests({ cycleId: cycle.cycleId, free, conflicts }, state, on("2026-06-01", actor(1)));

test("what ties somebody to whom is recorded, and what does not", () => {
  expect(eventsOf(declare([app(1), app(2)], [app(3)]))).toEqual([
    {
      type: "InterestsDeclared",
      stream: `interests/${actor(1)}`,
      data: { cycleId: cycle.cycleId, free: [app(1), app(2)], conflicts: [app(3)] },
    },
  ]);
});

test("what was said before is not recorded again; nothing new leaves no trace", () => {
  const state = knowing({
    said: new Map([
      [app(1), "free"],
      [app(3), "conflict"],
    ]),
  });
  expect(eventsOf(declare([app(1), app(2)], [app(3)], state))[0]?.data).toMatchObject({
    free: [app(2)],
    conflicts: [],
  });
  expect(eventsOf(declare([app(1)], [app(3)], state))).toEqual([]);
});

test("free can become a conflict, and a conflict never free again", () => {
  const state = knowing({
    said: new Map([
      [app(1), "free"],
      [app(3), "conflict"],
    ]),
  });
  expect(eventsOf(declare([], [app(1)], state))[0]?.data).toMatchObject({ conflicts: [app(1)] });
  expect(refusalOf(declare([app(3)], [], state))).toEqual({ code: "conflict-stands", applications: [app(3)] });
});

test("who says a conflict with an applicant that they review steps back by it, and is told nothing", () => {
  const state = knowing({ said: new Map([[app(1), "free"]]), assigned: new Map([[app(1), assignmentId(1)]]) });
  const events = eventsOf(declare([app(2)], [app(1), app(3)], state));
  expect(events.map(({ type, as }) => [type, as])).toEqual([
    ["InterestsDeclared", undefined],
    ["ReviewerRecused", assignmentId(1)],
  ]);
  expect(events[0]?.data).toMatchObject({ free: [app(2)], conflicts: [app(1), app(3)] });
  expect(events[1]?.data).toEqual({ assignmentId: assignmentId(1), applicationId: app(1) });
  expect(eventsOf(declare([app(1), app(2)], [], state))).toHaveLength(1);
});

test("applications are of this round, each named once, a thousand at most", () => {
  expect(refusalOf(declare([app(1)], [], knowing({ isCycle: false })))).toMatchObject({
    code: "unknown",
    what: "round",
  });
  expect(refusalOf(declare([app(1)], [app(5000)]))).toMatchObject({ code: "unknown", id: app(5000) });
  expect(refusalOf(declare([], []))).toMatchObject({ code: "invalid" });
  expect(refusalOf(declare([app(1)], [app(1)]))).toMatchObject({
    code: "invalid",
    problems: [{ got: `${app(1)} twice` }],
  });
  const many = Array.from({ length: 1001 }, (_, k) => app(k));
  expect(refusalOf(declare(many, []))).toMatchObject({ code: "too-many-at-once", got: 1001, most: 1000 });
  expect(refusalOf(declare(many.slice(1), []))).toBe("accepted");
});
