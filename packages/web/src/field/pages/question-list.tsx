import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ShownAnswer } from "../answer/shown-answer.tsx";
import type { FormView, Question } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { givenOf, type OnPhone, type Standing, shownQuestions, standingOf } from "./open-questions.ts";

interface QuestionListProps {
  readonly form: FormView;
  readonly phone: OnPhone;
}

/** All questions, under their criteria, with how each stands. */
export function QuestionList({ form, phone }: QuestionListProps): ReactNode {
  const tops = form.criteria.filter(({ depth }) => depth === Math.min(...form.criteria.map((one) => one.depth)));
  const questions = shownQuestions(form);
  return (
    <section className="section">
      <h2>
        <Trans>All questions</Trans>
      </h2>
      {tops.map(({ id, title }) => {
        const own = questions.filter(({ criteria }) => criteria.includes(id));
        return own.length === 0 ? null : (
          <section key={id}>
            <h3>
              <Words map={title} order={form.languages} />
            </h3>
            <ul className="rows">
              {own.map((question) => (
                <Line
                  key={question.id}
                  form={form}
                  question={question}
                  standing={form.canAnswer ? standingOf(question, phone) : givenOf(question)}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

interface LineProps {
  readonly form: FormView;
  readonly question: Question;
  readonly standing: Standing;
}

function Line({ form, question, standing }: LineProps): ReactNode {
  const { languages: order, programme, applicationId } = form;
  return (
    <li>
      <Go to={addressOf(programme.slug, applicationId, "question", question.id)} className="row">
        <span>
          <Words map={question.title} order={order} />
          {question.mustHave && (
            <b className="must">
              <Trans>must-have</Trans>
            </b>
          )}
        </span>
        <small className={`standing is-${standing}`}>
          <StandingWords standing={standing} />
          {(standing === "answered" || standing === "known") && ": "}
          {(standing === "answered" || standing === "known" || standing === "given") && (
            <ShownAnswer question={question} answer={question.answer ?? question.known?.answer} order={order} />
          )}
        </small>
      </Go>
    </li>
  );
}

function StandingWords({ standing }: { readonly standing: Standing }): ReactNode {
  switch (standing) {
    case "mend":
      return <Trans>to mend</Trans>;
    case "refused":
      return <Trans>refused: look at it</Trans>;
    case "open":
      return <Trans>open</Trans>;
    case "proof":
      return <Trans>proof is missing</Trans>;
    case "known":
      return <Trans>known, to confirm</Trans>;
    case "kept":
      return <Trans>answered, not yet sent</Trans>;
    case "answered":
      return <Trans>answered</Trans>;
    case "not-asked":
      return <Trans>nothing to do</Trans>;
    case "given":
      return null;
    default:
      return standing satisfies never;
  }
}
