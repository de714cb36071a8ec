import { Trans } from "@lingui/react/macro";
import { shownCount, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { Certainty } from "../api/views.ts";

interface HowSureProps {
  readonly certainty: Certainty;
  /** false: none was reached, which may be as sure or unsure */
  readonly hasGrade: boolean;
}

/** How sure a result is, in a few words: in how many re-scorings it stays, or which ranks it takes in most of them. */
export function HowSure({ certainty: { kept, rankLow, rankHigh }, hasGrade }: HowSureProps): ReactNode {
  if (kept !== null) {
    const share = shownShare(kept);
    return hasGrade ? <Trans>grade stays in {share}</Trans> : <Trans>stays without a grade in {share}</Trans>;
  }
  if (rankLow === null || rankHigh === null) return <Trans>how sure: not computed</Trans>;
  const [low, high] = [shownCount(rankLow), shownCount(rankHigh)];
  return (
    <Trans>
      ranks {low} to {high} in most re-scorings
    </Trans>
  );
}
