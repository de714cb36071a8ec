import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { newId } from "../api/client.ts";
import { useCommand } from "../api/command.ts";
import { accountsQuery, PEOPLES_ROLES } from "../api/people.ts";
import { enrolledQuery } from "../api/round.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { RegionFilter } from "../parts/region-filter.tsx";
import { useRoleWords } from "../parts/role-words.ts";
import { sayDone } from "../states/toasts.tsx";

interface GrantFormProps {
  readonly programme: string;
  /** "": still to be said */
  readonly account: string;
  readonly today: string;
  readonly onEnd: () => void;
}

/** Grants an account a role, over all units or over a region. What must be kept apart the service refuses. */
export function GrantForm({ programme, account: before, today, onEnd }: GrantFormProps): ReactNode {
  const { t } = useLingui();
  const words = useRoleWords();
  const list = useId();
  const { data: accounts } = useQuery(accountsQuery(programme));
  const [account, setAccount] = useState(before);
  const [role, setRole] = useState<(typeof PEOPLES_ROLES)[number] | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const [until, setUntil] = useState("");
  const [isTried, tryIt] = useState(false);
  const { data: regions } = useQuery(enrolledQuery(programme, over));
  const grant = useCommand(programme, "GrantRole", {
    onDone: () => {
      sayDone(t`The role is granted.`);
      onEnd();
    },
  });
  const wrong = {
    account: account.trim() === "" ? t`Say which account.` : null,
    role: role === null ? t`Choose a role.` : null,
    from: from === "" ? t`Say from which day on.` : null,
    until: until !== "" && until <= from ? t`Say a day after the first.` : null,
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (role === null || Object.values(wrong).some((one) => one !== null)) return;
    const span = { from, until: until === "" ? null : until };
    grant.mutate({ grantId: newId(), account: account.trim(), role, unitId: over, ...span });
  };
  return (
    <Dialog title={<Trans>Grant a role</Trans>} onClose={onEnd}>
      <form onSubmit={send} noValidate>
        <Field label={<Trans>Account</Trans>} wrong={isTried ? wrong.account : null}>
          {(named) => (
            <input
              {...named}
              list={list}
              maxLength={64}
              autoCapitalize="none"
              spellCheck={false}
              value={account}
              onChange={({ target }) => setAccount(target.value)}
            />
          )}
        </Field>
        <datalist id={list}>
          {accounts?.map(({ accountId, name }) => (
            <option key={accountId} value={name} />
          ))}
        </datalist>
        <Field label={<Trans>Role</Trans>} wrong={isTried ? wrong.role : null}>
          {(named) => (
            <select
              {...named}
              value={role ?? ""}
              onChange={({ target }) => setRole(PEOPLES_ROLES.find((one) => one === target.value) ?? null)}
            >
              <option value="">{t`Choose a role`}</option>
              {PEOPLES_ROLES.map((one) => (
                <option key={one} value={one}>
                  {words[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="field">
          <RegionFilter regions={regions} under={over} onChoose={setOver} />
        </div>
        <Field label={<Trans>From</Trans>} wrong={isTried ? wrong.from : null}>
          {(named) => <input {...named} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />}
        </Field>
        <Field
          label={<Trans>Until</Trans>}
          hint={<Trans>The first day without it; empty until somebody ends it.</Trans>}
          wrong={isTried ? wrong.until : null}
        >
          {(named) => (
            <input {...named} type="date" min={from} value={until} onChange={({ target }) => setUntil(target.value)} />
          )}
        </Field>
        <FormActs disabled={grant.isPending} onEnd={onEnd}>
          <Trans>Grant the role</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}
