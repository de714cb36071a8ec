/** Random commands of six people about one application in review: what they bring about is held against the rules. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision } from "../decision.ts";
import type { DomainEvent } from "../events.ts";
import { type Assignment, decideAssignReviewer, decideRecuse, type Interest, type ReviewCase } from "./assignment.ts";
import type { RatingGiven } from "./commands.ts";
import { decideDeclareInterests } from "./interests.ts";
import { reviewersNeeded } from "./rated.ts";
import { decideHandInRatings, decideRate } from "./rating.ts";
import { APPLICATION, on } from "./sample-decided.ts";
import { actor, COORDINATOR, holding, rating, reviewing } from "./sample-judged.ts";
import { apartItems, settledOf } from "./settle.ts";

const PEOPLE = [0, 1, 2, 3, 4, 5];
const UNIT = "50000000-0000-4000-8000-000000000001";
type Op =
  | { readonly do: "declare"; readonly who: number; readonly as: Interest }
  | { readonly do: "assign"; readonly who: number }
  | { readonly do: "rate"; readonly who: number | null; readonly which: number; readonly level: number | null }
  /** `who` null: whose assignment it is */
  | { readonly do: "handIn" | "recuse" | "takeOff"; readonly who: number | null; readonly which: number };

/** One application as its tables would have it. */
class Model {
  review: ReviewCase = reviewing([], { deadline: { until: "2026-06-15", days: 10, provisional: false } });
  readonly said = new Map<string, Interest>();
  readonly ratings = new Map<string, RatingGiven[]>();
  readonly events: DomainEvent[] = [];
  #nMade = 0;

  do(op: Op, today: string): void {
    const theirs = "which" in op ? this.review.assignments[op.which]?.actor : undefined;
    const by = op.who === null ? (theirs ?? actor(0)) : actor(op.who);
    const context = on(today, op.do === "assign" || op.do === "takeOff" ? COORDINATOR : by);
    const decision = this.#decide(op, context);
    if (!decision.ok) return;
    for (const event of decision.events) this.#apply(event, context.by);
  }

  #decide(op: Op, context: ReturnType<typeof on>): Decision {
    const { cycle, assignments } = this.review;
    const id = "which" in op ? (assignments[op.which]?.assignmentId ?? "none") : "";
    const found = assignments.find(({ assignmentId }) => assignmentId === id);
    const own = found && found.actor === context.by ? { review: this.review, assignment: found } : null;
    switch (op.do) {
      case "declare": {
        const [free, conflicts] = op.as === "free" ? [[APPLICATION], []] : [[], [APPLICATION]];
        const standing = assignments.find((one) => one.actor === context.by && one.state !== "recused");
        const isInReview = this.review.application.state === "review";
        const interest = this.said.get(context.by);
        return decideDeclareInterests(
          { cycleId: cycle.cycleId, free, conflicts },
          {
            isCycle: true,
            known: new Set([APPLICATION]),
            said: new Map(interest ? [[APPLICATION, interest]] : []),
            assigned: new Map(standing && isInReview ? [[APPLICATION, standing.assignmentId]] : []),
          },
          context,
        );
      }
      case "assign":
        return decideAssignReviewer(
          { assignmentId: `r${this.#nMade++}`, applicationId: APPLICATION, reviewer: "somebody" },
          {
            isIdFree: true,
            review: this.review,
            candidate: {
              actor: actor(op.who),
              held: [holding("reviewer")],
              interest: this.said.get(actor(op.who)) ?? null,
            },
            units: [UNIT],
            level: { above: [] },
          },
          context,
        );
      case "rate":
        return decideRate(
          { assignmentId: id, ratings: [rating("welcome", op.level), rating("paths", op.level && op.level % 3)] },
          { own, proofs: new Map() },
        );
      case "handIn": {
        const standing = assignments.filter(({ state }) => state !== "recused");
        const ratings = new Map(standing.map((one) => [one.assignmentId, this.ratings.get(one.assignmentId) ?? []]));
        return decideHandInRatings({ assignmentId: id }, { own, ratings });
      }
      case "recuse":
      case "takeOff": {
        const assigns = op.do === "takeOff";
        const state = found ? { review: this.review, assignment: found, assigns, level: { above: [] } } : null;
        return decideRecuse({ assignmentId: id }, state, context);
      }
      default:
        return op satisfies never;
    }
  }

  /** As the projections do. */
  #apply(event: DomainEvent, by: string): void {
    this.events.push(event);
    if (event.type === "InterestsDeclared") {
      for (const _ of event.data.free) this.said.set(by, "free");
      for (const _ of event.data.conflicts) this.said.set(by, "conflict");
    }
    if (event.type === "ReviewerAssigned") {
      const { assignmentId, applicationId, isThird } = event.data;
      const { actor: who = "" } = { ...event.private?.reviewer } as { actor?: string }; // as its decider wrote it
      expect(this.said.get(who)).toBe("free");
      expect(this.review.assignments.some((one) => one.actor === who)).toBe(false);
      this.#set([...this.review.assignments, { assignmentId, applicationId, actor: who, isThird, state: "assigned" }]);
    }
    if (event.type === "RatingsKept") this.ratings.set(event.data.assignmentId, event.data.ratings);
    if (event.type === "RatingsHandedIn") this.#state(event.data.assignmentId, "handedIn");
    if (event.type === "ReviewerRecused") {
      const gone = this.review.assignments.find(({ assignmentId }) => assignmentId === event.data.assignmentId);
      if (event.as === undefined) expect(gone?.state).toBe("assigned");
      else this.said.set(gone?.actor ?? "", "conflict");
      this.#state(event.data.assignmentId, "recused");
    }
    if (event.type === "ThirdRatingCalled") {
      expect(apartItems(this.review.rated, this.#standing())).toEqual(event.data.items);
      this.#application({ thirdItems: event.data.items });
    }
    if (event.type === "RatingsSettled") {
      const standing = this.#standing();
      expect(event.data.settled).toEqual(settledOf(this.review.rated, standing));
      expect(standing).toHaveLength(reviewersNeeded(this.review.rated, this.review.application.thirdItems !== null));
      this.#application({ state: "settling", settled: event.data.settled });
    }
  }

  /** ratings of those who have handed in and have not stepped back */
  #standing(): RatingGiven[][] {
    const handedIn = this.review.assignments.filter(({ state }) => state === "handedIn");
    return handedIn.map(({ assignmentId }) => this.ratings.get(assignmentId) ?? []);
  }

  #state(id: string, state: Assignment["state"]): void {
    this.#set(this.review.assignments.map((one) => (one.assignmentId === id ? { ...one, state } : one)));
  }

  #set(assignments: readonly Assignment[]): void {
    const standing = assignments.filter(({ state }) => state !== "recused");
    const needed = reviewersNeeded(this.review.rated, this.review.application.thirdItems !== null);
    expect(standing.length).toBeLessThanOrEqual(needed);
    this.review = { ...this.review, assignments };
  }

  #application(more: Partial<ReviewCase["application"]>): void {
    this.review = { ...this.review, application: { ...this.review.application, ...more } };
  }
}

