import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ToldText } from "../../refused/told-text.tsx";
import type { FormView } from "../api/shapes.ts";
import type { Draft, FieldDatabase, Order, Proof } from "../kept/database.ts";
import { formKey, readKept } from "../kept/reads.ts";
import { Words } from "../parts/said.tsx";
import { WhatWords } from "../parts/what-words.tsx";
import { useLive } from "../shell/field.ts";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";

/** Something that has not arrived, and where one sees to it. */
interface Waiting {
  readonly id: string;
  readonly applicationId: string;
  readonly what: "answers" | "proof" | Order["command"];
  /** null: it is not about one */
  readonly question: string | null;
  /** null: no form of the application is on the phone */
  readonly form: FormView | null;
  readonly programme: string | null;
  readonly problem: Draft["problem"];
  readonly ready: boolean;
}

/** Everything that has not arrived yet, by the words of its question. */
export function UnsentList(): ReactNode {
  const waiting = useLive(readWaiting, []);
  return (
    <ul className="rows">
      {(waiting ?? []).map((one) => (
        <li key={one.id}>
          <UnsentRow one={one} />
        </li>
      ))}
    </ul>
  );
}

function UnsentRow({ one }: { readonly one: Waiting }): ReactNode {
  const { what, form, programme, applicationId, question, problem, ready } = one;
  const asked = form?.questions.find(({ id }) => id === question);
  const words = (
    <>
      <span>
        {asked && form ? <Words map={asked.title} order={form.languages} /> : (question ?? <WhatWords what={what} />)}
        {what === "proof" && (
          <>
            {" · "}
            <WhatWords what={what} />
          </>
        )}
      </span>
      <small className={problem === null ? undefined : "fault"}>
        {problem !== null ? (
          <ToldText told={problem} />
        ) : ready ? (
          <Trans>waits to be sent</Trans>
        ) : (
          <Trans>not finished</Trans>
        )}
      </small>
    </>
  );
  if (programme === null || what === "Apply") return <div className="row">{words}</div>;
  const page = question !== null ? ["question", shownAt(question)] : what === "HandIn" ? ["hand-in"] : [];
  return (
    <Go to={addressOf(programme, applicationId, ...page)} className="row">
      {words}
    </Go>
  );
}

/** How many people a figure is of is asked on the page of the figure. */
const shownAt = (question: string): string => question.replace(/\.base$/, "");

async function readWaiting(db: FieldDatabase): Promise<readonly Waiting[]> {
  const [drafts, proofs, orders] = await Promise.all([
    db.drafts.toArray(),
    db.proofs.orderBy("madeAt").toArray(),
    db.orders.orderBy("madeAt").toArray(),
  ]);
  const ids = new Set([...drafts, ...proofs].map(({ applicationId }) => applicationId));
  const forms = new Map(
    await Promise.all(
      [...ids].map(async (id) => [id, (await readKept<FormView>(db, formKey(id)))?.value ?? null] as const),
    ),
  );
  const ofQuestion = (one: Draft | Proof) => {
    const form = forms.get(one.applicationId) ?? null;
    const { id, applicationId, question, problem } = one;
    return { id, applicationId, question, problem, form, programme: form?.programme.slug ?? null };
  };
  return [
    ...drafts.map((one) => ({ ...ofQuestion(one), what: "answers" as const, ready: one.ready })),
    ...proofs.map((one: Proof) => ({ ...ofQuestion(one), what: "proof" as const, ready: true })),
    ...orders.map(({ id, applicationId, programme, command, problem }) => {
      return { id, applicationId, programme, problem, what: command, question: null, form: null, ready: true };
    }),
  ];
}
