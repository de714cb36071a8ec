import { dayOf } from "./calendar-days.ts";
import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { Refusal } from "./refusal.ts";
import {
  inForce,
  type StandardLife,
  type StandardVersion,
  type StandardVersionCommands,
  standardStream,
} from "./standard-version.ts";
import { deadlineAfter, isProvisional, workingDaysOf } from "./working-days.ts";

/**
 * Turns the second key of a draft that counts people or measures experience: by somebody else than who drafted it, on
 * the very digest that they have read. That they hold no office in the programme is for `authorise` to say.
 */
export function decideTurnStandardKey(
  { version, digest }: StandardVersionCommands["TurnStandardKey"],
  life: Pick<StandardLife, "versions">,
  { by }: Context,
): Decision {
  const draft = draftOf(version, life);
  if ("refusal" in draft) return refused(draft.refusal);
  if (digest !== draft.digest) return refused({ code: "another-digest", version, got: digest, want: draft.digest });
  if (draft.needsSecondKey.length === 0) return refused({ code: "second-key-not-needed", version });
  if (by === draft.draftedBy)
    return refused({ code: "same-person", act: "turn the second key", earlier: "drafted this version" });
  if (draft.keyTurnedBy !== null) return refused({ code: "exists", what: "second key", id: version });
  return decided({ type: "StandardKeyTurned", stream: standardStream(version), data: { version, digest } });
}

/**
 * Puts a draft on notice from today, for at least as many working days as the programme says: from now on everybody
 * may object to it. Today itself does not count.
 */
export function decidePutStandardOnNotice(
  { version, until: asked }: StandardVersionCommands["PutStandardOnNotice"],
  life: StandardLife,
  { today: from }: Context,
): Decision {
  const draft = draftOf(version, life);
  if ("refusal" in draft) return refused(draft.refusal);
  const stale = comparedWithAnother(draft, life);
  if (stale !== null) return refused(stale);
  const { digest, needsSecondKey: items } = draft;
  if (items.length > 0 && draft.keyTurnedBy === null) return refused({ code: "second-key-missing", version, items });

  const calendar = workingDaysOf(life.calendar);
  const nDays = life.noticeDays;
  const least = deadlineAfter(calendar, from, nDays);
  const end = asked === null ? least.until : asked;
  const last = dayOf(end);
  if (last === null)
    return refused({ code: "invalid", problems: [{ path: "until", got: end, want: "a day such as 2026-03-01" }] });
  const provisional = isProvisional(calendar, last);
  if (end < least.until)
    return refused({
      code: "notice-too-short",
      until: end,
      earliest: least.until,
      nDays,
      provisional: least.provisional,
    });
  return decided({
    type: "StandardNoticed",
    stream: standardStream(version),
    data: { version, digest, from, until: end, nDays, provisional },
  });
}

/** The version if it is a draft, or why not. */
function draftOf(
  version: string,
  { versions }: Pick<StandardLife, "versions">,
): StandardVersion | { readonly refusal: Refusal } {
  const found = versions.get(version);
  if (!found) return { refusal: { code: "unknown", what: "version", id: version } };
  if (found.state !== "draft")
    return { refusal: { code: "version-state", version, state: found.state, want: "draft" } };
  return found;
}

/** Another version came into force since this one was drafted: its changes were declared against what is no more. */
export function comparedWithAnother(
  { version, comparedWith }: StandardVersion,
  life: Pick<StandardLife, "versions">,
): Refusal | null {
  const current = inForce(life);
  if (current === null || current.version === comparedWith) return null;
  return { code: "compared-with-another", version, comparedWith, inForce: current.version };
}
