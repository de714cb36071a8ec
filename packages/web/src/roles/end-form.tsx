import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { queries } from "../api/client.ts";
import { useCommand } from "../api/command.ts";
import { holdsOn } from "../api/holds-on.ts";
import { meQuery } from "../api/me.ts";
import type { RoleGrant } from "../api/views.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { useRoleWords } from "../parts/role-words.ts";
import { useCurrentProgramme } from "../shell/current-programme.ts";
import { sayDone } from "../states/toasts.tsx";
import { type LastOperator, lastOperator } from "./last-operator.ts";

interface EndFormProps {
  readonly programme: string;
  readonly grant: RoleGrant;
  /** every role of the programme */
  readonly grants: readonly RoleGrant[];
  readonly today: string;
  readonly onEnd: () => void;
}

/** Ends a role from a day on. What was done by it stays as it is. */
export function EndForm({ programme, grant, grants, today, onEnd }: EndFormProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const first = grant.from > today ? grant.from : today;
  const [on, setOn] = useState(first);
  const [isTried, tryIt] = useState(false);
  const wrong = on === "" || on < grant.from ? t`Say a day, not before the role begins.` : null;
  const last = useLastOperator(grant, grants, on);
  const end = useCommand(programme, "EndRole", {
    onDone: () => {
      sayDone(t`The role has its end.`);
      void queries.invalidateQueries(meQuery); // it may have been one's own
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
        <div role="status" className="last-operator">
          {last.isOwn && (
            <p>
              <Trans>This is your last role as operator here. From that day on you can't grant or end roles.</Trans>
            </p>
          )}
          {last.isOnly && (
            <p>
              <Trans>
                Nobody else is operator of this programme. From that day on, only an operator of its organisation can
                grant and end roles.
              </Trans>
            </p>
          )}
        </div>
        <FormActs disabled={end.isPending} onEnd={onEnd}>
          <Trans>End the role</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}

/** Whether this is the last role by which roles can be changed, as far as who looks may know. */
function useLastOperator(grant: RoleGrant, grants: readonly RoleGrant[], on: string): LastOperator {
  const { data: me } = useSuspenseQuery(meQuery);
  const organisation = useCurrentProgramme()?.organisation;
  const isAbove = me.roles.some(
    (one) =>
      one.kind === "organisation" &&
      one.log === organisation &&
      one.role === "operator" &&
      one.unitId === null &&
      holdsOn(one, on),
  );
  return lastOperator(grant, { on, grants, account: me.account, isAbove });
}
