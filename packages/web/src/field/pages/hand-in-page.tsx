import { Plural, Trans } from "@lingui/react/macro";
import { type ReactNode, useEffect } from "react";
import { client } from "../api/line.ts";
import type { ApplicationView, FormView } from "../api/shapes.ts";
import { applicationKey, formKey } from "../kept/reads.ts";
import { Ordered, useOrder } from "../parts/ordered.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { Words } from "../parts/said.tsx";
import { giveOrder } from "../send/orders.ts";
import { useField } from "../shell/field.ts";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { useOnPhone } from "../shell/use-on-phone.ts";
import { useRead } from "../shell/use-read.ts";
import { loadForm } from "./home-page.tsx";
import { type OnPhone, type Standing, shownQuestions, standingOf } from "./open-questions.ts";
import { ReceiptPanel } from "./receipt-panel.tsx";

interface HandInPageProps {
  readonly programme: string;
  readonly application: string;
}

/** The last look before handing in, and the receipt behind it. */
export function HandInPage({ programme, application }: HandInPageProps): ReactNode {
  const form = useRead<FormView>(formKey(application), () => loadForm(programme, application));
  const view = useRead<ApplicationView>(applicationKey(application), () =>
    client.get("/api/v1/programmes/{programme}/applications/{application}", { path: { programme, application } }),
  );
  const phone = useOnPhone(application);
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
  const all = shownQuestions(form).map((question) => ({ question, standing: standingOf(question, phone) }));
  const of = (...wanted: readonly Standing[]) => all.filter(({ standing }) => wanted.includes(standing));
  const refused = of("refused");
  const halfTyped = phone.drafts.filter(({ ready, problem }) => !ready && problem === null).length;
  const missing = of("mend", "open", "proof");
  const known = of("known").length;
  const waiting = phone.drafts.length + phone.proofs.length;
  const isInTheWay = refused.length > 0 || halfTyped > 0;
  const isGiven = order !== null && order !== undefined;
  useEffect(() => {
    if (isGiven) sender.now();
  }, [isGiven, sender]);
  return (
    <>
      {refused.length > 0 && (
        <>
          <p className="fault">
            <Trans>These were refused as they stand. Look at them first:</Trans>
          </p>
          <Links form={form} questions={refused} />
        </>
      )}
      {halfTyped > 0 && (
        <p className="fault">
          <Plural
            value={halfTyped}
            one="# answer is not finished. Finish it or put it back."
            other="# answers are not finished. Finish them or put them back."
          />
        </p>
      )}
      {missing.length > 0 && (
        <>
          <p>
            <Plural
              value={missing.length}
              one="# question is still open, or lacks proof. You can hand in without it; you will be told once what to mend."
              other="# questions are still open, or lack proof. You can hand in without them; you will be told once what to mend."
            />
          </p>
          <Links form={form} questions={missing} />
        </>
      )}
      {known > 0 && (
        <p>
          <Plural value={known} one="# known answer counts as it is." other="# known answers count as they are." />
        </p>
      )}
      {missing.length === 0 && !isInTheWay && (
        <p>
          <Trans>Nothing is missing.</Trans>
        </p>
      )}
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

interface LinksProps {
  readonly form: FormView;
  readonly questions: readonly { readonly question: FormView["questions"][number] }[];
}

function Links({ form, questions }: LinksProps): ReactNode {
  return (
    <ul className="rows">
      {questions.map(({ question: { id, title } }) => (
        <li key={id}>
          <Go to={addressOf(form.programme.slug, form.applicationId, "question", id)} className="row">
            <span>
              <Words map={title} order={form.languages} />
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}
