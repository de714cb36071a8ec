import { Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { askToKeep, type Storage } from "../kept/storage.ts";
import { SignIn } from "./bar.tsx";
import { useSendState } from "./field.ts";
import { setLastAccount } from "./last-account.ts";
import { hasNewVersion, listenForVersion, takeNewVersion } from "./worker.ts";

/** What has to be known before the next word is typed: no line, nobody signed in, storage that may be lost, a newer form. */
export function Notices(): ReactNode {
  const state = useSendState();
  const storage = useStorage();
  const isNew = useSyncExternalStore(listenForVersion, hasNewVersion);
  return (
    <div className="notices" aria-live="polite">
      {state === "no-line" && (
        <p className="notice">
          <Trans>No line. What you enter is kept on this phone and sent as soon as there is one.</Trans>
        </p>
      )}
      {state === "signed-out" && (
        <div className="notice against">
          <p>
            <Trans>You are no longer signed in. Nothing is lost: sign in again, and what waits is sent.</Trans>
          </p>
          <SignIn />
        </div>
      )}
      {state === "other-account" && (
        <div className="notice against">
          <p>
            <Trans>
              Somebody else is signed in on this phone now. What waits here is sent only by the account that wrote it.
            </Trans>
          </p>
          <button type="button" className="second wide" onClick={openAsSignedIn}>
            <Trans>Go on as who is signed in</Trans>
          </button>
        </div>
      )}
      {state === "fault" && (
        <p className="notice against" role="alert">
          <Trans>
            This phone could not read what it keeps. Take a copy of what is not sent, and open the page again.
          </Trans>
        </p>
      )}
      {storage !== null && storage !== "safe" && (
        <p className="notice">
          <StorageWords is={storage} />
        </p>
      )}
      {isNew && (
        <div className="notice">
          <p>
            <Trans>There is a newer version of this form. What you have typed stays.</Trans>
          </p>
          <button type="button" className="second wide" onClick={takeNewVersion}>
            <Trans>Take it now</Trans>
          </button>
        </div>
      )}
    </div>
  );
}

/** Asked for once a visit. null: not known yet. */
function useStorage(): Storage | null {
  const [storage, setStorage] = useState<Storage | null>(null);
  useEffect(() => {
    void askToKeep().then(setStorage);
  }, []);
  return storage;
}

/** In plain words, how safe what is kept on this phone is. */
function StorageWords({ is }: { readonly is: Exclude<Storage, "safe"> }): ReactNode {
  switch (is) {
    case "private":
    case "none":
      return <Trans>This window looks like a private one: what is not yet sent is lost when it is closed.</Trans>;
    case "tight":
      return <Trans>This phone has hardly any room left. Send what waits before you take more photos.</Trans>;
    case "not-promised":
      return (
        <Trans>This phone may clear what is not yet sent when it runs short of room. Send often, or take a copy.</Trans>
      );
    default:
      return is satisfies never;
  }
}

function openAsSignedIn(): void {
  setLastAccount(null);
  location.reload();
}
