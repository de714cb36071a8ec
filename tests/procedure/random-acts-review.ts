/** What is asked for in a review: who reviews, and how they rate. */
import {
  authorise,
  decideAssignReviewer,
  decideDeclareInterests,
  decideHandInRatings,
  decideRate,
  decideRecuse,
} from "@touchstone/domain";
import { isUntied } from "./random-fitting.ts";
import { type Act, assignmentOf, LEVEL, perform, reviewOf, type Scene, words } from "./random-scene.ts";
import { pick } from "./random-steps.ts";
import { ACTORS, COUNTY, CYCLE } from "./round-model.ts";

const declareInterests: Act = (scene) => {
  const { model, by, applicationId, context, n } = scene;
  const all = [...model.applications.keys()];
  const tied = n[3] === 0 ? [applicationId] : [];
  const inReview = model.assignments.filter(
    (one) =>
      one.actor === by && one.state !== "recused" && model.applications.get(one.applicationId)?.state === "review",
  );
  return perform(scene, () =>
    decideDeclareInterests(
      { cycleId: CYCLE.cycleId, free: all.filter((id) => !tied.includes(id)), conflicts: tied },
      {
        isCycle: true,
        known: new Set(all),
        said: model.interests.get(by) ?? new Map(),
        assigned: new Map(inReview.map((one) => [one.applicationId, one.assignmentId])),
      },
      context,
    ),
  );
};

const assignReviewer: Act = (scene) => {
  const { model, unitId, applicationId, context, n } = scene;
  const [, second, third, fourth] = n;
  const untied = Object.keys(ACTORS).filter((actor) => isUntied(model, actor, applicationId));
  const reviewer = pick(third < 9 && untied.length > 0 ? untied : Object.keys(ACTORS), fourth + second) ?? "public";
  const interest = model.interests.get(reviewer)?.get(applicationId) ?? null;
  const candidate = { actor: reviewer, held: model.held(reviewer), interest };
  return perform(scene, () =>
    decideAssignReviewer(
      { assignmentId: model.newId(), applicationId, reviewer },
      { isIdFree: true, review: reviewOf(scene), candidate, units: [unitId, COUNTY], level: LEVEL },
      context,
    ),
  );
};

const recuse: Act = (scene) => {
  const { model, by, unitId, context } = scene;
  const [review, assignment] = [reviewOf(scene), assignmentOf(scene)];
  const assigns = authorise("AssignReviewer", model.held(by), [unitId, COUNTY]) === null;
  return perform(scene, () =>
    decideRecuse(
      { assignmentId: assignment?.assignmentId ?? "nobody's" },
      review && assignment ? { review, assignment, assigns, level: LEVEL } : null,
      context,
    ),
  );
};

const rate: Act = (scene) => {
  const second = scene.n[1];
  const level = second % 5 === 4 ? null : second % 4;
  const rating = { item: "welcome", level, confidence: "high", reason: words("As seen"), evidence: [] } as const;
  const assignmentId = assignmentOf(scene)?.assignmentId ?? "";
  return perform(scene, () =>
    decideRate({ assignmentId, ratings: [rating] }, { own: ownOf(scene), proofs: new Map() }),
  );
};

const handInRatings: Act = (scene) => {
  const { model, applicationId } = scene;
  const standing = model.assignments.filter((one) => one.applicationId === applicationId && one.state !== "recused");
  const ratings = new Map(
    standing.map((one) => [one.assignmentId, [...(model.ratings.get(one.assignmentId)?.values() ?? [])]]),
  );
  const assignmentId = assignmentOf(scene)?.assignmentId ?? "";
  return perform(scene, () => decideHandInRatings({ assignmentId }, { own: ownOf(scene), ratings }));
};

/** The assignment with its review, where it is of who asks. */
function ownOf(scene: Scene) {
  const [review, assignment] = [reviewOf(scene), assignmentOf(scene)];
  return review && assignment?.actor === scene.by ? { review, assignment } : null;
}

export const REVIEW_ACTS = {
  DeclareInterests: declareInterests,
  AssignReviewer: assignReviewer,
  Recuse: recuse,
  Rate: rate,
  HandInRatings: handInRatings,
} as const;
