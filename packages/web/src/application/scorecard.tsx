import { Trans } from "@lingui/react/macro";
import { NONE, shownScore, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { GradeTitle, ScoreView } from "../api/views.ts";
import { Grade } from "../parts/grade.tsx";
import { Words } from "../parts/said.tsx";

interface ScorecardProps {
  readonly score: ScoreView;
  readonly grades: readonly GradeTitle[];
  readonly order: readonly string[];
}

/**
 * The score with how sure it is, and what each criterion counts for. A criterion's own score is not shown: nobody has
 * computed how sure that is, and no score is shown without it.
 */
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
      <p className="quiet">
        <Trans>How sure the score of a single criterion is was not computed, so none stands here.</Trans>
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
          </tr>
        </thead>
        <tbody>
          {criteria.map(({ id, parent, title, share, score: own, state }) => (
            <tr key={id}>
              <th scope="row" className={parent === null ? undefined : "below"}>
                <Words map={title} order={order} />
              </th>
              <td className="n">
                {share === null ? NONE : shownShare(share)}
                {own === null && (
                  <small>{state === "n/a" ? <Trans>does not apply</Trans> : <Trans>no score</Trans>}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
