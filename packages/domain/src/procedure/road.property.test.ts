/** Random roads up to the review: whatever is asked, by day after day, with whatever days becoming known. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { textOfDay } from "../calendar-days.ts";
import type { Decision } from "../decision.ts";
import { wantDay } from "../working-days.ts";
import { decideAdvance } from "./advance.ts";
import type { LoadedCase } from "./case.ts";
import { decideCheckCompleteness } from "./completeness.ts";
import { decideLengthenDeadline } from "./deadline.ts";
import { decideHandIn } from "./hand-in.ts";
import { at, OWN } from "./sample-applied.ts";
import { OFFICE, on, words } from "./sample-decided.ts";
import type { ApplicationState } from "./states.ts";
import { decideWithdrawApplication } from "./withdraw.ts";

const START = wantDay("2026-03-02");
const ID = at("answering").application.applicationId;

/** What is tried next: a command, days that go by, or days off that become known. */
type Try =
  | { readonly is: "handIn" | "complete" | "list" | "withdraw" | "advance" }
  | { readonly is: "wait"; readonly days: number }
  | { readonly is: "lengthen"; readonly days: number }
  | { readonly is: "known"; readonly through: number; readonly off: readonly number[] };

const tries: fc.Arbitrary<Try> = fc.oneof(
  fc.constantFrom("handIn", "complete", "list", "withdraw", "advance").map((is) => ({ is }) as const),
  fc.constant({ is: "advance" } as const),
  fc.integer({ min: 1, max: 12 }).map((days) => ({ is: "wait", days }) as const),
  fc.integer({ min: -20, max: 40 }).map((days) => ({ is: "lengthen", days }) as const),
  fc
    .record({
      through: fc.integer({ min: 1, max: 60 }),
      off: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
    })
    .map((of) => ({ is: "known", ...of }) as const),
);

const snapshot = { size: 1, root: "r", answers: "d", own: "o", proofs: "p", nAnswers: 1, nProofs: 0 };
const list = [{ at: "hours", text: [words("More")] }];

/** Where an application may go from a state; it may stay, too. */
const GOES: Readonly<Partial<Record<ApplicationState, readonly ApplicationState[]>>> = {
  answering: ["handedIn", "withdrawn", "lapsed"],
  handedIn: ["mending", "review", "withdrawn"],
  mending: ["review", "withdrawn"],
  review: ["withdrawn"],
};

function decisionOf(asked: Try, loaded: LoadedCase, today: number): Decision | null {
  const day = textOfDay(today);
  const [unit, office] = [on(day, OWN), on(day, OFFICE)];
  const leaving = { ...loaded, enrolledHere: { from: "2026-03-02" } };
  switch (asked.is) {
    case "handIn":
      return decideHandIn({ applicationId: ID }, { ...loaded, snapshot, nCounting: 1 }, unit);
    case "complete":
    case "list":
      return decideCheckCompleteness(
        { applicationId: ID, toMend: asked.is === "list" ? list : [] },
        { ...loaded, level: { above: [] } },
        office,
      );
    case "withdraw":
      return decideWithdrawApplication({ applicationId: ID }, leaving, unit);
    case "lengthen": {
      const until = textOfDay(today + asked.days);
      const { cycleId } = loaded.application;
      return decideLengthenDeadline({ applicationId: ID, cycleId, until, reason: [words("A flood")] }, loaded, office);
    }
    case "advance": {
      const { state } = loaded.application;
      const step =
        state === "answering" || state === "handedIn" || state === "mending"
          ? { state, on: { ...leaving, snapshot, nCounting: 1 } }
          : null;
      return decideAdvance({ applicationId: ID }, loaded, step, office);
    }
    case "wait":
    case "known":
      return null;
  }
}

/** The case after what was decided. */
function after(loaded: LoadedCase, decision: Decision, today: number): LoadedCase {
  let now = loaded;
  for (const event of decision.ok ? decision.events : []) {
    const { application } = now;
    if (event.type === "DeadlineLengthened")
      now = { ...now, application: { ...application, deadline: event.data.deadline } };
    else if ("moved" in event.data) {
      const { to, deadline } = event.data.moved;
      now = { ...now, since: textOfDay(today), application: { ...application, state: to, deadline } };
    }
  }
  return now;
}

test("no road shortens a deadline, goes back, mends twice, or leaves its end", () => {
  fc.assert(
    fc.property(fc.array(tries, { maxLength: 40 }), (road) => {
      let today = START;
      let loaded = at(
        "answering",
        { deadline: { until: "2026-03-31", days: 20, provisional: true } },
        {
          calendar: { weekend: [6, 7], exceptions: [], knownThrough: null },
        },
      );
      let nLists = 0;
      for (const asked of road) {
        if (asked.is === "wait") today += asked.days;
        else if (asked.is === "known") {
          const knownThrough = textOfDay(START + asked.through);
          if (knownThrough < (loaded.calendar.knownThrough ?? "")) continue; // what is known stays known
          const before = loaded.calendar.exceptions.map(({ day }) => day);
          const off = [...new Set(asked.off)].map((day) => textOfDay(START + day));
          const more = off.filter((day) => day <= knownThrough && day > textOfDay(today) && !before.includes(day));
          const exceptions = [...loaded.calendar.exceptions, ...more.map((day) => ({ day, working: false }))];
          loaded = { ...loaded, calendar: { weekend: [6, 7], exceptions, knownThrough } };
        } else {
          const { state, deadline } = loaded.application;
          const decision = decisionOf(asked, loaded, today);
          if (decision === null) continue;
          const next = after(loaded, decision, today);
          const { state: to, deadline: then } = next.application;
          if (to !== state) expect(GOES[state] ?? []).toContain(to);
          else if (deadline !== null) expect((then?.until ?? "") >= deadline.until).toBe(true);
          if (to === "mending" && state !== "mending") nLists++;
          expect(nLists).toBeLessThan(2);
          if (to === "lapsed") expect(textOfDay(today) >= (deadline?.until ?? "")).toBe(true);
          if (!decision.ok) expect(next).toBe(loaded);
          loaded = next;
        }
      }
    }),
    { numRuns: 3000, seed: 20261122 },
  );
});
