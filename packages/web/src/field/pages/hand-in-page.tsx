import { Plural, Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect } from "react";
import type { FormView } from "../api/shapes.ts";
import { Ordered, useOrder } from "../parts/ordered.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { giveOrder } from "../send/orders.ts";
import { useField } from "../shell/field.ts";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { type OnPhone, shownQuestions, standingOf } from "./open-questions.ts";
import { ReceiptPanel } from "./receipt-panel.tsx";
import { useApplication } from "./use-application.ts";
import { WhatIsLeft } from "./what-is-left.tsx";

interface HandInPageProps {
  readonly programme: string;
  readonly application: string;
}

/** The last look before handing in, and the receipt behind it. */
export function HandInPage({ programme, application }: HandInPageProps): ReactNode {
  const { form, view, phone } = useApplication(programme, application);
  const asked = form.read?.value;
  const found = view.read?.value;
  return (
    <>
      <p>
        <Go to={addressOf(programme, application)} className="back">
          <Trans>All questions</Trans>
        </Go>
      </p>
      <PageTitle>
        <Trans>Hand in</Trans>
      </PageTitle>
      <ReadingWords reading={form} />
      {asked?.canAnswer && phone && <LastLook form={asked} phone={phone} />}
      {found?.handedIn && !asked?.canAnswer && <ReceiptPanel view={found} />}
    </>
  );
}

function LastLook({ form, phone }: { readonly form: FormView; readonly phone: OnPhone }): ReactNode {
  const { db, sender } = useField();
  const { applicationId, programme } = form;
  const order = useOrder(applicationId, "HandIn");
  const isRefused = shownQuestions(form).some((question) => standingOf(question, phone) === "refused");
  const halfTyped = phone.drafts.filter(({ ready, problem }) => !ready && problem === null).length;
  const waiting = phone.drafts.length + phone.proofs.length;
  const isInTheWay = isRefused || halfTyped > 0 || phone.typedLinks.length > 0;
  const isGiven = order !== null && order !== undefined;
  useEffect(() => {
    if (isGiven) sender.now();
  }, [isGiven, sender]);
  return (
    <>
      {halfTyped > 0 && (
        <p className="fault">
          <Plural
            value={halfTyped}
            one="# answer is not finished. Finish it or put it back."
            other="# answers are not finished. Finish them or put them back."
          />
        </p>
      )}
      <WhatIsLeft form={form} phone={phone} />
      <p>
        <Trans>What you hand in is sealed as it stands, and you get a receipt that anybody can check.</Trans>
      </p>
      {waiting > 0 && (
        <p className="quiet">
          <Trans>What is not yet sent goes first.</Trans>
        </p>
      )}
      {order ? (
        <Ordered order={order} />
      ) : (
        <button
          type="button"
          className="wide"
          disabled={isInTheWay}
          onClick={() =>
            void giveOrder(db, {
              programme: programme.slug,
              applicationId,
              command: "HandIn",
              body: { applicationId },
            }).then(() => sender.now())
          }
        >
          <Trans>Hand in now</Trans>
        </button>
      )}
    </>
  );
}
