import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, Suspense } from "react";
import { applicationQuery } from "../api/round.ts";
import { ApplicantHead, Findings, GivenGrade, NotNow } from "../application/findings.tsx";
import { mayOf } from "../parts/may-button.tsx";
import { Section } from "../parts/section.tsx";
import { Loading } from "../states/loading.tsx";
import { DecisionForm } from "./decision-form.tsx";
import "../application/application.css";
import "./decisions.css";

const route = getRouteApi("/$programme/decisions/$application");

/** All that a decision rests on, and the decision beside it. */
export function DecisionPage(): ReactNode {
  const { t } = useLingui();
  const { programme, application } = route.useParams();
  const { data } = useSuspenseQuery(applicationQuery(programme, application));
  const { unit, cycle, recommendation, decision, may } = data;
  const decide = mayOf(may, "Decide");
  return (
    <>
      <ApplicantHead
        unit={unit}
        about={
          <Link to="/$programme/decisions" params={{ programme }}>
            <Trans>All decisions</Trans>
          </Link>
        }
      />
      <div className="application decision">
        <div>
          <Findings programme={programme} application={data} />
          {recommendation !== null && (
            <Section title={t`Recommendation`}>
              <GivenGrade given={recommendation} cycle={cycle} />
            </Section>
          )}
        </div>
        <Section title={t`Decision`} className="deciding">
          {decision !== null ? (
            <GivenGrade given={decision} cycle={cycle} />
          ) : decide?.allowed === true ? (
            <Suspense fallback={<Loading />}>
              <DecisionForm programme={programme} application={data} />
            </Suspense>
          ) : (
            <NotNow may={decide}>
              <Trans>It is decided by somebody who has neither reviewed nor recommended.</Trans>
            </NotNow>
          )}
        </Section>
      </div>
    </>
  );
}
