import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { objectionsQuery } from "../api/round.ts";
import type { ObjectionView } from "../api/views.ts";
import { Due } from "../parts/due.tsx";
import { MayButton, mayOf } from "../parts/may-button.tsx";
import { Said, UnitName } from "../parts/said.tsx";
import { Section } from "../parts/section.tsx";
import { Loading } from "../states/loading.tsx";
import { shownMinute } from "../words/days.ts";
import { AnswerForm } from "./answer-form.tsx";

/** The objections that wait for an answer, and those that have one. */
export function ObjectionList({ programme }: { readonly programme: string }): ReactNode {
  const { t, i18n } = useLingui();
  const { data } = useSuspenseQuery(objectionsQuery(programme));
  const [answered, answer] = useState<ObjectionView | null>(null);
  if (data.length === 0) return null;
  const open = data.filter(({ upheld }) => upheld === null);
  const closed = data.filter(({ upheld }) => upheld !== null);
  return (
    <Section title={t`Objections`}>
      <ul className="objections">
        {[...open, ...closed].map((one) => (
          <li key={one.objectionId}>
            <div>
              <p>
                <b>
                  <UnitName unit={one.unit} />
                </b>{" "}
                <span className={one.upheld === null ? "mark diamond" : "mark dash"}>
                  <i aria-hidden="true" />
                  {one.upheld === null ? (
                    <Trans>open</Trans>
                  ) : one.upheld ? (
                    <Trans>upheld</Trans>
                  ) : (
                    <Trans>not upheld</Trans>
                  )}
                </span>
              </p>
              <p className="quiet">
                <Trans>filed {shownMinute(one.filedAt, i18n.locale)}</Trans>
                {one.upheld === null && one.deadline && (
                  <>
                    {" · "}
                    <Due deadline={one.deadline} />
                  </>
                )}
              </p>
              {one.text !== null && (
                <blockquote>
                  <Said texts={[one.text]} />
                </blockquote>
              )}
              {one.answer !== null && (
                <p>
                  <Said texts={one.answer} />
                </p>
              )}
            </div>
            {one.upheld === null && (
              <MayButton may={mayOf(one.may, "AnswerObjection")} className="second" onClick={() => answer(one)}>
                <Trans>Answer</Trans>
              </MayButton>
            )}
          </li>
        ))}
      </ul>
      {answered !== null && (
        <Suspense fallback={<Loading />}>
          <AnswerForm programme={programme} objection={answered} onEnd={() => answer(null)} />
        </Suspense>
      )}
    </Section>
  );
}
