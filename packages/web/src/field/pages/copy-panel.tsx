import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type BadCopy, copyOf, takeCopy } from "../kept/copy.ts";
import { useField } from "../shell/field.ts";

const LEAST_LETTERS = 10;

/** Taking a copy of what is not yet sent, and putting one back. */
export function CopyPanel(): ReactNode {
  const { db, account, sender } = useField();
  const { t } = useLingui();
  const [passphrase, setPassphrase] = useState("");
  const [said, setSaid] = useState<"working" | BadCopy | number | null>(null);
  const isShort = passphrase.length < LEAST_LETTERS;
  const save = async (): Promise<void> => {
    setSaid("working");
    const address = URL.createObjectURL(await copyOf(db, account, passphrase));
    const link = document.createElement("a");
    link.href = address;
    link.download = `touchstone-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    setSaid(null);
  };
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setSaid("working");
    setSaid(await takeCopy(db, account, file, passphrase));
    sender.now();
  };
  if (!("subtle" in crypto)) return null;
  return (
    <details className="section">
      <summary>
        <Trans>A copy of what is not yet sent</Trans>
      </summary>
      <p>
        <Trans>
          The copy is a file that can be read only with your passphrase. It can be put back on this phone or another;
          nothing is recorded twice.
        </Trans>
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <input type="text" name="account" autoComplete="username" value={account} readOnly hidden />
        <label className="stacked">
          <Trans>Passphrase, at least {LEAST_LETTERS} letters</Trans>
          <input
            type="password"
            autoComplete="new-password"
            value={passphrase}
            onInput={({ currentTarget }) => setPassphrase(currentTarget.value)}
          />
        </label>
        <p className="steps">
          <button type="submit" className="second wide" disabled={isShort || said === "working"}>
            <Trans>Save a copy</Trans>
          </button>
          <label className={isShort ? "button second wide off" : "button second wide"}>
            <Trans>Put a copy back</Trans>
            <input
              type="file"
              className="vh"
              aria-label={t`File of a copy`}
              disabled={isShort || said === "working"}
              accept="application/json,.json"
              onChange={({ currentTarget }) => void take(currentTarget.files?.[0])}
            />
          </label>
        </p>
      </form>
      <p role="status">
        {said === "working" && <Trans>One moment …</Trans>}
        {said === "not-a-copy" && <Trans>This file is no copy.</Trans>}
        {said === "other-account" && <Trans>This copy is another account's.</Trans>}
        {said === "wrong-passphrase" && <Trans>The passphrase is another one, or the file is damaged.</Trans>}
        {typeof said === "number" && (
          <Plural value={said} one="# thing was put back." other="# things were put back." />
        )}
      </p>
    </details>
  );
}
