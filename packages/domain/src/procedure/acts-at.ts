import type { Refusal } from "../refusal.ts";
import type { CycleStage } from "./events.ts";

/** At which levels above an applicant somebody coordinates; or holds the role that a stage is for. */
export interface Level {
  /** the units above the applicant, with those who coordinate them today */
  readonly above: readonly {
    readonly unitId: string;
    readonly type: string;
    readonly coordinators: readonly string[];
  }[];
}

/**
 * Why somebody who holds the role for a stage may not act at it; null where they may. A stage that names a type of unit
 * belongs to who coordinates the unit of that type that the applicant lies in; where nobody does, to whoever else holds
 * the role. A stage that names a body, or nothing, belongs to whoever holds the role.
 */
export function levelRefusal(
  { cycle, level }: { readonly cycle: { readonly stages: readonly CycleStage[] }; readonly level: Level },
  stage: string,
  by: string,
): Refusal | null {
  const actsAt = cycle.stages.find((one) => one.stage === stage)?.actsAt ?? null;
  if (actsAt === null) return null;
  const theirs = level.above.filter(({ type }) => type === actsAt).flatMap(({ coordinators }) => coordinators);
  return theirs.length === 0 || theirs.includes(by) ? null : { code: "acts-elsewhere", stage, actsAt };
}
