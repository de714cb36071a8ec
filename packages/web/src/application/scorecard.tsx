import { Trans, useLingui } from "@lingui/react/macro";
import { IntervalBar, NONE, placeOn, shownScore, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { GradeTitle, ScoreView } from "../api/views.ts";
import { Grade } from "../parts/grade.tsx";
import { Heads } from "../parts/heads.tsx";
import { Words } from "../parts/said.tsx";
import { WhyGrade } from "./why-grade.tsx";

interface ScorecardProps {
  readonly score: ScoreView;
  readonly grades: readonly GradeTitle[];
  readonly order: readonly string[];
}

/**
 * The score with how sure it is, and what each criterion counts for with its own. A score of which nobody has computed how
 * sure it is, is not shown.
 */
export function Scorecard({ score, grades, order }: ScorecardProps): ReactNode {
  const { t } = useLingui();
  const { certainty, criteria, interval: whole, scale, of } = score;
  const isSure = criteria.some(({ interval }) => interval !== null);
  const isUnsure = criteria.some(({ score: own, interval }) => own !== null && interval === null);
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
            {score.grade === null ? (
              <Trans>It stays without a grade in {shownShare(kept)} of the re-scorings.</Trans>
            ) : (
              <Trans>The grade stays in {shownShare(kept)} of the re-scorings.</Trans>
            )}{" "}
            {certain === true && <Trans>That counts as certain.</Trans>}
            {certain === false && <Trans>That does not count as certain.</Trans>}
          </>
        )}{" "}
        {whole !== null && (
          <>
            <Trans>
              In 90 % of the re-scorings the score is between {shownScore(whole.low)} and {shownScore(whole.high)}.
            </Trans>{" "}
          </>
        )}
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
      <WhyGrade score={score} grades={grades} order={order} />
      {isSure && (
        <p className="quiet">
          <Trans>Beside each score stands between which scores it stays in 90 % of the re-scorings.</Trans>
        </p>
      )}
      {isUnsure && (
        <p className="quiet">
          {isSure ? (
            <Trans>Where no score stands, how sure it is was not computed.</Trans>
          ) : (
            <Trans>How sure the score of a single criterion is was not computed, so none stands here.</Trans>
          )}
        </p>
      )}
      <table>
        <Heads of={[t`Criterion`, ...(isSure ? [t`Score`] : []), t`Weight`]} />
        <tbody>
          {criteria.map(({ id, parent, title, share, score: own, interval, state }) => (
            <tr key={id}>
              <th scope="row" className={parent === null ? undefined : "below"}>
                <Words map={title} order={order} />
              </th>
              {isSure && (
                <td className="measure">
                  {own !== null && interval !== null && <Measured score={own} interval={interval} scale={scale} />}
                </td>
              )}
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

type Range = ScoreView["scale"];

interface MeasuredProps {
  readonly score: number;
  readonly interval: Range;
  readonly scale: Range;
}

/** A score, between which scores it stays, and both drawn on their scale. */
function Measured({ score, interval: { low, high }, scale }: MeasuredProps): ReactNode {
  const at = (value: number): number => placeOn(value, [scale.low, scale.high]);
  return (
    <>
      <b>{shownScore(score)}</b>{" "}
      <small>
        <Trans>
          between {shownScore(low)} and {shownScore(high)}
        </Trans>
      </small>
      <IntervalBar low={at(low)} middle={at(score)} high={at(high)} gold />
    </>
  );
}
