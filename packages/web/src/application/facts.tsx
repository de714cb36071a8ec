import { Trans, useLingui } from "@lingui/react/macro";
import { shownScore, shownShare } from "@touchstone/pages";
import type { ReactNode } from "react";
import type { ApplicationView } from "../api/views.ts";
import { Due } from "../parts/due.tsx";
import { Grade } from "../parts/grade.tsx";
import { Said, UnitName } from "../parts/said.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { shownDay, shownMinute } from "../words/days.ts";

/** What there is to know of an application, in short: each fact that is there for who looks. */
export function Facts({ application }: { readonly application: ApplicationView }): ReactNode {
  const { i18n } = useLingui();
  const { cycle, parents, grade, deadline, handedIn, score, decision, designation, state } = application;
  return (
    <dl className="facts">
      <div>
        <dt>
          <Trans>State</Trans>
        </dt>
        <dd>
          <StateMark state={state} /> {deadline && <Due deadline={deadline} />}
        </dd>
      </div>
      <div>
        <dt>
          <Trans>Grade sought</Trans>
        </dt>
        <dd>
          <Grade grade={grade} grades={cycle.grades} />
        </dd>
      </div>
      {parents.length > 0 && (
        <div>
          <dt>
            <Trans>In</Trans>
          </dt>
          <dd>
            {parents.map((parent, at) => (
              <span key={parent.unitId}>
                {at > 0 && " · "}
                <UnitName unit={parent} />
              </span>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>
          <Trans>Round</Trans>
        </dt>
        <dd>
          <Said texts={cycle.titles} />, <Trans>standard {cycle.standard.version}</Trans>
        </dd>
      </div>
      {handedIn && (
        <div>
          <dt>
            <Trans>Handed in</Trans>
          </dt>
          <dd>
            {shownMinute(handedIn.at, i18n.locale)}
            <small>
              <Trans>
                {handedIn.nAnswers} answers, {handedIn.nProofs} proofs; entry {handedIn.seq} of the ledger
              </Trans>
            </small>
          </dd>
        </div>
      )}
      {score && (
        <div>
          <dt>
            <Trans>Score</Trans>
          </dt>
          <dd className="n">
            {shownScore(score.score ?? Number.NaN)} <Grade grade={score.grade} grades={cycle.grades} />
            <small>
              {score.certainty.kept === null ? (
                <Trans>how sure: not computed</Trans>
              ) : score.grade === null ? (
                <Trans>stays without a grade in {shownShare(score.certainty.kept)} of the re-scorings</Trans>
              ) : (
                <Trans>grade stays in {shownShare(score.certainty.kept)} of the re-scorings</Trans>
              )}
            </small>
          </dd>
        </div>
      )}
      {decision && (
        <div>
          <dt>
            <Trans>Decided</Trans>
          </dt>
          <dd>
            <Grade grade={decision.grade} grades={cycle.grades} />
            <small>
              {shownMinute(decision.at, i18n.locale)}
              {decision.bySilence && (
                <>
                  {" · "}
                  <Trans>by silence past the limit</Trans>
                </>
              )}
            </small>
          </dd>
        </div>
      )}
      {designation && (
        <div>
          <dt>
            <Trans>Designation</Trans>
          </dt>
          <dd>
            <a href={`/v/${designation.code}`}>{designation.code}</a>{" "}
            <Trans>from {shownDay(designation.from, i18n.locale)}</Trans>
          </dd>
        </div>
      )}
    </dl>
  );
}
