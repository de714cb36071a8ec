import { type Decision, decided, refused } from "../decision.ts";
import { textFaults } from "../programme-texts.ts";
import { dayFault, place } from "../unit-form.ts";
import type { DecidingCommands } from "./commands.ts";
import { designationStream } from "./designation.ts";

/** What is looked up before an earlier designation is recorded. */
export interface EarlierCase {
  /** whether neither the id nor the code that it makes is another designation's */
  readonly isIdFree: boolean;
  /** whether the organisation's register has the unit */
  readonly isUnit: boolean;
}

/** Records a designation from before Touchstone, as it was: nobody can compute it again, and the register says so. */
export function decideRecordEarlierDesignation(
  command: DecidingCommands["RecordEarlierDesignation"],
  { isIdFree, isUnit }: EarlierCase,
): Decision {
  const { designationId, unitId, title, from, until, source } = command;
  const problems = [
    ...place("from", from, dayFault(from)),
    ...(until === null ? [] : place("until", until, dayFault(until))),
    ...textFaults("title", title),
    ...textFaults("source", source),
  ];
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (until !== null && until <= from) return refused({ code: "empty-span", from, until });
  if (!isUnit) return refused({ code: "unknown", what: "unit", id: unitId });
  if (!isIdFree) return refused({ code: "exists", what: "designation", id: designationId });
  return decided({
    type: "EarlierDesignationRecorded",
    stream: designationStream(designationId),
    data: { designationId, unitId, title: [...title], from, until, source: [...source] },
  });
}