const who = fc.constantFrom(...PEOPLE);
const theirs = fc.option(who, { freq: 6 }).map((one) => (one !== null && one % 2 === 0 ? one : null));
const which = fc.nat({ max: 4 });
const level = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 8 });
const doing = <D extends Op["do"]>(...words: D[]) => fc.constantFrom(...words);
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: doing("declare"), who, as: fc.constant("free" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: doing("declare"), who, as: fc.constant("conflict" as const) }) },
  { weight: 12, arbitrary: fc.record({ do: doing("assign"), who }) },
  { weight: 20, arbitrary: fc.record({ do: doing("rate"), who: theirs, which, level }) },
  { weight: 20, arbitrary: fc.record({ do: doing("handIn"), who: theirs, which }) },
  { weight: 1, arbitrary: fc.record({ do: doing("recuse", "takeOff"), who: theirs, which }) },
);

test("whatever six people try, in whatever order, ratings settle by the rules, or not at all", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(fc.array(op, { minLength: 40, maxLength: 200, size: "max" }), fc.nat({ max: 40 }), (ops, lateFrom) => {
      const model = new Model();
      for (const [k, one] of ops.entries()) model.do(one, k < lateFrom ? "2026-06-03" : "2026-06-15");
      const count = (type: string): number => model.events.filter((event) => event.type === type).length;
      expect(count("RatingsSettled")).toBeLessThanOrEqual(1);
      expect(count("ThirdRatingCalled")).toBeLessThanOrEqual(1);
      // once settled, nothing of the review changes any more
      const at = model.events.findIndex(({ type }) => type === "RatingsSettled");
      const after = at < 0 ? [] : model.events.slice(at + 1).map(({ type }) => type);
      expect(after.filter((type) => type !== "InterestsDeclared")).toEqual([]);
      // reviewers stand under their assignments, and nowhere by who they are
      for (const event of model.events)
        if (event.type !== "InterestsDeclared")
          expect(JSON.stringify({ ...event, private: null })).not.toMatch(/70000000-0000-4000-8000-/);
      for (const { type } of model.events) seen.set(type, (seen.get(type) ?? 0) + 1);
    }),
    { seed: 7, numRuns: 400 },
  );
  // the walks reach what they are to try
  for (const type of ["RatingsSettled", "ThirdRatingCalled", "ReviewerRecused"])
    expect(seen.get(type), type).toBeGreaterThan(20);
}, 120_000);
