import { Plural, Trans } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { type Told, toldOf } from "../../refused/told.ts";
import { ToldText } from "../../refused/told-text.tsx";
import { languageOf } from "../../words/languages.ts";
import { client } from "../api/line.ts";
import { useField } from "../shell/field.ts";
import { setLastAccount } from "../shell/last-account.ts";

/** Signing out: what is kept goes from the phone, unless something of it has not been sent. */
export function SignOutPanel({ unsent, onGone }: { readonly unsent: number; readonly onGone: () => void }): ReactNode {
  const { db } = useField();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<Told | null>(null);
  const signOut = async (): Promise<void> => {
    try {
      await client.post("/api/v1/sign-out", {});
    } catch (error) {
      setProblem(toldOf(error));
      return;
    }
    setLastAccount(null);
    onGone();
    if (unsent === 0) await db.delete();
    location.assign(`/${languageOf(location.pathname)}/sign-in`);
  };
  return (
    <section className="section">
      {isAsked && unsent > 0 && (
        <div className="notice against" role="alert">
          <p>
            <Plural
              value={unsent}
              one="# thing has not been sent. It stays on this phone, and is sent when you sign in here again."
              other="# things have not been sent. They stay on this phone, and are sent when you sign in here again."
            />
          </p>
          <button type="button" className="against wide" onClick={() => void signOut()}>
            <Trans>Sign out all the same</Trans>
          </button>
        </div>
      )}
      {problem !== null && (
        <p className="fault" role="alert">
          <ToldText told={problem} />
        </p>
      )}
      {!(isAsked && unsent > 0) && (
        <button type="button" className="second wide" onClick={() => (unsent > 0 ? setAsked(true) : void signOut())}>
          <Trans>Sign out</Trans>
        </button>
      )}
    </section>
  );
}
