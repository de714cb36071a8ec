import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { applicationQuery } from "../api/round.ts";
import { ApplicantHead, Findings, GivenGrade, NotNow } from "../application/findings.tsx";
import { mayOf } from "../parts/may-button.tsx";
import { Section } from "../parts/section.tsx";
import { RecommendForm } from "./recommend-form.tsx";
import "../application/application.css";
import "../decisions/decisions.css";

const route = getRouteApi("/$programme/recommend/$application");

/** What was found of an application, and the recommendation beside it. */
export function RecommendApplicationPage(): ReactNode {
  const { t } = useLingui();
  const { programme, application } = route.useParams();
  const { data } = useSuspenseQuery(applicationQuery(programme, application));
  const { unit, cycle, recommendation, may } = data;
  const recommend = mayOf(may, "Recommend");
  return (
    <>
      <ApplicantHead
        unit={unit}
        about={
          <Link to="/$programme/recommend" params={{ programme }}>
            <Trans>All that waits</Trans>
          </Link>
        }
      />
      <div className="application decision">
        <div>
          <Findings programme={programme} application={data} />
        </div>
        <Section title={t`Recommendation`} className="deciding">
          {recommendation !== null ? (
            <GivenGrade given={recommendation} cycle={cycle} />
          ) : recommend?.allowed === true ? (
            <RecommendForm programme={programme} application={data} />
          ) : (
            <NotNow may={recommend}>
              <Trans>It is summed up by an assessor who has had no hand in it.</Trans>
            </NotNow>
          )}
        </Section>
      </div>
    </>
  );
}
