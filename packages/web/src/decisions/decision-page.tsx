import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { applicationQuery } from "../api/round.ts";
import type { Allowance } from "../api/views.ts";
import { Facts } from "../application/facts.tsx";
import { Ratings } from "../application/ratings.tsx";
import { Reply } from "../application/reply.tsx";
import { Scorecard } from "../application/scorecard.tsx";
import { mayOf } from "../parts/may-button.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Remarks } from "../parts/remarks.tsx";
import { Section } from "../parts/section.tsx";
import { useWhyWords } from "../parts/why-words.ts";
import { Loading } from "../states/loading.tsx";
import { textFor } from "../words/texts.ts";
import { DecisionForm } from "./decision-form.tsx";
import "../application/application.css";
import "./decisions.css";

const route = getRouteApi("/$programme/decisions/$application");

/** All that a decision rests on, and the decision beside it. */
export function DecisionPage(): ReactNode {
  const { t, i18n } = useLingui();
  const { programme, application } = route.useParams();
  const { data } = useSuspenseQuery(applicationQuery(programme, application));
  const { unit, cycle, score, ratings, recommendation, decision, reply, may } = data;
  const name = textFor(unit.names, i18n.locale);
  const decide = mayOf(may, "Decide");
  return (
    <>
      <PageHead
        title={unit.anonymous ?? name?.text ?? unit.code ?? t`Application`}
        lang={name !== null && name.lang !== i18n.locale ? name.lang : undefined}
        about={
          <Link to="/$programme/decisions" params={{ programme }}>
            <Trans>All decisions</Trans>
          </Link>
        }
      />
      <div className="application decision">
        <div>
          <Facts application={data} />
          {score !== null && (
            <Section title={t`Score`}>
              <Scorecard score={score} grades={cycle.grades} order={cycle.languages} />
            </Section>
          )}
          {ratings !== null && ratings.length > 0 && (
            <Section title={t`Ratings`}>
              <Ratings ratings={ratings} order={cycle.languages} />
            </Section>
          )}
          {reply !== null && (
            <Section title={t`Reply of the unit`}>
              <Reply programme={programme} reply={reply} />
            </Section>
          )}
          {recommendation !== null && (
            <Section title={t`Recommendation`}>
              <Remarks
                remarks={recommendation.reasons}
                order={cycle.languages}
                grade={recommendation.grade}
                grades={cycle.grades}
              />
            </Section>
          )}
        </div>
        <Section title={t`Decision`} className="deciding">
          {decision !== null ? (
            <Remarks remarks={decision.reasons} order={cycle.languages} grade={decision.grade} grades={cycle.grades} />
          ) : decide === undefined ? (
            <p className="quiet padded">
              <Trans>It is decided by somebody who has neither reviewed nor recommended.</Trans>
            </p>
          ) : decide.allowed ? (
            <Suspense fallback={<Loading />}>
              <DecisionForm programme={programme} application={data} />
            </Suspense>
          ) : (
            <NotNow decide={decide} />
          )}
        </Section>
      </div>
    </>
  );
}

function NotNow({ decide }: { readonly decide: Allowance }): ReactNode {
  const { text, lang } = useWhyWords()(decide);
  return (
    <p className="quiet padded" lang={lang}>
      {text}
    </p>
  );
}
