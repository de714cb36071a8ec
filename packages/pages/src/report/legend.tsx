import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { type Status, StatusMark } from "../marks/status.tsx";
import { shownShare } from "../text/figures.ts";
import { gradeTitle } from "./ranking.tsx";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** What the marks mean; null where none is used. */
export function Legend({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const { grades } = input.standard;
  if (grades.length === 0) return null;
  const share = shownShare(input.certainAt ?? Number.NaN);
  const sure: readonly (readonly [Status, string])[] = input.robustness
    ? [
        ["certain", t("legendCertain", { share })],
        ["notCertain", t("legendNotCertain")],
      ]
    : [];
  const statuses: readonly (readonly [Status, string])[] = [
    ...sure,
    ["heldBack", t("legendHeldBack")],
    ["tooLittleData", t("legendTooLittle")],
  ];
  return (
    <Section view={view} name="legend" title={t("legend")}>
      <p className="how">{t("legendStreaks")}</p>
      <ul className="legend">
        {grades.map(({ id }, g) => (
          <li key={id}>
            <GradeMark streaks={streaksOf(g, grades.length)} />
            <span>{gradeTitle(view, g)}</span>
          </li>
        ))}
      </ul>
      <ul className="legend words">
        {statuses.map(([status, meaning]) => (
          <li key={status}>
            <StatusMark status={status} view={view} />
            <span>{meaning}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
