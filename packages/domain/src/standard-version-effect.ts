import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import { textFaults } from "./programme-texts.ts";
import type { Refusal } from "./refusal.ts";
import {
  inForce,
  type StandardLife,
  type StandardVersion,
  type StandardVersionCommands,
  standardStream,
} from "./standard-version.ts";
import { comparedWithAnother } from "./standard-version-notice.ts";
import { noticeEndOf } from "./standard-version-notice-end.ts";

/** A standard's life, with what hangs on the version that is in force. */
export interface InUse extends StandardLife {
  /** ids of rounds by it in which somebody can still apply, or waits for their score */
  readonly rounds: readonly string[];
}

/**
 * Makes a version effective from today, and ends the one before it on the same day: once its notice has lasted, by the
 * calendar as it is known now too, every objection has been answered and none upheld, and nobody is to be scored any more
 * by the version under which they applied.
 */
export function decideMakeStandardEffective(
  { version }: StandardVersionCommands["MakeStandardEffective"],
  life: InUse,
  { today }: Context,
): Decision {
  const noticed = life.versions.get(version);
  if (!noticed) return refused({ code: "unknown", what: "version", id: version });
  if (noticed.state !== "notice")
    return refused({ code: "version-state", version, state: noticed.state, want: "on notice" });
  const early = noticeNotOver(noticed, life, today) ?? objected(version, life) ?? comparedWithAnother(noticed, life);
  if (early !== null) return refused(early);
  if (life.rounds.length > 0)
    return refused({ code: "rounds-under-way", version: inForce(life)?.version ?? "", rounds: life.rounds });

  const supersedes = inForce(life)?.version ?? null;
  return decided({
    type: "StandardMadeEffective",
    stream: standardStream(version),
    data: { version, digest: noticed.digest, from: today, supersedes },
  });
}

/** Withdraws a draft, a version on notice, or the one in force, from today and with reasons. */
export function decideWithdrawStandard(
  { version, reason }: StandardVersionCommands["WithdrawStandard"],
  { versions }: Pick<StandardLife, "versions">,
  { today: on }: Context,
): Decision {
  const found = versions.get(version);
  if (!found) return refused({ code: "unknown", what: "version", id: version });
  const { state } = found;
  if (state === "withdrawn" || state === "superseded")
    return refused({ code: "version-state", version, state, want: "draft, on notice or effective" });
  const problems = textFaults("reason", reason);
  if (problems.length > 0) return refused({ code: "invalid", problems });
  return decided({
    type: "StandardWithdrawn",
    stream: standardStream(version),
    data: { version, reason: [...reason], on },
  });
}

function noticeNotOver(noticed: StandardVersion, life: StandardLife, today: string): Refusal | null {
  const { until, provisional } = noticeEndOf(noticed, life);
  if (today < until) return { code: "notice-running", version: noticed.version, until, today };
  return provisional ? { code: "calendar-unknown", knownThrough: life.calendar.knownThrough, until } : null;
}

function objected(version: string, { objections }: StandardLife): Refusal | null {
  const ids = (of: boolean | null): string[] =>
    objections.filter(({ upheld }) => upheld === of).map(({ objectionId }) => objectionId);
  const [open, upheld] = [ids(null), ids(true)];
  if (upheld.length > 0) return { code: "objection-upheld", version, objections: upheld };
  return open.length > 0 ? { code: "objections-open", version, objections: open } : null;
}
