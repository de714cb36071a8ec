/** For tests: a round and an application in it, before anybody judges. */
import { check, type Standard } from "@touchstone/standard";
import { type Unit, unitOfRow } from "../unit.ts";
import type { Applying } from "./apply.ts";
import type { Application, Cycle, LoadedCase } from "./case.ts";
import { words } from "./sample-decided.ts";

export const OWN = "10000000-0000-4000-8000-000000000011";
export const COORDINATOR = "10000000-0000-4000-8000-000000000012";

const rubric =
  "      - { id: welcome, title: Welcome, measures: procedure, kind: rubric, rubric: [none, some, all], reportedBy: reviewer }\n";
const signs = "      - { id: signs, title: Signs, measures: service, kind: yes-no }\n";

/** A standard that assesses villages; `more` stands at its end, in place of grades and cycle. */
export function standardWith({
  rated = true,
  more = `grades:
  - { id: gold, title: Gold, atLeast: 80 }
  - { id: bronze, title: Bronze, atLeast: 40 }
cycle:
  stages: [call, { selfAssessment: 20 }, { completeness: 5 }, { deskReview: 10 }, { decision: 10 }, { notice: 7 }]
  actsAt: { completeness: township }
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`,
}: {
  readonly rated?: boolean;
  readonly more?: string;
} = {}): Standard {
  const checked = check(`touchstone: 1
id: round
version: "1"
title: round
languages: [en]
period: year
units:
  - { type: township, kind: area, title: township }
  - { type: village, kind: area, title: village, within: township, assessed: true }
criteria:
  - id: doors
    title: Doors
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
      - { id: forms, title: Forms, measures: service, kind: yes-no }
${rated ? rubric : signs}${more}`);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}

const RATED = standardWith();

export const cycle: Cycle = {
  cycleId: "40000000-0000-4000-8000-000000000001",
  titles: [words("Round of 2026")],
  period: "2025",
  standard: { version: "1", digest: "0".repeat(64) },
  opens: "2026-03-02", // a Monday
  closes: "2026-03-23",
  stages: [
    { stage: "selfAssessment", days: 20, actsAt: null },
    { stage: "completeness", days: 5, actsAt: null },
    { stage: "deskReview", days: 10, actsAt: null },
  ],
  validFor: "P3Y",
  appeal: { within: 10, answeredWithin: 20 },
};

export const calendar = { weekend: [6, 7], exceptions: [], knownThrough: "2026-12-31" } as const;

const application: Application = {
  applicationId: "20000000-0000-4000-8000-000000000001",
  cycleId: cycle.cycleId,
  unitId: "50000000-0000-4000-8000-000000000001",
  grade: "bronze",
  state: "answering",
  deadline: { until: "2026-03-31", days: 20, provisional: false },
  madeBy: OWN,
  handedIn: null,
  toMend: null,
  thirdItems: null,
  settled: null,
  score: null,
  recommendation: null,
  decision: null,
  noticeId: null,
  designationId: null,
  changedSeq: 7,
};

/** An application that was made on Monday 2 March and is at a stage since. */
export function at(
  state: Application["state"],
  more: Partial<Application> = {},
  on: Partial<LoadedCase> = {},
): LoadedCase {
  return {
    application: { ...application, state, ...more },
    cycle,
    calendar,
    standard: RATED,
    since: "2026-03-02",
    languages: ["en"],
    ...on,
  };
}

/** A village of the register. */
export const village: Unit = unitOfRow({
  unitId: application.unitId,
  no: 1,
  type: "village",
  opened: "2000-01-01",
  closed: null,
  names: [],
  codes: [],
  memberships: [],
});

/** What somebody who has never taken part applies on. */
export const applying = (more: Partial<Applying> = {}): Applying => ({
  cycle,
  standard: RATED,
  calendar,
  isIdFree: true,
  unit: village,
  enrolled: null,
  before: [],
  ...more,
});
