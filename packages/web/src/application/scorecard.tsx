import { Trans } from "@lingui/react/macro";
import { NONE, placeOn, ScoreBar, shownScore, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { GradeTitle, ScoreView } from "../api/views.ts";
import { Grade } from "../parts/grade.tsx";
import { Words } from "../parts/said.tsx";

interface ScorecardProps {
  readonly score: ScoreView;
  readonly grades: readonly GradeTitle[];
  readonly order: readonly string[];
}

const SCALE: readonly [number, number] = [0, 100];

/** The score with how sure it is, and what each criterion adds. */
export function Scorecard({ score, grades, order }: ScorecardProps): ReactNode {
  const { certainty, criteria, of } = score;
  const { rank, rankLow, rankHigh, kept, certain } = certainty;
  return (
    <div className="scorecard">
      <p className="total">
        <b className="n">{shownScore(score.score ?? Number.NaN)}</b>
        <Grade grade={score.grade} grades={grades} />
      </p>
      <p className="quiet">
        {kept === null ? (
          <Trans>How sure it is was not computed.</Trans>
        ) : (
          <>
            <Trans>The grade stays in {shownShare(kept)} of the re-scorings.</Trans>{" "}
            {certain === true && <Trans>That counts as certain.</Trans>}
            {certain === false && <Trans>That does not count as certain.</Trans>}
          </>
        )}{" "}
        {rank !== null &&
          (rankLow !== null && rankHigh !== null ? (
            <Trans>
              Rank {rank} of {of}; in 90 % of the re-scorings between {rankLow} and {rankHigh}.
            </Trans>
          ) : (
            <Trans>
              Rank {rank} of {of}.
            </Trans>
          ))}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Criterion</Trans>
            </th>
            <th scope="col">
              <Trans>Weight</Trans>
            </th>
            <th scope="col">
              <Trans>Score</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, parent, title, share, score: own, state }) => (
            <tr key={id}>
              <th scope="row" className={parent === null ? undefined : "below"}>
                <Words map={title} order={order} />
              </th>
              <td className="n">{share === null ? NONE : shownShare(share)}</td>
              <td className="measure">
                {own === null ? (
                  <span className="quiet">{state ?? NONE}</span>
                ) : (
                  <>
                    <b className="n">{shownScore(own)}</b>
                    <ScoreBar at={placeOn(own, SCALE)} ticks={null} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
