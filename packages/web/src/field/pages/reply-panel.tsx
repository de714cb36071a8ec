import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import type { ApplicationView } from "../api/shapes.ts";
import { keep, readKept } from "../kept/reads.ts";
import { Ordered, useOrder } from "../parts/ordered.tsx";
import { giveOrder } from "../send/orders.ts";
import { useField, useLive } from "../shell/field.ts";

/** What the unit says to what was found, where it may say something now. */
export function ReplyPanel({ view }: { readonly view: ApplicationView }): ReactNode {
  const { db, sender } = useField();
  const { i18n } = useLingui();
  const { applicationId, programme, may } = view;
  const order = useOrder(applicationId, "ReplyToFindings");
  const key = `reply/${applicationId}`;
  const kept = useLive(async (from) => (await readKept<string>(from, key))?.value ?? "", [key]);
  const [typed, setText] = useState<string | null>(null);
  const text = typed ?? kept ?? "";
  if (may.find(({ command }) => command === "ReplyToFindings")?.allowed !== true) return null;
  const give = (words: string | null): void => {
    const said = words === null ? null : { text: words, lang: i18n.locale, origin: "human", review: null };
    const body = { applicationId, text: said };
    void giveOrder(db, { programme: programme.slug, applicationId, command: "ReplyToFindings", body })
      .then(() => db.kept.delete(key)) // its words are in what waits
      .then(() => sender.now());
  };
  return (
    <section className="section">
      <h2>
        <Trans>Your reply</Trans>
      </h2>
      <p>
        <Trans>
          You see below what was found. Say what is wrong in it, or that you have nothing to say. Only those who
          recommend and decide read it.
        </Trans>
      </p>
      {order ? (
        <Ordered order={order} />
      ) : (
        <>
          <label className="stacked">
            <Trans>What do you say?</Trans>
            <textarea
              rows={6}
              maxLength={10_000}
              value={text}
              onInput={({ currentTarget }) => {
                setText(currentTarget.value);
                void keep(db, key, currentTarget.value);
              }}
            />
          </label>
          <p className="steps">
            <button type="button" className="wide" disabled={text.trim() === ""} onClick={() => give(text.trim())}>
              <Trans>Send the reply</Trans>
            </button>
            <button type="button" className="second wide" onClick={() => give(null)}>
              <Trans>Nothing to say</Trans>
            </button>
          </p>
        </>
      )}
    </section>
  );
}
