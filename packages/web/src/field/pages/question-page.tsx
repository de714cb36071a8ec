import { Plural, Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import { AnswerField } from "../answer/answer-field.tsx";
import { answerOf, type Said, saidOf } from "../answer/said.ts";
import { ShownAnswer } from "../answer/shown-answer.tsx";
import type { FormView, Question } from "../api/shapes.ts";
import { draftId, dropDraft, finishDraft, keepDraft } from "../kept/drafts.ts";
import { confirmKnown, isLooked, readLooked } from "../kept/looked.ts";
import { questionsWithTypedLink } from "../kept/typed-links.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { Texts, Words } from "../parts/said.tsx";
import { knowProgramme } from "../proof/add-proof.ts";
import { Proofs } from "../proof/proofs.tsx";
import { useField, useLive } from "../shell/field.ts";
import { Go } from "../shell/go.tsx";
import { addressOf, goTo } from "../shell/route.ts";
import { useForm } from "./use-application.ts";

interface QuestionPageProps {
  readonly programme: string;
  readonly application: string;
  readonly question: string;
}

/** One question, with what is known, where it is answered and proven. */
export function QuestionPage({ programme, application, question: id }: QuestionPageProps): ReactNode {
  const reading = useForm(programme, application);
  const form = reading.read?.value;
  const question = form?.questions.find((one) => one.id === id);
  return (
    <>
      <p>
        <Go to={addressOf(programme, application)} className="back">
          <Trans>All questions</Trans>
        </Go>
      </p>
      <ReadingWords reading={reading} />
      {form && question && <OneQuestion form={form} question={question} />}
    </>
  );
}

function OneQuestion({ form, question }: { readonly form: FormView; readonly question: Question }): ReactNode {
  const { db, sender } = useField();
  const { languages: order, programme, applicationId, questions } = form;
  const base = questions.find(({ id }) => id === question.base) ?? null;
  const shown = questions.filter(({ id }) => !id.endsWith(".base"));
  const place = shown.findIndex(({ id }) => id === question.id);
  const next = shown[place + 1];
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => void knowProgramme(db, programme.slug).catch(() => {}), [db, programme.slug]);

  const finish = async (): Promise<boolean> => {
    const all = await Promise.all(
      [question, ...(base ? [base] : [])].map((one) => finishDraft(db, applicationId, one)),
    );
    sender.now();
    return all.every(Boolean);
  };
  const leave = async (): Promise<void> => {
    setLeaving(true);
    const isLinkLeft = (await questionsWithTypedLink(db, applicationId)).includes(question.id);
    if ((await finish()) && !isLinkLeft)
      goTo(
        next === undefined
          ? addressOf(programme.slug, applicationId)
          : addressOf(programme.slug, applicationId, "question", next.id),
      );
  };
  const n = place + 1;
  const of = shown.length;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void leave();
      }}
    >
      <p className="quiet n">
        <Trans>
          Question {n} of {of}
        </Trans>
        {question.minutes !== null && (
          <>
            {" · "}
            <Plural value={question.minutes} one="about # minute" other="about # minutes" />
          </>
        )}
        {question.mustHave && (
          <b className="must">
            <Trans>must-have</Trans>
          </b>
        )}
      </p>
      <PageTitle>
        <Words map={question.title} order={order} />
      </PageTitle>
      {question.description && (
        <p>
          <Words map={question.description} order={order} />
        </p>
      )}
      {question.toMend.map((texts, at) => (
        <p key={String(at)} className="notice against">
          <b>
            <Trans>To mend:</Trans>
          </b>{" "}
          <Texts texts={texts} />
        </p>
      ))}
      {question.applies === false && (
        <p className="notice">
          <Trans>By what is known of your unit, this does not apply to it. You can leave it.</Trans>
        </p>
      )}
      {question.by === "unit" ? (
        <>
          <Answering form={form} question={question} tried={isLeaving} onGone={finish} />
          {base && (
            <section className="section">
              <h2>
                <Trans>Of how many people?</Trans>
              </h2>
              <p className="quiet">
                <Trans>Figures about people are published only where there are enough of them.</Trans>
              </p>
              <Answering form={form} question={base} tried={isLeaving} onGone={finish} isBase />
            </section>
          )}
        </>
      ) : (
        <NotAsked question={question} order={order} />
      )}
      {(question.proofAsked !== null || question.proofs.length > 0) && (
        <Proofs form={form} question={question} tried={isLeaving} />
      )}
      <p className="steps">
        <button type="submit" className="wide">
          {next ? <Trans>Next question</Trans> : <Trans>Done: to the list</Trans>}
        </button>
        {next && (
          <Go to={addressOf(programme.slug, applicationId, "question", next.id)} className="button second wide">
            <Trans>Leave it open</Trans>
          </Go>
        )}
      </p>
    </form>
  );
}

