import { Plural, Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { FormView } from "../api/views.ts";
import { Words } from "../parts/said.tsx";
import { AnswerWords } from "../review/answer-words.tsx";
import { ProofItem } from "../review/proof-item.tsx";

type Question = FormView["questions"][number];

interface WhatWasGivenProps {
  readonly form: FormView;
  /** ids of what is on the list of what to mend */
  readonly listed: readonly string[];
  readonly onList: (id: string) => void;
}

/**
 * What lacks an answer or proof, each with the way to put it on the list, and behind it all answers with the proofs that
 * were handed in: what reviewers rate has no answer, but proof.
 */
export function WhatWasGiven({ form, listed, onList }: WhatWasGivenProps): ReactNode {
  const asked = askedOf(form);
  const lacking = asked.filter((question) => isOpen(question) || lacksProof(question));
  return (
    <>
      {lacking.length === 0 ? (
        <p>
          <Trans>Nothing lacks an answer or proof.</Trans>
        </p>
      ) : (
        <details className="given" open={lacking.length <= SHOWN_AT_ONCE}>
          <summary>
            {lacking.some(isOpen) ? (
              <Plural
                value={lacking.length}
                one="# question lacks an answer or proof"
                other="# questions lack an answer or proof"
              />
            ) : (
              <Plural value={lacking.length} one="# question lacks proof" other="# questions lack proof" />
            )}
          </summary>
          <ul>
            {lacking.map((question) => (
              <li key={question.id}>
                <p>
                  <Words map={question.title} order={form.languages} />
                  <small>
                    <Lacks question={question} />
                  </small>
                </p>
                <button
                  type="button"
                  className="second"
                  aria-disabled={listed.includes(question.id)}
                  onClick={() => listed.includes(question.id) || onList(question.id)}
                >
                  {listed.includes(question.id) ? <Trans>On the list</Trans> : <Trans>Put on the list</Trans>}
                  <span className="vh">
                    : <Words map={question.title} order={form.languages} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <details className="given">
        <summary>
          <Trans>All answers and proofs</Trans>
        </summary>
        <Given form={form} />
      </details>
    </>
  );
}

/** Every answer of the unit, and every proof that it handed in. */
export function Given({ form }: Pick<WhatWasGivenProps, "form">): ReactNode {
  const given = askedOf(form).filter(({ by, proofs }) => by === "unit" || proofs.length > 0);
  return (
    <ul>
      {given.map((question) => (
        <li key={question.id}>
          <p>
            <Words map={question.title} order={form.languages} />
            {question.proofs.length === 0 && (
              <small>
                <Trans>no proof</Trans>
              </small>
            )}
          </p>
          <p className="answer">
            {question.by === "unit" ? (
              <AnswerWords indicator={question} order={form.languages} />
            ) : (
              <Trans>rated by reviewers</Trans>
            )}
          </p>
          {question.proofs.length > 0 && (
            <ul className="given-proofs">
              {question.proofs.map((proof) => (
                <ProofItem key={proof.linkId} proof={proof} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

const askedOf = ({ questions }: FormView): Question[] =>
  questions.filter(({ id, applies }) => applies !== false && !id.endsWith(".base"));

/** As many as leave the list itself in sight. */
const SHOWN_AT_ONCE = 6;

const isOpen = ({ by, state }: Question): boolean => by === "unit" && state === "open";

const lacksProof = ({ proofAsked, proofDone }: Question): boolean => proofAsked !== null && !proofDone;

function Lacks({ question }: { readonly question: Question }): ReactNode {
  const { proofAsked, proofs } = question;
  const [n, least] = [proofs.length, proofAsked?.atLeast ?? 0];
  return (
    <>
      {isOpen(question) && <Trans>not answered</Trans>}
      {isOpen(question) && lacksProof(question) && " · "}
      {lacksProof(question) && (
        <Trans>
          proofs: {n} of {least}
        </Trans>
      )}
    </>
  );
}
