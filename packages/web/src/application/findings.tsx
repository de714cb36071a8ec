import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Allowance, ApplicationView } from "../api/views.ts";
import { PageHead } from "../parts/page-head.tsx";
import { Remarks } from "../parts/remarks.tsx";
import { Section } from "../parts/section.tsx";
import { useWhyWords } from "../parts/why-words.ts";
import { textFor } from "../words/texts.ts";
import { Facts } from "./facts.tsx";
import { HandedIn } from "./handed-in.tsx";
import { Ratings } from "./ratings.tsx";
import { Reply } from "./reply.tsx";
import { Scorecard } from "./scorecard.tsx";

interface ApplicantHeadProps {
  readonly unit: ApplicationView["unit"];
  /** the way back to all of them */
  readonly about: ReactNode;
}

/** Head of a page about one application: the unit, by the name that who looks may know. */
export function ApplicantHead({ unit, about }: ApplicantHeadProps): ReactNode {
  const { t, i18n } = useLingui();
  const name = textFor(unit.names, i18n.locale);
  return (
    <PageHead
      title={unit.anonymous ?? name?.text ?? unit.code ?? t`Application`}
      lang={name !== null && name.lang !== i18n.locale ? name.lang : undefined}
      about={about}
    />
  );
}

interface FindingsProps {
  readonly programme: string;
  readonly application: ApplicationView;
}

/** What was found of an application, for whoever sums it up or decides: each part that is there for who looks. */
export function Findings({ programme, application }: FindingsProps): ReactNode {
  const { t } = useLingui();
  const { applicationId, cycle, handedIn, score, ratings, reply, state } = application;
  return (
    <>
      <Facts application={application} />
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
      {handedIn !== null && !NOT_SHOWN.has(state) && <HandedIn programme={programme} application={applicationId} />}
    </>
  );
}

/** While a unit works at it, or has withdrawn, nobody who judges looks at what it gave. */
const NOT_SHOWN: ReadonlySet<string> = new Set(["answering", "mending", "withdrawn"]);

interface GivenGradeProps {
  /** a recommendation, or a decision */
  readonly given: NonNullable<ApplicationView["recommendation" | "decision"]>;
  readonly cycle: ApplicationView["cycle"];
}

/** The grade that was recommended or given, with the reasons. */
export function GivenGrade({ given, cycle }: GivenGradeProps): ReactNode {
  return <Remarks remarks={given.reasons} order={cycle.languages} grade={given.grade} grades={cycle.grades} />;
}

interface NotNowProps {
  /** undefined: not for who looks at any time */
  readonly may: Allowance | undefined;
  /** who does it instead */
  readonly children: ReactNode;
}

/** Where the form would be for who can't act now: why not, or who does it. */
export function NotNow({ may, children }: NotNowProps): ReactNode {
  const whyOf = useWhyWords();
  const why = may === undefined ? undefined : whyOf(may);
  return (
    <p className="quiet padded" lang={why?.lang}>
      {why?.text ?? children}
    </p>
  );
}
