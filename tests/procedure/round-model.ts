/** A round in memory: what deciders are given is kept by applying the events that they decide, as the tables do. */
import {
  type Application,
  type Assignment,
  authorise,
  type CalendarRules,
  type Command,
  type Cycle,
  type Decision,
  type DomainEvent,
  type Held,
  type Interest,
  type LoadedCase,
  type Notice,
  type Objection,
  type RatingGiven,
  type Role,
} from "@touchstone/domain";
import { check, type Standard } from "@touchstone/standard";

export const UNITS = ["u0", "u1", "u2"] as const;
export const COUNTY = "county";
export const GRADES = ["gold", "silver", "bronze"];

/** Who acts, by name; some hold roles that must be kept apart. */
export const ACTORS: Readonly<Record<string, readonly (readonly [Role, string | null])[]>> = {
  "unit-0": [["unit", "u0"]],
  "unit-1": [["unit", "u1"]],
  "unit-2": [["unit", "u2"]],
  "unit-2-reviewer": [
    ["unit", "u2"],
    ["reviewer", null],
  ],
  office: [["office", null]],
  "office-decider": [
    ["office", null],
    ["decider", null],
  ],
  coordinator: [["coordinator", COUNTY]],
  "coordinator-reviewer": [
    ["coordinator", COUNTY],
    ["reviewer", null],
  ],
  "reviewer-0": [["reviewer", null]],
  "reviewer-1": [["reviewer", null]],
  "reviewer-2": [["reviewer", null]],
  "reviewer-assessor": [
    ["reviewer", null],
    ["assessor", null],
  ],
  "reviewer-decider": [
    ["reviewer", null],
    ["decider", null],
  ],
  assessor: [["assessor", null]],
  "assessor-decider": [
    ["assessor", null],
    ["decider", null],
  ],
  decider: [["decider", null]],
  "decider-2": [["decider", null]],
  public: [],
};

const yaml = `touchstone: 1
id: round
version: "1"
title: Round
languages: [en]
period: year
units:
  - { type: county, kind: area, title: County }
  - { type: village, kind: area, title: Village, within: county, assessed: true }
robustness: { replicates: 500, certainAt: 0.9, whenUncertain: thirdReview, vary: { weights: 0.25 } }
criteria:
  - id: services
    title: Services
    indicators:
      - { id: hours, title: Hours, measures: service, kind: amount, unit: h/week, goalposts: [0, 40] }
      - { id: forms, title: Forms, measures: service, kind: yes-no }
      - { id: signs, title: Signs, measures: service, kind: yes-no }
      - id: welcome
        title: Welcome
        measures: procedure
        kind: rubric
        reportedBy: reviewer
        rubric: [none, some, most, all]
        rating: { reviewers: 2, adjudicateWhenApartBy: 2 }
grades:
  - { id: gold, title: Gold, atLeast: 80 }
  - { id: silver, title: Silver, atLeast: 60 }
  - { id: bronze, title: Bronze, atLeast: 40 }
cycle:
  stages: [application, { selfAssessment: 10 }, { completeness: 5 }, { deskReview: 10 }, { rightOfReply: 5 }, { decision: 5 }, { notice: 7 }, designation]
  validFor: P3Y
  appeal: { within: 10, answeredWithin: 20 }
`;
const checked = check(yaml);
if (!checked.ok) throw new TypeError(JSON.stringify(checked.problems));
export const STANDARD: Standard = checked.value;

export const CYCLE: Cycle = {
  cycleId: "cycle",
  titles: [{ text: "Round", lang: "en", origin: "source", review: null }],
  period: "2026",
  standard: { version: "1", digest: "0".repeat(64) },
  opens: "2026-03-02",
  closes: "2026-03-20",
  stages: [
    ["selfAssessment", 10],
    ["completeness", 5],
    ["deskReview", 10],
    ["rightOfReply", 5],
    ["decision", 5],
    ["notice", 7],
  ].map(([stage, days]) => ({ stage: String(stage), days: Number(days), actsAt: null })),
  validFor: "P3Y",
  appeal: { within: 10, answeredWithin: 20 },
};

/** A designation as it was granted, and all that was there at that moment. */
export interface Granted {
  readonly applicationId: string;
  readonly noticeId: string;
  readonly grade: string;
  readonly on: string;
  readonly computed: string | null;
  readonly notice: Notice | undefined;
  readonly openObjections: number;
  readonly upheldObjections: number;
}

