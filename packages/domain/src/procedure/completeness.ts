import type { Criterion } from "@touchstone/standard";
import { type Context, type Decision, decided, refused } from "../decision.ts";
import { sizeFaults } from "../entry-size.ts";
import { indicatorsOf } from "../indicators-of.ts";
import { textFaults } from "../programme-texts.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { type Level, levelRefusal } from "./acts-at.ts";
import { afterComplete, applicationStream, isOver, type LoadedCase, stageDeadline, standingDeadline } from "./case.ts";
import type { ReviewCommands } from "./commands.ts";
import type { Moved } from "./states.ts";

const MOST_REMARKS = 200;

/** An application that is looked through, and who may do so. */
export interface Checking extends LoadedCase {
  readonly level: Level;
}

/**
 * Says that an application is complete, or, once, what is to be mended; for which there are as many days again. Who has
 * let the limit pass can only say that it is complete: silence counts for the unit. Hard rule 8.
 */
export function decideCheckCompleteness(
  command: ReviewCommands["CheckCompleteness"],
  on: Checking | null,
  { today, by }: Context,
): Decision {
  const { applicationId, toMend } = command;
  if (on === null) return refused({ code: "unknown", what: "application", id: applicationId });
  const { state, madeBy } = on.application;
  const elsewhere = levelRefusal(on, "completeness", by);
  if (elsewhere) return refused(elsewhere);
  if (state !== "handedIn") return refused({ code: "application-state", applicationId, state, want: "handedIn" });
  if (madeBy === by) return refused({ code: "same-person", act: "check it", earlier: "made this application" });
  const problems = remarkFaults("toMend", command.toMend, on);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  if (toMend.length > 0 && isOver(on, today))
    return refused({ code: "stage-over", applicationId, until: standingDeadline(on)?.until ?? today, today });
  const moved: Moved =
    toMend.length === 0
      ? afterComplete(on, today)
      : { to: "mending", deadline: stageDeadline(on, "completeness", today) };
  return decided({
    type: "CompletenessChecked",
    stream: applicationStream(applicationId),
    data: {
      applicationId,
      toMend: toMend.map(({ at, text }) => ({ at, text: [...text] })),
      bySilence: false,
      moved,
    },
  });
}

function remarkFaults(
  path: string,
  remarks: ReviewCommands["CheckCompleteness"]["toMend"],
  { standard }: Pick<LoadedCase, "standard">,
): InvalidPlace[] {
  const problems: InvalidPlace[] = [];
  const places = placesOf(standard);
  if (remarks.length > MOST_REMARKS)
    problems.push({ path, got: `${remarks.length} remarks`, want: `${MOST_REMARKS} at most` });
  for (const [k, { at, text }] of remarks.entries()) {
    if (!places.has(at))
      problems.push({ path: `${path}[${k}].at`, got: at, want: "a criterion or an indicator of the standard" });
    problems.push(...textFaults(`${path}[${k}].text`, text));
  }
  return problems.length > 0 ? problems : sizeFaults(path, remarks);
}

/** Ids of the criteria and indicators of a standard: what a remark or a reason may be about. */
export function placesOf(standard: Pick<LoadedCase["standard"], "criteria">): ReadonlySet<string> {
  const below = ({ id, criteria = [] }: Criterion): string[] => [id, ...criteria.flatMap(below)];
  return new Set([...standard.criteria.flatMap(below), ...indicatorsOf(standard).map(({ id }) => id)]);
}
