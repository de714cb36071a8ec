import type { Context, Decision } from "./decision.ts";
import { decided, refused } from "./decision.ts";
import type { Evidence, EvidenceCommands } from "./evidence.ts";
import { EVIDENCE_KEY_PART, EVIDENCE_WITHDRAWALS, evidenceStream } from "./evidence.ts";

/**
 * Takes a proof back: nobody is shown it any more, its entry and its links stay on record. From `eraseFrom` on its bytes
 * are gone. Where that is at once, the key of what is not public is erased with it, so that no copy can be opened.
 */
export function decideWithdrawEvidence(
  { evidenceId, unitId, reason }: EvidenceCommands["WithdrawEvidence"],
  evidence: Evidence | null,
  { today }: Context,
): Decision {
  if (evidence === null || evidence.unitId !== unitId || evidence.isWithdrawn)
    return refused({ code: "unknown", what: "evidence", id: evidenceId });
  if (!EVIDENCE_WITHDRAWALS.includes(reason)) return refused({ code: "unknown", what: "reason", id: reason });
  const { retainUntil, seq, hasKey } = evidence;
  const eraseFrom = reason === "replaced" && retainUntil !== null && retainUntil > today ? retainUntil : today;
  const withdrawn = {
    type: "EvidenceWithdrawn",
    stream: evidenceStream(evidenceId),
    data: { evidenceId, reason, eraseFrom },
  } as const;
  if (reason === "replaced" || !hasKey) return decided(withdrawn);
  return decided(withdrawn, {
    type: "PrivatePartErased",
    stream: `private/${seq}`,
    data: { seq, part: EVIDENCE_KEY_PART, reason },
  });
}
