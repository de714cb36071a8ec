import { check, type Standard } from "@touchstone/standard";
import type { Held } from "../authorise.ts";
import type { Assignment, AssignmentState, ReviewCase } from "./assignment.ts";
import type { Application, LoadedCase } from "./case.ts";
import type { RatingGiven } from "./commands.ts";
import { ratedOf } from "./rated.ts";
import { APPLICATION, cycle, deciding, words } from "./sample-decided.ts";

export const COORDINATOR = "10000000-0000-4000-8000-000000000004";
export const ASSESSOR = "10000000-0000-4000-8000-000000000005";
/** actors and assignments of four reviewers, by their place */
export const actor = (k: number): string => `70000000-0000-4000-8000-00000000000${k}`;
export const assignmentId = (k: number): string => `80000000-0000-4000-8000-00000000000${k}`;

/** Two rubrics that reviewers rate, welcome in four levels and paths in three; a third one that its unit answers. */
export const judgedStandard = (robustness = "{}"): Standard => {
  const checked = check(`touchstone: 1
id: judged
version: "1"
title: Judged
languages: [en]
units: [{ type: village, kind: area, title: Village, assessed: true }]
robustness: ${robustness}
criteria:
  - id: services
    title: Services
    indicators:
      - id: welcome
        title: Welcome
        measures: procedure
        kind: rubric
        rubric: [none, some, most, all]
        rating: { reviewers: 2, adjudicateWhenApartBy: 2 }
      - { id: paths, title: Paths, measures: facility, kind: rubric, rubric: [no, part, whole], rating: { reviewers: 2 } }
      - { id: own, title: Own, measures: procedure, kind: rubric, rubric: [no, yes] }
grades:
  - { id: gold, title: Gold, atLeast: 80 }
  - { id: silver, title: Silver, atLeast: 60 }
  - { id: bronze, title: Bronze, atLeast: 40 }
cycle:
  stages: [application, deskReview, rightOfReply, decision, notice, designation]
  appeal: { within: 10, answeredWithin: 20 }
`);
  if (!checked.ok) throw new TypeError(JSON.stringify(checked.problems));
  return checked.value;
};

/** An application of a unit that seeks silver, at a stage of its judging, since Monday 1 June. */
export function judged(more: Partial<Application>, standard: Standard = judgedStandard()): LoadedCase {
  const { application, calendar } = deciding({ recommendation: null, settled: null, score: null, ...more });
  const stages = [
    { stage: "deskReview", days: 10, actsAt: null },
    { stage: "rightOfReply", days: 5, actsAt: null },
    ...cycle.stages,
  ];
  return { application, calendar, cycle: { ...cycle, stages }, standard, since: "2026-06-01", languages: ["en"] };
}

/** The same in review, before the reviewers whose assignments stand so, by their places. */
export function reviewing(states: readonly AssignmentState[] = [], more: Partial<Application> = {}): ReviewCase {
  const on = judged({ state: "review", deadline: null, ...more });
  return { ...on, rated: ratedOf(on.standard), assignments: states.map((state, k) => assignment(k, state)) };
}

export const assignment = (k: number, state: AssignmentState, isThird = false): Assignment => ({
  assignmentId: assignmentId(k),
  applicationId: APPLICATION,
  actor: actor(k),
  isThird,
  state,
});

/** A role as it is held today. */
export const holding = (role: Held["role"], unitId: string | null = null, more: Partial<Held> = {}): Held => ({
  on: "programme",
  role,
  unitId,
  from: "2026-01-01",
  until: null,
  today: "2026-03-02",
  ...more,
});

export const rating = (item: string, level: number | null, more: Partial<RatingGiven> = {}): RatingGiven => ({
  item,
  level,
  confidence: "middle",
  reason: words("As the proofs show"),
  evidence: [],
  ...more,
});
