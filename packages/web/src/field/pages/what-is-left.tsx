import { Plural, Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import type { FormView, Question } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { countProofs, type OnPhone, type Standing, shownQuestions, standingOf } from "./open-questions.ts";

interface WhatIsLeftProps {
  readonly form: FormView;
  readonly phone: OnPhone;
}

/** What lacks something before handing in, each kind by itself; that nothing does, where that is so. */
export function WhatIsLeft({ form, phone }: WhatIsLeftProps): ReactNode {
  const all = shownQuestions(form).map((question) => ({ question, standing: standingOf(question, phone) }));
  const of = (wanted: Standing) => all.flatMap(({ question, standing }) => (standing === wanted ? [question] : []));
  const [refused, mend, open, proof] = [of("refused"), of("mend"), of("open"), of("proof")];
  const withLink = shownQuestions(form).filter(({ id }) => phone.typedLinks.includes(id));
  const isLacking = mend.length + open.length + proof.length > 0;
  const known = of("known").length;
  const missingProof = (question: Question): ReactNode => {
    const [n, least] = [countProofs(question, phone), question.proofAsked?.atLeast ?? 0];
    return (
      <Trans>
        proofs: {n} of {least}
      </Trans>
    );
  };
  return (
    <>
      <List form={form} questions={refused} isFault title={<Trans>Refused as they stand: look at them first</Trans>} />
      <List form={form} questions={withLink} isFault title={<Trans>A link is typed here, but not added</Trans>} />
      <List form={form} questions={mend} title={<Trans>To mend, and not changed yet</Trans>} />
      <List
        form={form}
        questions={open}
        title={<Trans>Open questions</Trans>}
        beside={(question) => question.proofAsked !== null && !question.proofDone && <Trans>proof is asked too</Trans>}
      />
      <List form={form} questions={proof} title={<Trans>Answers whose proof is missing</Trans>} beside={missingProof} />
      {isLacking && (
        <p>
          {form.state === "mending" ? (
            <Trans>You can hand in without these. It goes on as it stands then: there is no second list to mend.</Trans>
          ) : (
            <Trans>You can hand in without these; you will be told once what to mend.</Trans>
          )}
        </p>
      )}
      {!isLacking && refused.length + withLink.length === 0 && (
        <p className="all-there">
          <Trans>Nothing is missing.</Trans>
        </p>
      )}
      {known > 0 && (
        <p>
          <Plural value={known} one="# known answer counts as it is." other="# known answers count as they are." />
        </p>
      )}
    </>
  );
}

interface ListProps {
  readonly form: FormView;
  readonly questions: readonly Question[];
  readonly title: ReactNode;
  /** it has to be seen to before anything can be handed in */
  readonly isFault?: boolean;
  readonly beside?: (question: Question) => ReactNode;
}

/** Questions, each a way to its page, under what they have in common; nothing where there are none. */
function List({ form, questions, title, isFault = false, beside }: ListProps): ReactNode {
  const id = useId();
  if (questions.length === 0) return null;
  return (
    <>
      <h2 id={id} className={isFault ? "left fault" : "left"}>
        {title} <span className="n">({questions.length})</span>
      </h2>
      <ul className="rows" aria-labelledby={id}>
        {questions.map((question) => (
          <li key={question.id}>
            <Go to={addressOf(form.programme.slug, form.applicationId, "question", question.id)} className="row">
              <span>
                <Words map={question.title} order={form.languages} />
              </span>
              {beside && <small>{beside(question)}</small>}
            </Go>
          </li>
        ))}
      </ul>
    </>
  );
}
