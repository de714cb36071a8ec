import type { Remark, Text } from "@touchstone/domain";
import type { RoundStandard, Words } from "./round-standard.ts";

/** What is said of one place of the standard, with what that place is called. */
export interface RemarkView {
  readonly at: string;
  /** null: this version of the standard has no such place */
  readonly title: Words | null;
  readonly text: readonly Text[];
}

export const remarksOf = (standard: RoundStandard, remarks: readonly Remark<readonly Text[]>[]): RemarkView[] =>
  remarks.map(({ at, text }) => ({ at, title: standard.node(at)?.title ?? null, text }));
