import { Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type Told, toldOf } from "../../refused/told.ts";
import { ToldText } from "../../refused/told-text.tsx";
import { answerOf } from "../answer/said.ts";
import { client, isPassing } from "../api/line.ts";
import type { FormView, Preview } from "../api/shapes.ts";
import { Words } from "../parts/said.tsx";
import type { OnPhone } from "./open-questions.ts";

type Change = Parameters<typeof client.post<"/api/v1/programmes/{programme}/preview">>[1]["body"]["changes"][number];
type Asked = Preview | "asking" | "no-line" | { readonly told: Told } | null;

const MOST_GAPS = 5;

/** How the unit would stand, with what is not sent yet; asked for, since it costs a line. */
export function PreviewPanel({ form, phone }: { readonly form: FormView; readonly phone: OnPhone }): ReactNode {
  const [asked, setAsked] = useState<Asked>(null);
  const ask = (): void => {
    setAsked("asking");
    client
      .post("/api/v1/programmes/{programme}/preview", {
        path: { programme: form.programme.slug },
        body: { period: form.period, unit: form.unit.unitId ?? "", scheme: "code", changes: changesOf(form, phone) },
      })
      .then(setAsked, (error: unknown) => setAsked(isPassing(error) ? "no-line" : { told: toldOf(error) }));
  };
  return (
    <section className="section">
      <h2>
        <Trans>How it would stand</Trans>
      </h2>
      {asked !== null && typeof asked === "object" && "after" in asked && <Found form={form} preview={asked} />}
      <div role="status">
        {asked === "no-line" && <Trans>This needs a line.</Trans>}
        {asked !== null && typeof asked === "object" && "told" in asked && <ToldText told={asked.told} />}
      </div>
      <button type="button" className="second wide" disabled={asked === "asking"} onClick={ask}>
        {asked === "asking" ? <Trans>One moment …</Trans> : <Trans>Compute it with my answers</Trans>}
      </button>
      <p className="quiet">
        <Trans>Nothing is recorded by this. What reviewers will find is not in it.</Trans>
      </p>
    </section>
  );
}

/** Answers that are on the phone only, as a preview takes them. */
function changesOf(form: FormView, { drafts }: OnPhone): Change[] {
  return drafts.flatMap((draft): Change[] => {
    const question = form.questions.find(({ id }) => id === draft.question);
    const said = question && answerOf(question, draft.said);
    if (!said || "fault" in said) return [];
    const { answer } = said;
    if (typeof answer === "object" && answer !== null && "state" in answer) {
      const { state } = answer as { readonly state: string }; // as answers are written
      return state === "n/a" || state === "insufficient" || state === "refused"
        ? [{ item: draft.question, state }]
        : [];
    }
    return [{ item: draft.question, value: answer as NonNullable<Change["value"]> }]; // no state, so a value
  });
}

function Found({ form, preview }: { readonly form: FormView; readonly preview: Preview }): ReactNode {
  const { after, gaps, path } = preview;
  const order = form.languages;
  const grade = form.grades.find(({ id }) => id === after.grade);
  const sought = form.grades.find(({ id }) => id === form.grade);
  const titleOf = (node: string) =>
    form.questions.find(({ id }) => id === node)?.title ??
    form.criteria.find(({ id }) => id === node)?.title ?? { en: node };
  const score = after.score === null ? null : after.score.toFixed(2);
  return (
    <>
      <p className="score">
        {score === null ? <Trans>There is no score yet: too much is open.</Trans> : <b className="n">{score}</b>}{" "}
        {grade ? <Words map={grade.title} order={order} /> : <Trans>no grade yet</Trans>}
      </p>
      {score !== null && (
        <p className="quiet">
          <Trans>Computed once. How sure it is comes with the score after the review.</Trans>
        </p>
      )}
      {sought && (
        <p className="quiet">
          <Trans>You seek:</Trans> <Words map={sought.title} order={order} />{" "}
          <Trans>from a score of {sought.atLeast}</Trans>
        </p>
      )}
      {gaps.length > 0 && (
        <>
          <h3>
            <Trans>Where most is left to gain</Trans>
          </h3>
          <ul className="rows">
            {gaps.slice(0, MOST_GAPS).map(({ node, lost }) => {
              const points = lost.toFixed(1);
              return (
                <li key={node} className="row">
                  <Words map={titleOf(node)} order={order} />
                  <small className="n">
                    <Trans>up to {points} points</Trans>
                  </small>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {path && (
        <>
          <h3>
            <Trans>The least work to the next grade</Trans>
          </h3>
          {path.reaches ? (
            <ol className="rows">
              {path.steps.map(({ node, from, to }) => {
                const before = from === null ? "–" : from.toFixed(0);
                const then = to.toFixed(0);
                return (
                  <li key={node} className="row">
                    <Words map={titleOf(node)} order={order} />
                    <small className="n">
                      <Trans>
                        points {before} → {then}
                      </Trans>
                    </small>
                  </li>
                );
              })}
            </ol>
          ) : (
            <p>
              <Trans>No way to it was found by answers alone.</Trans>
            </p>
          )}
        </>
      )}
    </>
  );
}
