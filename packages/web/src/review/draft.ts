import type { ReviewedIndicator } from "./review-api.ts";

/** A rating as it is being made; undefined level: none has been chosen. */
export interface Draft {
  /** null: the evidence is insufficient, which is not the level 0 */
  readonly level: number | null | undefined;
  readonly confidence: "low" | "middle" | "high";
  readonly reason: string;
  /** ids of proofs that it rests on */
  readonly evidence: readonly string[];
}

/** A rating as the record takes it. */
export interface Ready {
  /** id of the indicator, which is not the item that a unit's answers and proofs speak of */
  readonly item: string;
  readonly level: number | null;
  readonly confidence: Draft["confidence"];
  readonly reason: { text: string; lang: string; origin: "source"; review: null } | null;
  readonly evidence: string[];
}

/** What was kept of an indicator, or nothing yet. */
export function draftOf({ own }: Pick<ReviewedIndicator, "own">): Draft {
  if (own === null) return { level: undefined, confidence: "middle", reason: "", evidence: [] };
  const { level, confidence, reason, evidence } = own;
  return { level, confidence, reason: reason?.text ?? "", evidence };
}

/** Whether a reason is owed: at both ends of the rubric, and where the evidence does not do. */
export function owesReason(levels: number, { level, reason }: Draft): boolean {
  const isEnd = level === null || level === 0 || level === levels - 1;
  return level !== undefined && isEnd && reason.trim() === "";
}

/** The draft as the record takes it; null while something is missing. @param lang of the reason */
export function readyOf(item: string, levels: number, draft: Draft, lang: string): Ready | null {
  const { level, confidence, evidence } = draft;
  if (level === undefined || owesReason(levels, draft)) return null;
  const text = draft.reason.trim();
  const reason = text === "" ? null : { text, lang, origin: "source" as const, review: null };
  return { item, level, confidence, reason, evidence: [...evidence] };
}

/** Whether two drafts say the same. */
export const isSameDraft = (a: Draft, b: Draft): boolean =>
  a.level === b.level &&
  a.confidence === b.confidence &&
  a.reason.trim() === b.reason.trim() &&
  a.evidence.length === b.evidence.length &&
  a.evidence.every((id) => b.evidence.includes(id));
