import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import { shownMinute } from "../../words/days.ts";
import type { Arrived } from "../kept/database.ts";
import { countUnsent } from "../kept/database.ts";
import { useField, useLive, useSendState } from "../shell/field.ts";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { CopyPanel } from "./copy-panel.tsx";
import { SignOutPanel } from "./sign-out-panel.tsx";

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
  const programmes = useLive(async (from) => {
    const forms = await from.kept.filter(({ key }) => key.startsWith("form/")).toArray();
    return new Map(
      forms.map(({ key, value }) => [key.slice(5), (value as { programme: { slug: string } }).programme.slug]),
    ); // forms as they were read
  }, []);
  const waiting = useLive(async (from) => (await from.drafts.toArray()).concat([]), []);
  const arrived = useLive((from) => from.arrived.orderBy("at").reverse().limit(MOST_ARRIVED).toArray(), []);
  return (
    <>
      <h1>
        <Trans>Sent and not yet sent</Trans>
      </h1>
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
      <ul className="rows">
        {(waiting ?? []).map(({ id, applicationId, question, problem, ready }) => (
          <li key={id}>
            <Go
              to={addressOf(programmes?.get(applicationId) ?? "", applicationId, "question", question)}
              className="row"
            >
              <span>{question}</span>
              <small className={problem === null ? undefined : "fault"}>
                {problem !== null ? (
                  <ToldText told={problem} />
                ) : ready ? (
                  <Trans>waits to be sent</Trans>
                ) : (
                  <Trans>not finished</Trans>
                )}
              </small>
            </Go>
          </li>
        ))}
      </ul>
      <button type="button" className="wide" disabled={state === "sending"} onClick={() => sender.now()}>
        {state === "sending" ? <Trans>Sending …</Trans> : <Trans>Send now</Trans>}
      </button>
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

function WhatWords({ what }: { readonly what: Arrived["what"] }): ReactNode {
  switch (what) {
    case "answers":
      return <Trans>Answers</Trans>;
    case "proof":
      return <Trans>Proof</Trans>;
    case "Apply":
      return <Trans>Application</Trans>;
    case "HandIn":
      return <Trans>Handed in</Trans>;
    case "ReplyToFindings":
      return <Trans>Reply</Trans>;
    case "WithdrawApplication":
      return <Trans>Withdrawal</Trans>;
    default:
      return what satisfies never;
  }
}
