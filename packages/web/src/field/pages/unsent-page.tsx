import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { shownMinute } from "../../words/days.ts";
import { countUnsent } from "../kept/database.ts";
import { PageTitle } from "../parts/page-title.tsx";
import { WhatWords } from "../parts/what-words.tsx";
import { useField, useLive, useSendState } from "../shell/field.ts";
import { CopyPanel } from "./copy-panel.tsx";
import { SignOutPanel } from "./sign-out-panel.tsx";
import { UnsentList } from "./unsent-list.tsx";

const MOST_ARRIVED = 20;

/** What has not been sent, what has arrived last, copies, and signing out. */
export function UnsentPage(): ReactNode {
  const { db, sender, account } = useField();
  const { i18n } = useLingui();
  const state = useSendState();
  const unsent = useLive(countUnsent, []);
  const refused = useLive(async (from) => {
    const all = await Promise.all([from.drafts.toArray(), from.proofs.toArray(), from.orders.toArray()]);
    return all.flat().filter(({ problem }) => problem !== null).length;
  }, []);
  const arrived = useLive((from) => from.arrived.orderBy("at").reverse().limit(MOST_ARRIVED).toArray(), []);
  return (
    <>
      <PageTitle>
        <Trans>Sent and not yet sent</Trans>
      </PageTitle>
      <p>
        <Trans>Account {account}</Trans>
      </p>
      <p>
        {unsent === 0 && <Trans>All is sent. Nothing on this phone is needed any more.</Trans>}
        {unsent !== undefined && unsent > 0 && (
          <Plural value={unsent} one="# thing is only on this phone." other="# things are only on this phone." />
        )}{" "}
        {(refused ?? 0) > 0 && <Plural value={refused ?? 0} one="# was refused." other="# were refused." />}
      </p>
      {unsent !== undefined && unsent > 0 && (
        <>
          <UnsentList />
          <button type="button" className="wide" disabled={state === "sending"} onClick={() => sender.now()}>
            {state === "sending" ? <Trans>Sending …</Trans> : <Trans>Send now</Trans>}
          </button>
        </>
      )}
      {arrived && arrived.length > 0 && (
        <section className="section">
          <h2>
            <Trans>Arrived last</Trans>
          </h2>
          <ul className="rows">
            {arrived.map(({ id, at, what, ledger, first, last }) => (
              <li key={id} className="row">
                <WhatWords what={what} />
                <small className="n">
                  {shownMinute(at, i18n.locale)} · {ledger} {first === last ? first : `${first}–${last}`}
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <CopyPanel />
      {unsent !== undefined && <SignOutPanel unsent={unsent} onGone={() => db.close()} />}
    </>
  );
}
