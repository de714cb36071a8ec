import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { shownMinute } from "../../words/days.ts";
import type { ApplicationView } from "../api/shapes.ts";

/** What the server said it has: to copy, to print, and to hold against the ledger. */
export function ReceiptPanel({ view }: { readonly view: ApplicationView }): ReactNode {
  const { i18n } = useLingui();
  const [isCopied, setCopied] = useState(false);
  if (view.handedIn === null) return null;
  const { at, seq, ledger, answers, proofs, nAnswers, nProofs } = view.handedIn;
  const when = shownMinute(at, i18n.locale);
  const text = [
    `Touchstone ${view.programme.slug} ${view.unit.code ?? ""} ${view.applicationId}`,
    `handed in ${at}`,
    `entry ${seq} of the ledger of ${view.programme.slug}`,
    `ledger of ${view.organisation}: size ${ledger.size}, root ${ledger.root}`,
    `answers (SHA-256): ${answers}`,
    ...(proofs ? [`proofs (SHA-256): ${proofs}`] : []), // an early hand-in does not say it
    `answers: ${nAnswers}, proofs: ${nProofs}`,
  ].join("\n");
  return (
    <section className="section receipt">
      <h2>
        <Trans>Receipt</Trans>
      </h2>
      <p>
        <Trans>
          Handed in on {when}. Answers: {nAnswers}, proofs: {nProofs}.
        </Trans>
      </p>
      <pre lang="en">{text}</pre>
      <p className="steps">
        <button
          type="button"
          className="second wide"
          onClick={() =>
            void copy(text).then(
              () => setCopied(true),
              () => setCopied(false),
            )
          }
        >
          <Trans>Copy</Trans>
        </button>
        <button type="button" className="second wide" onClick={() => print()}>
          <Trans>Print</Trans>
        </button>
      </p>
      <p role="status">{isCopied && <Trans>Copied.</Trans>}</p>
    </section>
  );
}

const copy = async (text: string): Promise<void> => navigator.clipboard.writeText(text);
