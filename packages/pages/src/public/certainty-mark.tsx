import type { ReactNode } from "react";
import { shownCount, shownShare } from "../text/figures.ts";
import type { ShownCertainty } from "./notice-input.ts";
import type { PublicView } from "./view.tsx";

/** How sure a grade is: a shape, a word and the share of the re-scorings in which it stays. */
export function CertaintyMark({
  view,
  kept,
  certain,
  of = "keeps",
}: {
  readonly view: PublicView;
  /** whose grade it is: the one that stands beside it, or that of the score, which need not be the one given */
  readonly of?: "keeps" | "ownGradeStays";
} & Pick<ShownCertainty, "kept" | "certain">): ReactNode {
  const { t } = view;
  if (kept === null || certain === null)
    return (
      <span className="st dash">
        <i aria-hidden="true" />
        {t("notComputed")}
      </span>
    );
  return (
    <>
      <span className={`st ${certain ? "full" : "half"}`}>
        <i aria-hidden="true" />
        {t(certain ? "certain" : "notCertain")}
      </span>{" "}
      <small>{t(of, { share: shownShare(kept) })}</small>
    </>
  );
}

/** The ranks that a unit takes in most re-scorings, in words; nothing where that was not worked out. */
export function RankWords({
  view,
  certainty: { rankLow, rankHigh },
}: {
  readonly view: PublicView;
  readonly certainty: ShownCertainty;
}): ReactNode {
  if (rankLow === null || rankHigh === null) return null;
  return (
    <small>
      {view.t(rankLow === rankHigh ? "rankSame" : "ranks", { low: shownCount(rankLow), high: shownCount(rankHigh) })}
    </small>
  );
}
