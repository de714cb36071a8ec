import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { applicationQuery } from "../api/round.ts";
import type { ApplicationView } from "../api/views.ts";
import { MayButton, mayOf } from "../parts/may-button.tsx";
import { Remarks } from "../parts/remarks.tsx";
import { Said, UnitName } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { Loading } from "../states/loading.tsx";
import { AssignForm } from "./assign-form.tsx";
import { CompletenessForm } from "./completeness-form.tsx";
import { Facts } from "./facts.tsx";
import { ApplicantHead, GivenGrade } from "./findings.tsx";
import { LengthenForm } from "./lengthen-form.tsx";
import { Objections } from "./objections.tsx";
import { Ratings } from "./ratings.tsx";
import { Reply } from "./reply.tsx";
import { Reviewers } from "./reviewers.tsx";
import { Scorecard } from "./scorecard.tsx";
import { Timeline } from "./timeline.tsx";
import "./application.css";

const route = getRouteApi("/$programme/applications/$application");

/** One application: how it stands, what led here, and what who looks can do with it now. */
export function ApplicationPage(): ReactNode {
  const { t } = useLingui();
  const { programme, application } = route.useParams();
  const { data } = useSuspenseQuery(applicationQuery(programme, application));
  return (
    <>
      <ApplicantHead
        unit={data.unit}
        about={
          <Link to="/$programme/applications" params={{ programme }} search={{ cycle: data.cycle.cycleId }}>
            <Trans>All applications</Trans>
          </Link>
        }
      />
      <div className="application">
        <div>
          <Facts application={data} />
          <Acts application={data} programme={programme} />
          <Parts application={data} programme={programme} />
        </div>
        <Section title={t`What happened`} className="happened">
          <Timeline entries={data.timeline} />
        </Section>
      </div>
    </>
  );
}

interface ActsProps {
  readonly application: ApplicationView;
  readonly programme: string;
}

type Act = "CheckCompleteness" | "AssignReviewer" | "LengthenDeadline";

/** What can be done by who looks: a button each, with the reason beside it where it can't be done now. */
function Acts({ application, programme }: ActsProps): ReactNode {
  const { t } = useLingui();
  const [act, begin] = useState<Act | null>(null);
  const { may, applicationId, unit } = application;
  const end = (): void => begin(null);
  const words: Readonly<Record<Act, string>> = {
    CheckCompleteness: t`Check completeness`,
    AssignReviewer: t`Assign a reviewer`,
    LengthenDeadline: t`Give more time`,
  };
  const decides = mayOf(may, "Decide");
  const publishes = mayOf(may, "PublishNotice");
  const answers = mayOf(may, "AnswerObjection");
  return (
    <Section title={t`What can be done`} className="what">
      <div className="acts">
        {(["CheckCompleteness", "AssignReviewer", "LengthenDeadline"] as const).map((one) => (
          <MayButton key={one} may={mayOf(may, one)} className="second" onClick={() => begin(one)}>
            {words[one]}
          </MayButton>
        ))}
        {decides?.allowed === true && (
          <Link
            className="button"
            to="/$programme/decisions/$application"
            params={{ programme, application: applicationId }}
          >
            <Trans>Decide</Trans>
          </Link>
        )}
        {(publishes?.allowed === true || answers?.allowed === true) && (
          <Link className="button" to="/$programme/notices" params={{ programme }}>
            {answers?.allowed === true ? <Trans>Answer the objection</Trans> : <Trans>Put on notice</Trans>}
          </Link>
        )}
        {may.length === 0 && (
          <p className="quiet">
            <Trans>Your roles let you read this application; others act on it.</Trans>
          </p>
        )}
      </div>
      {act === "CheckCompleteness" && (
        <CompletenessForm
          programme={programme}
          application={applicationId}
          unit={<UnitName unit={unit} />}
          onEnd={end}
        />
      )}
      {act === "AssignReviewer" && (
        <AssignForm programme={programme} application={applicationId} unit={<UnitName unit={unit} />} onEnd={end} />
      )}
      {act === "LengthenDeadline" && (
        <Suspense fallback={<Loading />}>
          <LengthenForm programme={programme} application={application} onEnd={end} />
        </Suspense>
      )}
    </Section>
  );
}

/** Each part that is there for who looks. */
function Parts({ application, programme }: ActsProps): ReactNode {
  const { t } = useLingui();
  const { toMend, review, ratings, score, reply, recommendation, decision, objections, cycle, hidden } = application;
  return (
    <>
      {toMend !== null && toMend.length > 0 && (
        <Section title={t`What was to be mended`}>
          <Remarks remarks={toMend} order={cycle.languages} />
        </Section>
      )}
      {review !== null && (
        <Section title={t`Review`}>
          <Reviewers review={review} />
        </Section>
      )}
      {ratings !== null && (
        <Section title={t`Ratings`}>
          <Ratings ratings={ratings} order={cycle.languages} />
        </Section>
      )}
      {score !== null && (
        <Section title={t`Score`}>
          <Scorecard score={score} grades={cycle.grades} order={cycle.languages} />
        </Section>
      )}
      {reply !== null && (
        <Section title={t`Reply of the unit`}>
          <Reply programme={programme} reply={reply} />
        </Section>
      )}
      {recommendation !== null && (
        <Section title={t`Recommendation`}>
          <GivenGrade given={recommendation} cycle={cycle} />
        </Section>
      )}
      {decision !== null && (
        <Section title={t`Decision`}>
          <GivenGrade given={decision} cycle={cycle} />
          {decision.whyCertain !== null && (
            <p className="padded">
              <b>
                <Trans>Why the grade is given though it is not certain:</Trans>
              </b>{" "}
              <Said texts={decision.whyCertain} />
            </p>
          )}
        </Section>
      )}
      {objections.length > 0 && (
        <Section title={t`Objections`}>
          <Objections objections={objections} />
        </Section>
      )}
      <Hidden hidden={hidden} />
    </>
  );
}

/** What is not shown to who looks, though it may be there, and why. */
function Hidden({ hidden }: { readonly hidden: ApplicationView["hidden"] }): ReactNode {
  const reasons = new Set(Object.values(hidden));
  if (reasons.size === 0) return null;
  return (
    <ul className="hidden-parts quiet">
      {reasons.has("not-yet") && (
        <li>
          <Trans>Ratings and what follows from them are shown once every rating is in.</Trans>
        </li>
      )}
      {reasons.has("not-yours") && (
        <li>
          <Trans>Some parts are for other roles than yours.</Trans>
        </li>
      )}
      {reasons.has("private") && (
        <li>
          <Trans>Some parts are private, and opened one at a time for a purpose.</Trans>
        </li>
      )}
    </ul>
  );
}
