import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import { type Around, Frame, viewOfAround } from "./frame.tsx";
import type { PublicWord } from "./words/en.ts";

/** What a page about a problem says. */
export interface ProblemInput {
  readonly status: number;
  /** in English, as the interface has it */
  readonly title: string;
  /** what happened this time, in English; null: the page explains the kind */
  readonly detail: string | null;
  /** id of the request; null: the page explains the kind */
  readonly requestId: string | null;
}

/** A problem, what it means and what can be done. */
export function ProblemPage({ around, input }: { readonly around: Around; readonly input: ProblemInput }): ReactNode {
  const view = viewOfAround(around);
  const { t, wording } = view;
  const { status, title, detail, requestId } = input;
  return (
    <Frame view={view} around={{ ...around, isPassing: true }} title={`${status} · ${t("problem")}`}>
      <p className="kind dark">{t("problemCode", { status })}</p>
      <h1 className="plain">{t("problem")}</h1>
      <p {...(wording.lang !== "en" && { lang: "en" })}>
        <b>{plain(title, 120)}</b>
        {detail !== null && `. ${plain(detail, 400)}`}
      </p>
      <h2 className="next">{t("problemHelp")}</h2>
      <p>{t(helpOf(status))}</p>
      {requestId === null ? (
        <p className="how">{t("problemAddress")}</p>
      ) : (
        <p className="how">
          {t("requestId")} <code>{requestId}</code>
        </p>
      )}
      <p>
        <a href={`/${view.lang}`}>{t("home")}</a>
      </p>
    </Frame>
  );
}

function helpOf(status: number): PublicWord {
  if (status === 401) return "help_signIn";
  if (status === 403) return "help_account";
  if (status === 404 || status === 405) return "help_gone";
  if (status === 409 || status === 412) return "help_again";
  if (status === 429 || status === 503) return "help_wait";
  return status >= 500 ? "help_fault" : "help_request";
}
