import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { languageOf } from "../../words/languages.ts";
import { client, isSignedOut } from "../api/line.ts";
import { FieldDatabase } from "../kept/database.ts";
import { Pages } from "../pages/pages.tsx";
import { Sender } from "../send/sender.ts";
import { Bar, BareBar, Languages, SignIn } from "./bar.tsx";
import { type Field, FieldContext } from "./field.ts";
import { lastAccount, setLastAccount } from "./last-account.ts";
import { Notices } from "./notices.tsx";

type Opened = Field | "opening" | "signed-out" | "no-line" | "no-storage";

/** The form, for who used this phone last, at once; else for who is signed in. */
export function App(): ReactNode {
  const [opened, setOpened] = useState<Opened>("opening");
  useEffect(() => {
    void open().then(setOpened);
  }, []);
  if (typeof opened === "string")
    return (
      <>
        <BareBar />
        <Languages />
        <main className="page">{opened !== "opening" && <NotOpened why={opened} />}</main>
      </>
    );
  return (
    <FieldContext.Provider value={opened}>
      <Bar />
      <Languages />
      <main className="page" id="main" tabIndex={-1}>
        <Notices />
        <Pages />
      </main>
    </FieldContext.Provider>
  );
}

/** What this is, and what it takes to begin. */
function NotOpened({ why }: { readonly why: "signed-out" | "no-line" | "no-storage" }): ReactNode {
  return (
    <>
      <h1>
        <Trans>Taking part</Trans>
      </h1>
      <p>
        <Trans>Here a village, a school or another unit applies, answers the questions and shows its proofs.</Trans>
      </p>
      {why === "signed-out" && (
        <>
          <p>
            <Trans>
              Sign in with the unit's own account; who coordinates your area gives it to you. After that, the form also
              works without a line.
            </Trans>
          </p>
          <SignIn />
          <p>
            <a className="back" href={`/${languageOf(location.pathname)}/`}>
              <Trans>What everybody may see</Trans>
            </a>
          </p>
        </>
      )}
      {why === "no-line" && (
        <p role="alert">
          <Trans>There is no line. The first time, the form has to be opened with one.</Trans>
        </p>
      )}
      {why === "no-storage" && (
        <p role="alert">
          <Trans>
            This browser keeps nothing, so that everything typed would be lost. Open it in a window that is not private.
          </Trans>
        </p>
      )}
    </>
  );
}

async function open(): Promise<Opened> {
  let account = lastAccount();
  if (account === null) {
    try {
      ({ account } = await client.get("/api/v1/me", {}));
    } catch (error) {
      return isSignedOut(error) ? "signed-out" : "no-line";
    }
  }
  const db = new FieldDatabase(account);
  try {
    await db.open();
  } catch {
    return "no-storage";
  }
  setLastAccount(account);
  const sender = new Sender(db, account);
  sender.onDone = () => dispatchEvent(new Event("field-arrived"));
  sender.now();
  return { account, db, sender };
}
