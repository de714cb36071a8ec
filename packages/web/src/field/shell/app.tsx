import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { client, isSignedOut } from "../api/line.ts";
import { FieldDatabase } from "../kept/database.ts";
import { Pages } from "../pages/pages.tsx";
import { Sender } from "../send/sender.ts";
import { Bar, Languages, SignIn } from "./bar.tsx";
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
      <main className="page">
        <h1>Touchstone</h1>
        {opened === "signed-out" && <SignIn />}
        {opened === "no-line" && (
          <p role="alert">
            <Trans>There is no line. The first time, the form has to be opened with one.</Trans>
          </p>
        )}
        {opened === "no-storage" && (
          <p role="alert">
            <Trans>
              This browser keeps nothing, so that everything typed would be lost. Open it in a window that is not
              private.
            </Trans>
          </p>
        )}
      </main>
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
