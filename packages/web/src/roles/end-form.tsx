import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useState } from "react";
import { useCommand } from "../api/command.ts";
import type { RoleGrant } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { useRoleWords } from "../parts/role-words.ts";
import { sayDone } from "../states/toasts.tsx";

interface EndFormProps {
  readonly programme: string;
  readonly grant: RoleGrant;
  readonly today: string;
  readonly onEnd: () => void;
}

/** Ends a role from a day on. What was done by it stays as it is. */
export function EndForm({ programme, grant, today, onEnd }: EndFormProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const first = grant.from > today ? grant.from : today;
  const [on, setOn] = useState(first);
  const [isTried, tryIt] = useState(false);
  const wrong = on === "" || on < grant.from ? t`Say a day, not before the role begins.` : null;
  const end = useCommand(programme, "EndRole", {
    onDone: () => {
      sayDone(t`The role has its end.`);
      onEnd();
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (wrong === null) end.mutate({ grantId: grant.grantId, on });
  };
  return (
    <Dialog title={<Trans>End a role</Trans>} onClose={onEnd}>
      <form onSubmit={send} noValidate>
        <p>
          <b>{grant.account}</b> · {words[grant.role]}
        </p>
        <Field
          label={<Trans>First day without it</Trans>}
          hint={<Trans>What was done by it until then stays as it is.</Trans>}
          wrong={isTried ? wrong : null}
        >
          {(named) => (
            <input {...named} type="date" min={grant.from} value={on} onChange={({ target }) => setOn(target.value)} />
          )}
        </Field>
        <FormActs disabled={end.isPending} onEnd={onEnd}>
          <Trans>End the role</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}
