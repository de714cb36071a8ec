import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useState } from "react";
import { client } from "../api/client.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Field } from "../parts/field.tsx";
import { FormActs } from "../parts/form-acts.tsx";
import { sayRefused } from "../states/toasts.tsx";
import { shownMinute } from "../words/days.ts";

interface AccountFormProps {
  readonly programme: string;
  readonly onEnd: () => void;
  readonly onGrant: (account: string) => void;
}

const NAME = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Makes an account, and shows the link by which its owner chooses a password: this once. */
export function AccountForm({ programme, onEnd, onGrant }: AccountFormProps): ReactNode {
  const { t, i18n } = useLingui();
  const [account, setAccount] = useState("");
  const [isTried, tryIt] = useState(false);
  const make = useMutation({
    mutationFn: (name: string) =>
      client.post("/api/v1/programmes/{slug}/invitations", {
        path: { slug: programme },
        body: { account: name, address: null },
      }),
    onError: sayRefused,
  });
  const wrong = NAME.test(account)
    ? null
    : t`Small letters, figures, dots, hyphens and underscores, beginning with a letter or a figure.`;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    tryIt(true);
    if (wrong === null) make.mutate(account);
  };
  if (make.data !== undefined)
    return (
      <Dialog title={<Trans>The account is made</Trans>} onClose={onEnd}>
        <p>
          <Trans>
            Give this link to its owner, and to nobody else. It is shown this once, and holds until{" "}
            {shownMinute(make.data.expiresAt, i18n.locale)}.
          </Trans>
        </p>
        <Field label={<Trans>Link for {make.data.account}</Trans>}>
          {(named) => (
            <input
              {...named}
              readOnly
              value={inReadersLanguage(make.data.link, i18n.locale)}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          )}
        </Field>
        <div className="acts">
          <button type="button" onClick={() => onGrant(make.data.account)}>
            <Trans>Grant it a role</Trans>
          </button>
          <button type="button" className="second" onClick={onEnd}>
            <Trans>Done</Trans>
          </button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={<Trans>Make an account</Trans>} onClose={onEnd}>
      <form onSubmit={send} noValidate>
        <Field
          label={<Trans>Name of the account</Trans>}
          hint={<Trans>What somebody does, rather than who they are: it stands where they act.</Trans>}
          wrong={isTried ? wrong : null}
        >
          {(named) => (
            <input
              {...named}
              maxLength={64}
              autoCapitalize="none"
              spellCheck={false}
              value={account}
              onChange={({ target }) => setAccount(target.value)}
            />
          )}
        </Field>
        <FormActs disabled={make.isPending} onEnd={onEnd}>
          <Trans>Make the account</Trans>
        </FormActs>
      </form>
    </Dialog>
  );
}

/** Links are made to the English page, which is there in each language. */
const inReadersLanguage = (link: string, language: string): string =>
  link.replace("/sign-in/", `/${language}/sign-in/`);
