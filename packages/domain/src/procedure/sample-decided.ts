import type { Context, Decision } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import type { Text } from "../text.ts";
import type { Application, Cycle } from "./case.ts";
import type { DeciderCase } from "./decide.ts";
import type { NoticedCase } from "./designation.ts";

export const DECIDER = "10000000-0000-4000-8000-000000000001";
export const OFFICE = "10000000-0000-4000-8000-000000000002";
export const PUBLIC = "10000000-0000-4000-8000-000000000003";
export const APPLICATION = "20000000-0000-4000-8000-000000000001";
export const NOTICE = "30000000-0000-4000-8000-000000000001";

export const words = (text: string, lang = "en"): Text => ({ text, lang, origin: "source", review: null });
export const on = (today: string, by: string = DECIDER): Context => ({ at: `${today}T04:00:00.000Z`, today, by });
export const refusalOf = (decision: Decision): unknown => (decision.ok ? "accepted" : decision.refusal);

/** The events of a decision that was made. @throws {TypeError} for a refusal */
export function eventsOf(decision: Decision): readonly DomainEvent[] {
  if (!decision.ok) throw new TypeError(JSON.stringify(decision.refusal));
  return decision.events;
}

export const cycle: Cycle = {
  cycleId: "40000000-0000-4000-8000-000000000001",
  titles: [words("Round of 2026")],
  period: "2026",
  standard: { version: "1", digest: "0".repeat(64) },
  opens: "2026-03-02",
  closes: "2026-05-01",
  stages: [
    { stage: "decision", days: 5, actsAt: null },
    { stage: "notice", days: 7, actsAt: null },
  ],
  validFor: "P3Y",
  appeal: { within: 10, answeredWithin: 20 },
};

const application: Application = {
  applicationId: APPLICATION,
  cycleId: cycle.cycleId,
  unitId: "50000000-0000-4000-8000-000000000001",
  grade: "silver",
  state: "deciding",
  deadline: { until: "2026-06-09", days: 5, provisional: false },
  madeBy: "10000000-0000-4000-8000-000000000009",
  handedIn: null,
  toMend: [],
  thirdItems: null,
  settled: [],
  score: { assessmentId: "60000000-0000-4000-8000-000000000001", score: 71.5, grade: "silver", certainty: 0.95 },
  recommendation: { by: "10000000-0000-4000-8000-000000000008", grade: "silver" },
  decision: null,
  noticeId: null,
  designationId: null,
  changedSeq: 40,
};

/** An application at its decision: sought silver, scored silver, certain. */
export const deciding = (more: Partial<Application> = {}, rules: Partial<DeciderCase["rules"]> = {}): DeciderCase => ({
  application: { ...application, ...more },
  cycle,
  calendar: { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" },
  rules: {
    grades: ["gold", "silver", "bronze"],
    places: new Set(["services", "hours"]),
    certainAt: 0.9,
    whenUncertain: "deciderGivesReason",
    ...rules,
  },
  acts: [],
  level: { above: [] },
  since: "2026-06-01",
});

/** The same, decided for silver and on notice from Monday 1 June for seven working days, until Thursday 11 June. */
export const noticed = (more: Partial<Application> = {}): NoticedCase => ({
  ...deciding({
    state: "noticed",
    deadline: { until: "2026-06-11", days: 7, provisional: false },
    decision: { by: DECIDER, grade: "silver" },
    noticeId: NOTICE,
    ...more,
  }),
  notice: { noticeId: NOTICE, from: "2026-06-01", until: "2026-06-11", days: 7 },
  objections: [],
});
