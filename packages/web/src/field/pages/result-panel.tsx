import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { shownDay } from "../../words/days.ts";
import { languageOf } from "../../words/languages.ts";
import type { ApplicationView, Remark } from "../api/shapes.ts";
import { Due } from "../parts/due.tsx";
import { Texts, Words } from "../parts/said.tsx";
import { WhyGrade } from "../parts/why-grade.tsx";

/** What was found and decided, with its reasons, and until when and where it can be contested. */
export function ResultPanel({ view }: { readonly view: ApplicationView }): ReactNode {
  const { i18n } = useLingui();
  const { score, decision, notice, designation, cycle, programme } = view;
  const order = cycle.languages;
  const titleOf = (id: string | null) => cycle.grades.find((grade) => grade.id === id)?.title ?? null;
  if (!score && !decision) return null;
  const decided = decision && titleOf(decision.grade);
  const computed = score && titleOf(score.grade);
  const kept = score === null || score.certainty.kept === null ? null : Math.round(score.certainty.kept * 100);
  const lang = languageOf(location.pathname);
  return (
    <section className="section">
      <h2>
        <Trans>Result</Trans>
      </h2>
      {score && (
        <>
          <p className="score">
            <b className="n">{score.score === null ? "–" : score.score.toFixed(2)}</b>{" "}
            {computed ? <Words map={computed} order={order} /> : <Trans>no grade</Trans>}
          </p>
          <p className="quiet">
            {kept === null ? (
              <Trans>How sure it is was not computed.</Trans>
            ) : computed ? (
              <Trans>The grade stays in {kept} % of the re-scorings.</Trans>
            ) : (
              <Trans>It stays without a grade in {kept} % of the re-scorings.</Trans>
            )}
          </p>
          <WhyGrade score={score} cycle={cycle} />
        </>
      )}
      {decision && (
        <>
          <h3>
            <Trans>Decision</Trans>
          </h3>
          <p>
            {decided ? <Words map={decided} order={order} /> : <Trans>no grade</Trans>}
            {decision.bySilence && (
              <>
                {" "}
                <Trans>(nobody decided in time: silence counts for the unit)</Trans>
              </>
            )}
          </p>
          <Reasons reasons={decision.reasons} order={order} />
          {decision.appeal && (
            <p className="notice">
              <Trans>You can appeal against it</Trans> <Due deadline={decision.appeal} />.{" "}
              <Trans>Write to the programme's office; an appeal suspends what it contests.</Trans>
            </p>
          )}
        </>
      )}
      {notice && (
        <p>
          <a href={`/${lang}/${programme.slug}/notices/${notice.noticeId}`}>
            <Trans>The public notice</Trans>
          </a>
          : <Due deadline={notice.deadline} />
        </p>
      )}
      {designation && (
        <p>
          <a href={`/v/${designation.code}`}>{designation.code}</a> {shownDay(designation.from, i18n.locale)} –{" "}
          {designation.until && shownDay(designation.until, i18n.locale)}
        </p>
      )}
    </section>
  );
}

function Reasons({
  reasons,
  order,
}: {
  readonly reasons: readonly Remark[];
  readonly order: readonly string[];
}): ReactNode {
  if (reasons.length === 0) return null;
  return (
    <ul className="rows">
      {reasons.map(({ at, title, text }, n) => (
        <li key={String(n)} className="row">
          <b>{title ? <Words map={title} order={order} /> : at}</b>
          <span>
            <Texts texts={text} />
          </span>
        </li>
      ))}
    </ul>
  );
}