/** Somebody else answers; the levels are shown, so that one knows what the proof is looked at for. */
function NotAsked({ question, order }: { readonly question: Question; readonly order: readonly string[] }): ReactNode {
  return (
    <>
      <p>
        {question.by === "reviewer" ? (
          <Trans>Reviewers answer this, by your proofs.</Trans>
        ) : (
          <Trans>Others answer this. Your proofs help.</Trans>
        )}
      </p>
      {question.levels.length > 0 && (
        <ol className="levels">
          {question.levels.map((level, at) => (
            <li key={String(at)}>
              <span className="n">{at}</span> <Words map={level} order={order} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

interface AnsweringProps {
  readonly form: FormView;
  readonly question: Question;
  /** whoever types has tried to go on */
  readonly tried: boolean;
  readonly onGone: () => Promise<unknown>;
  readonly isBase?: boolean;
}

function Answering({ form, question, tried, onGone, isBase = false }: AnsweringProps): ReactNode {
  const { db } = useField();
  const { applicationId, canAnswer, languages: order } = form;
  const draft = useLive(
    async (from) => (await from.drafts.get(draftId(applicationId, question.id))) ?? null,
    [applicationId, question.id],
  );
  // what is being typed is shown as it is typed; what another tab wrote comes in where nothing has been typed here
  const [typed, setTyped] = useState<Said | null>(null);
  const [isChanging, setChanging] = useState(false);
  const looked = useLive((from) => readLooked(from, applicationId), [applicationId]);
  if (draft === undefined) return null;
  const { known, answer } = question;
  const said = typed ?? draft?.said ?? saidOf(question, answer);
  const isMissing = draft === null && typed === null;
  const result = said && !isMissing ? answerOf(question, said) : null;
  const fault = tried && result && "fault" in result ? result.fault : null;
  const onSaid = (next: Said): void => {
    setTyped(next);
    void keepDraft(db, form, question.id, next);
  };
  const confirm = async ({ counts, answer }: NonNullable<Question["known"]>): Promise<void> => {
    if (counts) return confirmKnown(db, applicationId, question);
    await keepDraft(db, form, question.id, { kind: "same", answer });
    await onGone();
  };
  if (!canAnswer)
    return (
      <p className="given">
        <ShownAnswer question={question} answer={answer} order={order} />
      </p>
    );
  if (known && draft === null && typed === null && !isChanging)
    return (
      <div className="known">
        <p>
          <b>
            <Trans>Known already:</Trans>
          </b>{" "}
          <ShownAnswer question={question} answer={known.answer} order={order} />
        </p>
        <p className="quiet">
          <Whence known={known} />
        </p>
        {isLooked(looked, question) && (
          <p role="status">
            <Trans>You have looked at it: it stays.</Trans>
          </p>
        )}
        <p className="steps">
          {!isLooked(looked, question) && (
            <button type="button" className="wide" onClick={() => void confirm(known)}>
              <Trans>Still so</Trans>
            </button>
          )}
          <button type="button" className="second wide" onClick={() => setChanging(true)}>
            <Trans>Change it</Trans>
          </button>
        </p>
      </div>
    );
  return (
    <fieldset onBlur={(event) => event.currentTarget.contains(event.relatedTarget as Node | null) || void onGone()}>
      {said?.kind === "same" && (
        <p className="given">
          <ShownAnswer question={question} answer={said.answer} order={order} />
        </p>
      )}
      <AnswerField question={question} order={order} said={said} onSaid={onSaid} fault={fault} isBase={isBase} />
      {draft !== null && draft.problem !== null && (
        <p className="fault" role="alert">
          <ToldText told={draft.problem} />
        </p>
      )}
      {draft !== null && draft.form !== form.digest && (
        <p className="notice">
          <Trans>The question has changed since you answered. Look at it again.</Trans>
        </p>
      )}
      <p className="quiet" role="status">
        {draft !== null && (draft.problem === null ? <Trans>Kept on this phone, not yet sent.</Trans> : null)}
        {draft === null && question.state === "answered" && <Trans>On record.</Trans>}
      </p>
      {draft !== null && draft.batch === null && (
        <button
          type="button"
          className="second"
          onClick={() => {
            setTyped(null);
            void dropDraft(db, applicationId, question.id);
          }}
        >
          <Trans>Back to what is on record</Trans>
        </button>
      )}
    </fieldset>
  );
}

/** Why it is known, and whether it counts. */
function Whence({ known }: { readonly known: NonNullable<Question["known"]> }): ReactNode {
  const { from, programme, period, counts, seq } = known;
  return (
    <>
      {from === "programme" && (
        <>
          <Trans>You gave it once to another programme:</Trans> {programme && <Texts texts={programme.names} />}
        </>
      )}
      {from === "before" && <Trans>It was on record before you applied.</Trans>}
      {from === "period" && <Trans>It is of an earlier period: {period}.</Trans>}{" "}
      {counts ? <Trans>It counts unless you change it.</Trans> : <Trans>It counts only if you confirm it.</Trans>}{" "}
      <span className="n">
        <Trans>Number {seq} in the ledger.</Trans>
      </span>
    </>
  );
}
