import { type Context, type Decision, decided, refused } from "../decision.ts";
import { textFaults } from "../programme-texts.ts";
import { lifeOn, type Unit } from "../unit.ts";
import { dayFault, place } from "../unit-form.ts";
import type { ApplicantCommands } from "./commands.ts";

/** A commitment on record. */
export interface Commitment {
  readonly commitmentId: string;
  readonly madeOn: string;
  /** null: it stands */
  readonly endedOn: string | null;
}

/** What a commitment is made on. */
export interface Committing {
  readonly isIdFree: boolean;
  readonly unit: Unit | null;
}

/** Says publicly what a unit sets out to do: no application, and no ground of any recognition. */
export function decideMakeCommitment(
  { commitmentId, unitId, text }: ApplicantCommands["MakeCommitment"],
  { isIdFree, unit }: Committing,
  { today }: Context,
): Decision {
  if (!isIdFree) return refused({ code: "exists", what: "commitment", id: commitmentId });
  if (unit === null) return refused({ code: "unknown", what: "unit", id: unitId });
  if (lifeOn(unit, today) === null)
    return refused({ code: "not-alive", unitId, on: today, opened: unit.opened, closed: unit.closed });
  const problems = textFaults("text", text);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const data = { commitmentId, unitId, text: [...text], on: today };
  return decided({ type: "CommitmentMade", stream: `commitment/${commitmentId}`, data });
}

/** Ends a commitment from a day on; no reason is asked. */
export function decideEndCommitment(
  { commitmentId, on }: ApplicantCommands["EndCommitment"],
  commitment: Commitment | null,
): Decision {
  const problems = place("on", on, dayFault(on));
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (commitment === null || (commitment.endedOn !== null && on >= commitment.endedOn))
    return refused({ code: "unknown", what: "commitment that stands", id: commitmentId });
  if (on < commitment.madeOn) return refused({ code: "empty-span", from: commitment.madeOn, until: on });
  return decided({ type: "CommitmentEnded", stream: `commitment/${commitmentId}`, data: { commitmentId, on } });
}
