/** Commands of a round, drawn: some fit where an application stands and who asks, many do neither. */
import { OFFICE_ACTS } from "./random-acts-office.ts";
import { REVIEW_ACTS } from "./random-acts-review.ts";
import { UNIT_ACTS } from "./random-acts-unit.ts";
import { CLOCK_ACTS } from "./random-clock.ts";
import { type Act, sceneOf } from "./random-scene.ts";
import type { Kind, Step } from "./random-steps.ts";
import type { RoundModel } from "./round-model.ts";

const ACTS: Readonly<Record<Kind, Act>> = { ...UNIT_ACTS, ...OFFICE_ACTS, ...REVIEW_ACTS, ...CLOCK_ACTS };

/** Takes one step. @returns what was asked for by whom, and the refusal's code; null: it was done */
export function take(
  model: RoundModel,
  step: Step,
): { readonly kind: Kind; readonly by: string; readonly code: string | null } {
  const scene = sceneOf(model, step);
  return { kind: scene.kind, by: scene.by, code: ACTS[scene.kind](scene) };
}
