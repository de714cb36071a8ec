import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useCommand } from "../api/command.ts";
import { formQuery, programmeQuery } from "../api/round.ts";
import { Dialog } from "../parts/dialog.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { Loading } from "../states/loading.tsx";
import { sayDone } from "../states/toasts.tsx";
import { wordsFor } from "../words/texts.ts";

interface CompletenessFormProps {
  readonly programme: string;
  readonly application: string;
  readonly unit: ReactNode;
  readonly onEnd: () => void;
}

/** Says that an application is complete, or gives its unit the one list of what to mend. */
export function CompletenessForm({ unit, ...more }: CompletenessFormProps): ReactNode {
  return (
    <Dialog look="sheet" title={<Trans>Is the application of {unit} complete?</Trans>} onClose={more.onEnd}>
      <Suspense fallback={<Loading />}>
        <List {...more} />
      </Suspense>
    </Dialog>
  );
}

interface Line {
  readonly at: string;
  readonly typed: Typed;
}

function List({ programme, application, onEnd }: Omit<CompletenessFormProps, "unit">): ReactNode {
  const { t, i18n } = useLingui();
  const { data: form } = useSuspenseQuery(formQuery(programme, application));
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [isTried, tryIt] = useState(false);
  const check = useCommand(programme, "CheckCompleteness", {
    onDone: () => {
      sayDone(lines.length === 0 ? t`It is complete and goes to review.` : t`The unit has its list.`);
      onEnd();
    },
  });
  const places = [
    ...form.criteria.map(({ id, title }) => ({ id, title })),
    ...form.questions.filter(({ by }) => by === "unit").map(({ id, title }) => ({ id, title })),
  ];
  const left = places.filter(({ id }) => !lines.some(({ at }) => at === id));
  const titleOf = (id: string): string => {
    const title = places.find((place) => place.id === id)?.title;
    return (title && wordsFor(title, i18n.locale, form.languages)?.text) ?? id;
  };
  const send = (): void => {
    tryIt(true);
    const toMend = lines.map(({ at, typed }) => ({ at, text: textsOf(typed, itself.languages) }));
    if (toMend.every(({ text }) => text.length > 0)) check.mutate({ applicationId: application, toMend });
  };
  return (
    <>
      <p>
        <Trans>
          {form.totals.answered} of {form.totals.questions} questions are answered; {form.totals.proofsMissing} lack
          proof.
        </Trans>
      </p>
      <p className="quiet">
        <Trans>There is one list, once: after mending it goes on as it stands.</Trans>
      </p>
      {lines.map(({ at, typed }) => (
        <div key={at} className="to-mend">
          <TextsField
            label={titleOf(at)}
            languages={itself.languages}
            typed={typed}
            onType={(now) => setLines(lines.map((line) => (line.at === at ? { at, typed: now } : line)))}
            isLong
            wrong={isTried && textsOf(typed, itself.languages).length === 0 ? t`Say what to mend.` : null}
          />
          <button type="button" className="second" onClick={() => setLines(lines.filter((line) => line.at !== at))}>
            <Trans>Take off the list</Trans>
          </button>
        </div>
      ))}
      <div className="field">
        <label>
          <Trans>Something to mend at</Trans>
          <select value="" onChange={({ target }) => setLines([...lines, { at: target.value, typed: {} }])}>
            <option value="" disabled>
              {t`Choose a question or a criterion`}
            </option>
            {left.map(({ id }) => (
              <option key={id} value={id}>
                {titleOf(id)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div className="acts">
        <button type="button" disabled={check.isPending} onClick={send}>
          {lines.length === 0 ? (
            <Trans>It is complete</Trans>
          ) : (
            <Plural value={lines.length} one="Send the list with # point" other="Send the list with # points" />
          )}
        </button>
        <button type="button" className="second" onClick={onEnd}>
          <Trans>Cancel</Trans>
        </button>
      </div>
    </>
  );
}