/** Who was assigned, as the private part of the event says it. */
export function reviewerOf(event: DomainEvent): string {
  const part: unknown = event.private?.reviewer;
  if (typeof part !== "object" || part === null || !("actor" in part))
    throw new TypeError(`reviewerOf: got ${event.type} without its reviewer, want one`);
  return String(part.actor);
}

type Changing<T> = { -readonly [K in keyof T]: T[K] };

export class RoundModel {
  today = "2026-03-02";
  calendar: CalendarRules = { weekend: [6, 7], exceptions: [], knownThrough: "2026-04-15" };
  readonly applications = new Map<string, Changing<Application>>();
  readonly since = new Map<string, string>();
  readonly assignments: Changing<Assignment>[] = [];
  /** last rating of each indicator, by assignment */
  readonly ratings = new Map<string, Map<string, RatingGiven>>();
  readonly interests = new Map<string, Map<string, Interest>>();
  readonly notices = new Map<string, Notice>();
  readonly objections: Changing<Objection>[] = [];
  readonly granted: Granted[] = [];
  /** who did what to which application: what separation looks at */
  readonly acts: { readonly applicationId: string; readonly actor: string; readonly did: string }[] = [];
  /** everything that was decided, with who asked for it and when */
  readonly log: { readonly event: DomainEvent; readonly by: string; readonly today: string }[] = [];
  /** units that take part, with the day since when, and by which round */
  readonly enrolled = new Map<string, { readonly from: string; until: string | null; readonly here: boolean }>();
  #seq = 0;
  #id = 0;

  newId(): string {
    return `id-${this.#id++}`;
  }

  held(actor: string): Held[] {
    return (ACTORS[actor] ?? []).map(([role, unitId]) => ({
      on: "programme",
      role,
      unitId,
      from: "2026-01-01",
      until: null,
      today: this.today,
    }));
  }

  loaded(applicationId: string): LoadedCase | null {
    const application = this.applications.get(applicationId);
    if (!application) return null;
    return {
      application: { ...application },
      cycle: CYCLE,
      calendar: this.calendar,
      standard: STANDARD,
      since: this.since.get(applicationId) ?? this.today,
      languages: ["en"],
    };
  }

  /** Authorises as the gate does, decides, and applies what was decided. @returns the refusal's code; null: it was done */
  perform(type: Command["type"], by: string, unitId: string | null, decide: () => Decision): string | null {
    if (type !== "Advance" || by !== "clock") {
      const refusal = authorise(type, this.held(by), unitId === null ? null : [unitId, COUNTY]);
      if (refusal) return refusal.code;
    }
    const decision = decide();
    if (!decision.ok) return decision.refusal.code;
    for (const event of decision.events) this.apply(event, by);
    return null;
  }

