import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { shownCount, shownScore } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { RankSpan, Scale } from "./measures.tsx";
import type { RegisterInput, RegisterRow } from "./register-input.ts";
import { SureMark } from "./sure-mark.tsx";
import { Name, OtherNames, type PublicView } from "./view.tsx";

interface Props {
  readonly view: PublicView;
  readonly input: RegisterInput;
}

/** A page of the register. */
export function RegisterTable({ view, input }: Props): ReactNode {
  const { t } = view;
  return (
    <table className="register">
      <thead>
        <tr>
          <th scope="col">{t("unit")}</th>
          <th scope="col">{t("region")}</th>
          <th scope="col">{t("scoreAndRank")}</th>
          <th scope="col">{t("grade")}</th>
        </tr>
      </thead>
      <tbody>
        {input.rows.map((row) => (
          <Row key={row.unitId} view={view} input={input} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ view, input, row }: Props & { readonly row: RegisterRow }): ReactNode {
  const { t, lang } = view;
  const { grades, scale, assessment, source } = input;
  const { names, code, above, grade, score, rankLow, rankHigh, kept } = row;
  const title = grades[grade]?.title;
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <tr>
      <th scope="row">
        <div className="who">
          <GradeMark streaks={streaksOf(grade, grades.length)} />
          <div>
            <a href={row.href}>
              <Name names={names} lang={lang} />
            </a>
            <OtherNames names={names} lang={lang} />
            {code !== null && <small>{plain(code, 40)}</small>}
          </div>
        </div>
      </th>
      <td className="lies">
        {above.map((place) => (
          <span key={view.sayPlain(place)}>
            <Name names={place} lang={lang} />
          </span>
        ))}
      </td>
      <td className="measure">
        <b>{shownScore(score, thresholds)}</b>
        <Scale score={score} scale={scale} thresholds={thresholds} />
        {rankLow !== null && rankHigh !== null && (
          <>
            <small>
              {t(rankLow === rankHigh ? "rankSame" : "ranks", { low: shownCount(rankLow), high: shownCount(rankHigh) })}
            </small>
            <RankSpan low={rankLow} high={rankHigh} n={assessment?.nUnits ?? rankHigh} />
          </>
        )}
      </td>
      <td className="sureness">
        <span>{title !== undefined && view.sayText(title, source, 80)}</span>
        <SureMark view={view} kept={kept} certainAt={assessment?.certainAt ?? null} />
      </td>
    </tr>
  );
}
