/** The case that a drawn step is in: whom it is about, who asks, and what deciders are given. */
import {
  type Application,
  type Assignment,
  type Command,
  type Decision,
  decidingRulesOf,
  type LoadedCase,
} from "@touchstone/domain";
import { nextOf, RATED, rightFor } from "./random-fitting.ts";
import { type Kind, pick, type Step } from "./random-steps.ts";
import { GRADES, type RoundModel, STANDARD, UNITS } from "./round-model.ts";

/** A step of a round, and all that it hangs on. */
export interface Scene {
  readonly model: RoundModel;
  readonly kind: Kind;
  readonly by: string;
  readonly n: Step["n"];
  readonly unitId: string;
  /** of its last application; of none where it has made none */
  readonly applicationId: string;
  readonly application: Application | undefined;
  readonly on: LoadedCase | null;
  readonly context: { readonly at: string; readonly today: string; readonly by: string };
  /** that is asked for: mostly the computed one, where there is one */
  readonly grade: string | null;
}

/** What a step comes to: the refusal's code; null: it was done. */
export type Act = (scene: Scene) => string | null;

/** The first of them most often, so that one gets far. */
const DRAWN_UNITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2].map((k) => UNITS[k] ?? UNITS[0]);

export function sceneOf(model: RoundModel, { kind: drawn, actor: who, n }: Step): Scene {
  const [unitNth, second, third, fourth] = n;
  const unitId = pick(DRAWN_UNITS, unitNth) ?? UNITS[0];
  const application = [...model.applications.values()].filter((one) => one.unitId === unitId).at(-1);
  const applicationId = application?.applicationId ?? "nobody's";
  const kind = drawn ?? nextOf(model, application, second);
  const isClock = kind === "Settle" || kind === "Advance"; // nobody's role is asked for it
  const by = isClock ? "clock" : (who ?? rightFor(model, kind, unitId, third, applicationId));
  const { today } = model;
  const isDrawn = drawn !== null || !application?.score || third > 8;
  const grade = isDrawn ? (pick([...GRADES, null], fourth) ?? null) : (application?.score?.grade ?? null);
  const context = { at: `${today}T04:00:00.000Z`, today, by };
  return { model, kind, by, n, unitId, applicationId, application, on: model.loaded(applicationId), context, grade };
}

/** Asks for it as who it is asked by, about the unit. */
export const perform = ({ model, kind, by, unitId }: Scene, decide: () => Decision): string | null =>
  model.perform(kind as Command["type"], by, unitId, decide); // a kind that is a command

/** What deciders of a review are given. */
export const reviewOf = ({ model, on, applicationId }: Scene) =>
  on && { ...on, rated: RATED, assignments: model.assignments.filter((one) => one.applicationId === applicationId) };

/** An assignment of the application: of who asks, at times of another. */
export function assignmentOf({ model, by, applicationId, n: [, , third, fourth] }: Scene): Assignment | undefined {
  const mine = model.assignments.filter(
    (one) => one.applicationId === applicationId && (one.actor === by || third === 0),
  );
  return pick(mine, fourth);
}

const RULES = decidingRulesOf(STANDARD);

/** What is given who recommends or decides: who has had a hand in it, too. */
export function judgingOf({ model, on, applicationId }: Scene) {
  const tied = [...model.interests].flatMap(([actor, said]) =>
    said.get(applicationId) === "conflict" ? [{ applicationId, actor, did: "declared a tie" }] : [],
  );
  const acts = model.acts.filter((act) => act.applicationId === applicationId).concat(tied);
  return on && { ...on, rules: RULES, acts, level: LEVEL };
}

/** What is given who leaves: how its unit takes part. */
export function leavingOf({ model, on, unitId }: Scene) {
  const enrolment = model.enrolled.get(unitId);
  return on && { ...on, enrolledHere: enrolment?.here && enrolment.until === null ? { from: enrolment.from } : null };
}

/** Nobody coordinates at a level above: whoever holds the role does. */
export const LEVEL = { above: [] };
export const SNAPSHOT = { size: 1, root: "r", answers: "a", own: "o", proofs: "p", nAnswers: 1, nProofs: 0 };
export const words = (text: string) => ({ text, lang: "en", origin: "source", review: null }) as const;

/** Reasons, or none at times. */
export const reasonsIn = ({ n: [, , third] }: Scene) =>
  third % 3 === 0 ? [] : [{ at: "services", text: [words("It falls short.")] }];

export function dayAfter(day: string, n: number): string {
  return new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
}
