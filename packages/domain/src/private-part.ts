import type { Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";

/**
 * What a private part may be opened for. A list, not free text: the purpose is a leaf of the public ledger, where a
 * name that somebody typed could never be taken back.
 */
export const PURPOSES = ["answer", "contact", "identity-check", "legal-duty", "request-of-the-person"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Why a private part is erased: its time is over, the person asked, or it should never have been there. */
export const ERASURE_REASONS = ["time-over", "request-of-the-person", "mistake"] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/** Commands on what is kept beside an event, encrypted. `seq`: number of the event, `part`: name of the part. */
export interface PrivatePartCommands {
  ReadPrivatePart: { readonly seq: number; readonly part: string; readonly purpose: Purpose };
  ErasePrivatePart: { readonly seq: number; readonly part: string; readonly reason: ErasureReason };
}

/** Records that a private part was opened, and what for. `isKept` is false where there is none, or it was erased. */
export function decideReadPrivatePart(command: PrivatePartCommands["ReadPrivatePart"], isKept: boolean): Decision {
  const { seq, part, purpose } = command;
  if (!isKept) return refused({ code: "unknown", what: "private part", id: `${seq}/${part}` });
  if (!PURPOSES.includes(purpose)) return refused({ code: "unknown", what: "purpose", id: purpose });
  return decided({ type: "PrivatePartRead", stream: `private/${seq}`, data: { seq, part, purpose } });
}

/** Erases a private part for good; what was committed to stays in the ledger, and every proof holds. */
export function decideErasePrivatePart(command: PrivatePartCommands["ErasePrivatePart"], isKept: boolean): Decision {
  const { seq, part, reason } = command;
  if (!isKept) return refused({ code: "unknown", what: "private part", id: `${seq}/${part}` });
  if (!ERASURE_REASONS.includes(reason)) return refused({ code: "unknown", what: "reason", id: reason });
  return decided({ type: "PrivatePartErased", stream: `private/${seq}`, data: { seq, part, reason } });
}
