import { type Context, type Decision, decided, refused } from "../decision.ts";
import type { InvalidPlace } from "../standard-version-refusal.ts";
import { type Interest, stepBack } from "./assignment.ts";
import type { ReviewCommands } from "./commands.ts";

/** What is known of the applications that somebody names. */
export interface Declaring {
  readonly isCycle: boolean;
  /** those that are of this round */
  readonly known: ReadonlySet<string>;
  /** what was said of them before */
  readonly said: ReadonlyMap<string, Interest>;
  /** the same person's assignments to those that are in review, by application; without what they stepped back from */
  readonly assigned: ReadonlyMap<string, string>;
}

/** What an event holds with ease; a reviewer of more says it in parts. */
const MOST = 1000;

/**
 * Records what ties somebody to applicants. A conflict stands once it was said, or once they stepped back. Who says one
 * of an applicant that they review steps back by it, and is not asked first: a question would tell them which of their
 * files it is. What was said before is not said again.
 */
export function decideDeclareInterests(
  { cycleId, free, conflicts }: ReviewCommands["DeclareInterests"],
  { isCycle, known, said, assigned }: Declaring,
  { by }: Context,
): Decision {
  if (!isCycle) return refused({ code: "unknown", what: "round", id: cycleId });
  const got = free.length + conflicts.length;
  if (got > MOST) return refused({ code: "too-many-at-once", what: "application", got, most: MOST });
  const problems = listFaults(free, conflicts);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  const unknown = [...free, ...conflicts].find((id) => !known.has(id));
  if (unknown !== undefined) return refused({ code: "unknown", what: "application of this round", id: unknown });
  const standing = free.filter((id) => said.get(id) === "conflict");
  if (standing.length > 0) return refused({ code: "conflict-stands", applications: standing });

  const fresh = (ids: readonly string[], as: Interest): string[] => ids.filter((id) => said.get(id) !== as);
  const data = { cycleId, free: fresh(free, "free"), conflicts: fresh(conflicts, "conflict") };
  if (data.free.length + data.conflicts.length === 0) return decided();
  return decided(
    { type: "InterestsDeclared", stream: `interests/${by}`, data },
    ...data.conflicts.flatMap((applicationId) => {
      const assignmentId = assigned.get(applicationId);
      return assignmentId === undefined ? [] : [stepBack({ assignmentId, applicationId })];
    }),
  );
}

function listFaults(free: readonly string[], conflicts: readonly string[]): InvalidPlace[] {
  if (free.length + conflicts.length === 0) return [{ path: "free", got: "no application", want: "one at least" }];
  const seen = new Set<string>();
  const twice = [...free, ...conflicts].filter((id) => seen.has(id) || !seen.add(id));
  return twice.map((id) => ({ path: "free", got: `${id} twice`, want: "each application once, here or in conflicts" }));
}
