import { dayOf } from "./calendar-days.ts";
import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { EVIDENCE_KEY_PART, type EvidenceCommands, evidenceStream, type TakenIn } from "./evidence.ts";
import { personalFaults, textFaults } from "./programme-texts.ts";
import type { InvalidPlace } from "./standard-version-refusal.ts";
import type { Text } from "./text.ts";

/**
 * Makes a file that was taken in a proof, once, by the account that handed it in. What is not public has a private part:
 * its key, its digest before it was encrypted, and the title of what is private; so nothing of it can be guessed from
 * the ledger.
 */
export function decideAddEvidence(
  command: EvidenceCommands["AddEvidence"],
  state: {
    readonly isThere: boolean;
    readonly takenIn: TakenIn | null;
    readonly knowsUnit: boolean;
    readonly programmes: readonly string[];
  },
  { by, today }: Context,
): Decision {
  const { evidenceId, unitId, programmeId, title, retainUntil } = command;
  const { isThere, takenIn, knowsUnit, programmes } = state;
  if (isThere) return refused({ code: "exists", what: "evidence", id: evidenceId });
  // who did not hand it in learns nothing of it, not even that it is there
  if (takenIn === null || takenIn.owner !== by) return refused({ code: "unknown", what: "upload", id: evidenceId });
  if (!knowsUnit) return refused({ code: "unknown", what: "unit", id: unitId });
  if (programmeId !== null && !programmes.includes(programmeId))
    return refused({ code: "unknown", what: "programme", id: programmeId });
  const problems: InvalidPlace[] = title === null ? [] : titleFaults(title, takenIn.file.visibility === "private");
  if (retainUntil !== null && (dayOf(retainUntil) === null || retainUntil <= today))
    problems.push({ path: "retainUntil", got: retainUntil, want: `a day after ${today}, or none` });
  if (problems.length > 0) return refused({ code: "invalid", problems });

  const { file, secret } = takenIn;
  const isPrivate = file.visibility === "private";
  const data = { evidenceId, unitId, programmeId, ...file, title: isPrivate ? null : title, retainUntil };
  const hidden = secret && { ...secret, title: isPrivate ? title : null };
  return decided({
    type: "EvidenceAdded",
    stream: evidenceStream(evidenceId),
    data,
    ...(hidden && { private: { [EVIDENCE_KEY_PART]: hidden } }),
  });
}

const LONGEST_TITLE = 200;

/** A title of what is not private is public for good: nothing personal may be in it. */
function titleFaults(title: Text, isPrivate: boolean): InvalidPlace[] {
  const { text } = title;
  const faults = textFaults("title", [title]).filter(
    ({ path, got }) => !isPrivate || !personalFaults(path, text).some((fault) => fault.got === got),
  );
  if (text.length > LONGEST_TITLE)
    faults.push({ path: "title", got: `${text.length} characters`, want: `${LONGEST_TITLE} at most` });
  return faults;
}
