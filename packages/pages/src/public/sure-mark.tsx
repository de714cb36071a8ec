import type { ReactNode } from "react";
import { shownShare } from "../text/figures.ts";
import type { PublicView } from "./view.tsx";

interface SureProps {
  readonly view: PublicView;
  /** share of the re-scorings in which the grade stays; null: not computed */
  readonly kept: number | null;
  /** asked for by the standard; null: not computed */
  readonly certainAt: number | null;
}

/** How sure a grade is: a shape, a word and the share. */
export function SureMark({ view, kept, certainAt }: SureProps): ReactNode {
  const { t } = view;
  if (kept === null || certainAt === null)
    return (
      <span className="st dash">
        <i aria-hidden="true" />
        {t("notComputed")}
      </span>
    );
  const isCertain = kept >= certainAt;
  return (
    <>
      <span className={`st ${isCertain ? "full" : "half"}`}>
        <i aria-hidden="true" />
        {t(isCertain ? "certain" : "notCertain")}
      </span>{" "}
      <small>{t("keeps", { share: shownShare(kept) })}</small>
    </>
  );
}