  apply(event: DomainEvent, by: string): void {
    this.log.push({ event, by, today: this.today });
    this.#seq++;
    const { data } = event as { data: Record<string, unknown> };
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what else there is changes nothing of a round
    switch (event.type) {
      case "UnitEnrolled":
        this.enrolled.set(event.data.unitId, { from: event.data.on, until: null, here: true });
        break;
      case "EnrolmentEnded": {
        const enrolment = this.enrolled.get(event.data.unitId);
        if (enrolment) enrolment.until = event.data.on;
        break;
      }
      case "ApplicationMade": {
        const { applicationId, cycleId, unitId, grade, moved } = event.data;
        this.acts.push({ applicationId, actor: by, did: "applied" });
        this.applications.set(applicationId, {
          applicationId,
          cycleId,
          unitId,
          grade,
          state: moved.to,
          deadline: moved.deadline,
          madeBy: by,
          handedIn: null,
          toMend: null,
          thirdItems: null,
          settled: null,
          score: null,
          recommendation: null,
          decision: null,
          noticeId: null,
          designationId: null,
          changedSeq: this.#seq,
        });
        this.since.set(applicationId, this.today);
        break;
      }
      case "ApplicationHandedIn": {
        const { applicationId, moved: _, ...onRecord } = event.data;
        this.#set(applicationId, { handedIn: onRecord });
        this.acts.push({ applicationId: event.data.applicationId, actor: by, did: "handed in" });
        break;
      }
      case "CompletenessChecked":
        this.#set(event.data.applicationId, { toMend: event.data.toMend });
        if (!event.data.bySilence)
          this.acts.push({ applicationId: event.data.applicationId, actor: by, did: "checked" });
        break;
      case "DeadlineLengthened":
        this.#set(event.data.applicationId, { deadline: event.data.deadline });
        break;
      case "InterestsDeclared": {
        const said = this.interests.get(by) ?? new Map<string, Interest>();
        for (const id of event.data.free) said.set(id, "free");
        for (const id of event.data.conflicts) said.set(id, "conflict");
        this.interests.set(by, said);
        break;
      }
      case "ReviewerAssigned": {
        const { assignmentId, applicationId, isThird } = event.data;
        const actor = reviewerOf(event);
        this.assignments.push({ assignmentId, applicationId, actor, isThird, state: "assigned" });
        this.acts.push({ applicationId, actor, did: "reviewed" }, { applicationId, actor: by, did: "assigned" });
        break;
      }
      case "ReviewerRecused": {
        const assignment = this.assignments.find((one) => one.assignmentId === event.data.assignmentId);
        if (assignment) {
          assignment.state = "recused";
          if (event.as !== undefined) {
            const said = this.interests.get(assignment.actor) ?? new Map<string, Interest>();
            this.interests.set(assignment.actor, said.set(assignment.applicationId, "conflict"));
          }
        }
        break;
      }
      case "RatingsKept": {
        const kept = this.ratings.get(event.data.assignmentId) ?? new Map<string, RatingGiven>();
        for (const rating of event.data.ratings) kept.set(rating.item, rating);
        this.ratings.set(event.data.assignmentId, kept);
        break;
      }
      case "RatingsHandedIn": {
        const assignment = this.assignments.find((one) => one.assignmentId === event.data.assignmentId);
        if (assignment) assignment.state = "handedIn";
        break;
      }
      case "ThirdRatingCalled":
        this.#set(event.data.applicationId, { thirdItems: event.data.items, settled: null });
        break;
      case "RatingsSettled":
        this.#set(event.data.applicationId, { settled: event.data.settled });
        break;
      case "ScoreReady": {
        const { assessmentId, score, grade, certainty } = event.data;
        this.#set(event.data.applicationId, { score: { assessmentId, score, grade, certainty } });
        break;
      }
      case "RecommendationMade":
        this.#set(event.data.applicationId, { recommendation: { by, grade: event.data.grade } });
        this.acts.push({ applicationId: event.data.applicationId, actor: by, did: "recommended" });
        break;
      case "DecisionMade":
        this.#set(event.data.applicationId, {
          decision: { by, grade: event.data.grade, appealUntil: event.data.appealUntil },
        });
        break;
      case "NoticePublished": {
        const { noticeId, from, until, days } = event.data;
        this.notices.set(noticeId, { noticeId, from, until, days });
        for (const { applicationId } of event.data.entries) this.#set(applicationId, { noticeId });
        break;
      }
      case "ObjectionFiled": {
        const { objectionId, noticeId, applicationId } = event.data;
        this.objections.push({ objectionId, noticeId, applicationId, filedBy: by, upheld: null });
        break;
      }
      case "ObjectionAnswered": {
        const objection = this.objections.find((one) => one.objectionId === event.data.objectionId);
        if (objection) objection.upheld = event.data.upheld;
        this.acts.push({ applicationId: event.data.applicationId, actor: by, did: "answered an objection" });
        break;
      }
      case "DesignationGranted": {
        const { applicationId, noticeId, grade, designationId } = event.data;
        const mine = this.objections.filter((one) => one.applicationId === applicationId && one.noticeId === noticeId);
        this.granted.push({
          applicationId,
          noticeId,
          grade,
          on: this.today,
          computed: this.applications.get(applicationId)?.score?.grade ?? null,
          notice: this.notices.get(noticeId),
          openObjections: mine.filter(({ upheld }) => upheld === null).length,
          upheldObjections: mine.filter(({ upheld }) => upheld === true).length,
        });
        this.#set(applicationId, { designationId });
        break;
      }
      default:
        break;
    }
    const moved = data.moved as { to: Application["state"]; deadline: Application["deadline"] } | undefined;
    if (moved && event.type !== "ApplicationMade") {
      const applicationId = String(data.applicationId);
      this.#set(applicationId, { state: moved.to, deadline: moved.deadline });
      this.since.set(applicationId, this.today);
    }
  }

  #set(applicationId: string, more: Partial<Application>): void {
    const application = this.applications.get(applicationId);
    if (!application) throw new RangeError(`RoundModel: got an event of ${applicationId}, want an application`);
    Object.assign(application, more, { changedSeq: this.#seq });
  }
}
