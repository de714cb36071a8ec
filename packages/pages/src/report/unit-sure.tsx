import type { ReactNode } from "react";
import { placeOn } from "../charts/bars.tsx";
import { shownCount, shownShare } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { gradeTitle } from "./ranking.tsx";
import type { View } from "./view.tsx";

/** How sure the place and the grade of one unit are. */
export function HowSure({ view, i }: { readonly view: View; readonly i: number }): ReactNode {
  const { t, input } = view;
  const { robustness, model } = input;
  if (!robustness)
    return (
      <p className="sure">
        <b>{t("sureTitle")}</b> {t("sureNot")}
      </p>
    );
  const low = robustness.rankLow[i] ?? 0;
  const median = robustness.rankMedian[i] ?? 0;
  const high = robustness.rankHigh[i] ?? 0;
  const n = shownCount(robustness.replicates);
  const kept = robustness.kept[i] ?? Number.NaN;
  const verdict = t(robustness.certain[i] === 1 ? "certain" : "notCertain");
  const facts = { share: shownShare(kept), at: shownShare(input.certainAt ?? Number.NaN), verdict };
  return (
    <div className="sure">
      <p>
        <b>{t("sureTitle")}</b> {low > 0 && `${t("sureRank", { n, low, high, median })} `}
        {model.grades.length > 0 && !Number.isNaN(kept) && t("sureKept", facts)} {flipText(view, i)}
      </p>
      {model.grades.length > 0 && <GradeShares view={view} i={i} />}
    </div>
  );
}

/** The choice that moves an uncertain unit most. */
function flipText({ t, input: { robustness } }: View, i: number): string {
  const flip = robustness?.flips.find(({ unit }) => unit === i);
  const factor = robustness?.factors[flip?.factor ?? -1];
  if (!flip || !factor) return "";
  return t("sureFlip", {
    choice: t(`factor_${factor.kind}`),
    option: plain(factor.options[flip.option] ?? "", 80),
    with: shownShare(flip.keptWith),
    without: shownShare(flip.keptWithout),
  });
}

/** How often each grade came out. */
function GradeShares({ view, i }: { readonly view: View; readonly i: number }): ReactNode {
  const { t, input } = view;
  const { robustness, scored, model } = input;
  const n = scored.units.length;
  const shares = Array.from({ length: model.grades.length + 1 }, (_, g) => robustness?.gradeShares[g * n + i] ?? 0);
  const starts = shares.map((_, g) => shares.slice(0, g).reduce((sum, share) => sum + share, 0));
  const total = Math.max(1e-9, starts.at(-1) ?? 0, (starts.at(-1) ?? 0) + (shares.at(-1) ?? 0));
  return (
    <div className="shares">
      <svg aria-hidden="true">
        {shares.map((share, g) =>
          share > 0 ? (
            <rect
              // grades never change places
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={g}
              className={g === model.grades.length ? "g0" : `g${Math.min(5, model.grades.length - g)}`}
              x={`${placeOn(starts[g] ?? 0, [0, total])}%`}
              width={`${placeOn(share, [0, total])}%`}
              height="10"
            />
          ) : null,
        )}
      </svg>
      <ul aria-label={t("sureShares")}>
        {shares.map((share, g) =>
          share > 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: grades never change places
            <li key={g}>
              {g === model.grades.length ? t("noGrade") : gradeTitle(view, g)} <b>{shownShare(share)}</b>
            </li>
          ) : null,
        )}
      </ul>
    </div>
  );
}
