/** Steps of a round, drawn: what is asked for, and by whom. */
import fc from "fast-check";
import { ACTORS } from "./round-model.ts";

/** One step of a sequence, as it was drawn. */
export interface Step {
  /** null: what fits where the application stands */
  readonly kind: Kind | null;
  /** null: somebody who holds a role for it */
  readonly actor: string | null;
  readonly n: readonly [number, number, number, number];
}

const KINDS = [
  "Apply",
  "HandIn",
  "CheckCompleteness",
  "WithdrawApplication",
  "LengthenDeadline",
  "DeclareInterests",
  "AssignReviewer",
  "Recuse",
  "Rate",
  "HandInRatings",
  "Settle",
  "ReplyToFindings",
  "Recommend",
  "Decide",
  "PublishNotice",
  "FileObjection",
  "AnswerObjection",
  "Advance",
  "DaysPass",
  "CalendarKnown",
] as const;
export type Kind = (typeof KINDS)[number];

const small = fc.nat({ max: 11 });
export const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.constantFrom(...KINDS) }),
  actor: fc.oneof(
    { weight: 7, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: fc.constantFrom(...Object.keys(ACTORS)) },
  ),
  n: fc.tuple(small, small, small, small),
});

/** One of several, by a number that was drawn. */
export const pick = <T>(things: readonly T[], n: number): T | undefined => things[n % Math.max(1, things.length)];
