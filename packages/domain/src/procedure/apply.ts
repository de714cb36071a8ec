import type { Standard } from "@touchstone/standard";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { Enrolled } from "../enrolment.ts";
import type { DomainEvent } from "../events.ts";
import { lifeOn, type Unit } from "../unit.ts";
import { type ApplicationCase, applicationStream, type Cycle, stageDeadline } from "./case.ts";
import type { ApplicantCommands } from "./commands.ts";
import type { ApplicationState, StageDeadline } from "./states.ts";

/** What an application is made on. */
export interface Applying extends Pick<ApplicationCase, "calendar"> {
  readonly cycle: Cycle | null;
  /** the version that the round was opened by; null where there is no such round */
  readonly standard: Standard | null;
  readonly isIdFree: boolean;
  /** of the register; null: there is none of this id */
  readonly unit: Unit | null;
  /** the unit's latest enrolment */
  readonly enrolled: Enrolled | null;
  /** the unit's applications in this round */
  readonly before: readonly { readonly applicationId: string; readonly state: ApplicationState }[];
}

/** Ends after which a unit may apply anew in the same round. */
const AGAIN: readonly ApplicationState[] = ["withdrawn", "lapsed"];

/**
 * Applies for a unit, by its own account: on a day on which the round is open, once. Who does not take part yet takes
 * part from today. Hard rule 5.
 */
export function decideApply(command: ApplicantCommands["Apply"], on: Applying, { today }: Context): Decision {
  const { applicationId, cycleId, unitId, grade } = command;
  const { cycle, standard, unit, enrolled, before } = on;
  if (cycle === null || standard === null) return refused({ code: "unknown", what: "round", id: cycleId });
  if (!on.isIdFree) return refused({ code: "exists", what: "application", id: applicationId });
  if (today < cycle.opens || today >= cycle.closes)
    return refused({ code: "round-not-open", cycleId, opens: cycle.opens, closes: cycle.closes, today });
  if (unit === null) return refused({ code: "unknown", what: "unit", id: unitId });
  if (lifeOn(unit, today) === null)
    return refused({ code: "not-alive", unitId, on: today, opened: unit.opened, closed: unit.closed });
  const types = assessedTypes(standard);
  if (types.length > 0 && !types.includes(unit.type))
    return refused({ code: "not-assessed", unitId, unitType: unit.type, types });
  if (!standard.grades.some(({ id }) => id === grade)) return refused({ code: "unknown", what: "grade", id: grade });
  const standing = before.find(({ state }) => !AGAIN.includes(state));
  if (standing) return refused({ code: "applied-already", unitId, applicationId: standing.applicationId });
  const deadline = answeringDeadline({ ...on, cycle }, today);
  return decided(...enrolling(unitId, cycleId, enrolled, today), {
    type: "ApplicationMade",
    stream: applicationStream(applicationId),
    data: { applicationId, cycleId, unitId, grade, moved: { to: "answering", deadline } },
  });
}

/** Types of units that a standard assesses; empty where it does not say. */
const assessedTypes = ({ units = [] }: Standard): string[] =>
  units.filter(({ assessed }) => assessed).map(({ type }) => type);

/** A unit takes part from today, or from the day on which its taking part was to end. */
function enrolling(unitId: string, cycleId: string, enrolled: Enrolled | null, today: string): DomainEvent[] {
  if (enrolled !== null && enrolled.until === null) return [];
  const until = enrolled?.until ?? today;
  const data = { unitId, on: until > today ? until : today, cycleId };
  return [{ type: "UnitEnrolled", stream: `enrolment/${unitId}`, data }];
}

/** The days of self-assessment, and the day on which the round closes where that is later. */
function answeringDeadline(on: Omit<ApplicationCase, "application">, today: string): StageDeadline {
  const { closes } = on.cycle;
  const counted = stageDeadline(on, "selfAssessment", today);
  if (counted === null) return { until: closes, days: null, provisional: false };
  return counted.until > closes ? counted : { ...counted, until: closes };
}
