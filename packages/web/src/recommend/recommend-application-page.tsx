import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { applicationQuery } from "../api/round.ts";
import { Facts } from "../application/facts.tsx";
import { Ratings } from "../application/ratings.tsx";
import { Reply } from "../application/reply.tsx";
import { Scorecard } from "../application/scorecard.tsx";
import { mayOf } from "../parts/may-button.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { Remarks } from "../parts/remarks.tsx";
import { Section } from "../parts/section.tsx";
import { useWhyWords } from "../parts/why-words.ts";
import { textFor } from "../words/texts.ts";
import { RecommendForm } from "./recommend-form.tsx";
import "../application/application.css";
import "../decisions/decisions.css";

const route = getRouteApi("/$programme/recommend/$application");

/** What was found of an application, and the recommendation beside it. */
export function RecommendApplicationPage(): ReactNode {
  const { t, i18n } = useLingui();
  const { programme, application } = route.useParams();
  const { data } = useSuspenseQuery(applicationQuery(programme, application));
  const whyWords = useWhyWords();
  const { unit, cycle, score, ratings, reply, recommendation, may } = data;
  const name = textFor(unit.names, i18n.locale);
  const recommend = mayOf(may, "Recommend");
  return (
    <>
      <PageHead
        title={unit.anonymous ?? name?.text ?? unit.code ?? t`Application`}
        lang={name !== null && name.lang !== i18n.locale ? name.lang : undefined}
        about={
          <Link to="/$programme/recommend" params={{ programme }}>
            <Trans>All that waits</Trans>
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
        </div>
        <Section title={t`Recommendation`} className="deciding">
          {recommendation !== null ? (
            <Remarks
              remarks={recommendation.reasons}
              order={cycle.languages}
              grade={recommendation.grade}
              grades={cycle.grades}
            />
          ) : recommend?.allowed === true ? (
            <RecommendForm programme={programme} application={data} />
          ) : (
            <p className="quiet padded">
              {recommend === undefined ? (
                <Trans>It is summed up by an assessor who has had no hand in it.</Trans>
              ) : (
                whyWords(recommend).text
              )}
            </p>
          )}
        </Section>
      </div>
    </>
  );
}
