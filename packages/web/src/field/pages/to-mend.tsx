import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { FormView } from "../api/shapes.ts";
import { Texts, Words } from "../parts/said.tsx";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";

/** The one list of what is to be mended. */
export function ToMend({ form }: { readonly form: FormView }): ReactNode {
  return (
    <section className="section">
      <h2>
        <Trans>What to mend</Trans>
      </h2>
      <ul className="rows">
        {(form.toMend ?? []).map(({ at, title, text }) => {
          const words = (
            <>
              <b>{title ? <Words map={title} order={form.languages} /> : at}</b>
              <span>
                <Texts texts={text} />
              </span>
            </>
          );
          const isQuestion = form.questions.some(({ id }) => id === at);
          return (
            <li key={at}>
              {isQuestion ? (
                <Go to={addressOf(form.programme.slug, form.applicationId, "question", at)} className="row">
                  {words}
                </Go>
              ) : (
                <div className="row">{words}</div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
