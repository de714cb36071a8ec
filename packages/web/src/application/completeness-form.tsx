import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type ReactNode, Suspense, useState } from "react";
import { useCommand } from "../api/command.ts";
import { formQuery, programmeQuery } from "../api/round.ts";
import { Dialog } from "../parts/dialog.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { ReasonsField, reasonsOf, type TypedReason } from "../parts/reasons-field.tsx";
import { Loading } from "../states/loading.tsx";
import { sayDone } from "../states/toasts.tsx";
import { WhatWasGiven } from "./what-was-given.tsx";

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

function List({ programme, application, onEnd }: Omit<CompletenessFormProps, "unit">): ReactNode {
  const { t } = useLingui();
  const { data: form } = useSuspenseQuery(formQuery(programme, application));
  const { data: itself } = useSuspenseQuery(programmeQuery(programme));
  const [lines, setLines] = useState<readonly TypedReason[]>([]);
  const [isTried, tryIt] = useState(false);
  const check = useCommand(programme, "CheckCompleteness", {
    onDone: () => {
      sayDone(lines.length === 0 ? t`It is complete and goes to review.` : t`The unit has its list.`);
      onEnd();
    },
  });
  const places = [
    ...form.criteria.map(({ id, title }) => ({ id, title })),
    ...form.questions
      .filter(({ by, proofAsked }) => by === "unit" || proofAsked !== null)
      .map(({ id, title }) => ({ id, title })),
  ];
  const send = (): void => {
    tryIt(true);
    const toMend = reasonsOf(lines, itself.languages);
    if (toMend.every(({ text }) => text.length > 0)) check.mutate({ applicationId: application, toMend });
  };
  return (
    <>
      <p>
        <Trans>
          {form.totals.answered} of {form.totals.questions} questions are answered.
        </Trans>
      </p>
      <p className="quiet">
        <Trans>There is one list, once: after mending it goes on as it stands.</Trans>
      </p>
      <WhatWasGiven
        form={form}
        listed={lines.map(({ at }) => at)}
        onList={(at) => setLines([...lines, { at, typed: {} }])}
      />
      <ReasonsField
        places={places}
        order={form.languages}
        languages={itself.languages}
        reasons={lines}
        onChange={setLines}
        isTried={isTried}
        wrong={null}
        words={{
          add: t`Something to mend at`,
          choose: t`Choose a question or a criterion`,
          takeAway: t`Take off the list`,
          say: t`Say what to mend.`,
        }}
      />
      <FormActs disabled={check.isPending} onAct={send} onEnd={onEnd}>
        {lines.length === 0 ? (
          <Trans>It is complete</Trans>
        ) : (
          <Plural value={lines.length} one="Send the list with # point" other="Send the list with # points" />
        )}
      </FormActs>
    </>
  );
}
