import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import { programmeQuery } from "../api/round.ts";
import type { ApplicationView } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { TextsField, type Typed, textsOf } from "../parts/texts-field.tsx";
import { sayDone } from "../states/toasts.tsx";

interface LengthenFormProps {
  readonly programme: string;
  readonly application: ApplicationView;
  readonly onEnd: () => void;
}

/** Gives an application more time, with a reason that it can read; time is never taken away. */
export function LengthenForm({ programme, application, onEnd }: LengthenFormProps): ReactNode {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(programmeQuery(programme));
  const [last, setLast] = useState("");
  const [typed, type] = useState<Typed>({});
  const [isTried, tryIt] = useState(false);
  const now = application.deadline?.last ?? null;
  const reason = textsOf(typed, data.languages);
  const wrong = {
    last: last === "" || (now !== null && last <= now) ? t`Say a later day.` : null,
    reason: reason.length === 0 ? t`Say why, in one language at least.` : null,
  };
  const lengthen = useCommand(programme, "LengthenDeadline", {
    onDone: () => {
      sayDone(t`There is more time.`);
      onEnd();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (wrong.last !== null || wrong.reason !== null) return;
    const until = dayAfter(last);
    lengthen.mutate({
      cycleId: application.cycle.cycleId,
      applicationId: application.applicationId,
      until,
      reason,
    });
  };
  return (
    <Dialog title={<Trans>Give more time</Trans>} onClose={onEnd}>
      <form onSubmit={send} noValidate>
        <Field label={<Trans>Last day that is in time</Trans>} wrong={isTried ? wrong.last : null}>
          {(named) => (
            <input
              {...named}
              type="date"
              min={now ?? undefined}
              value={last}
              onChange={({ target }) => setLast(target.value)}
            />
          )}
        </Field>
        <TextsField
          label={<Trans>Reason</Trans>}
          languages={data.languages}
          typed={typed}
          onType={type}
          isLong
          wrong={isTried ? wrong.reason : null}
        />
        <FormActs disabled={lengthen.isPending} onEnd={onEnd}>
          <Trans>Give more time</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}

/** The record says a limit as the first day that is too late. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
