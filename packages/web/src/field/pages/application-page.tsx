import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Due } from "../parts/due.tsx";
import { PageTitle } from "../parts/page-title.tsx";
import { ReadingWords } from "../parts/reading.tsx";
import { Texts, UnitName } from "../parts/said.tsx";
import { StateWords } from "../parts/state-words.tsx";
import { Go } from "../shell/go.tsx";
import { addressOf } from "../shell/route.ts";
import { FindingsPanel } from "./findings-panel.tsx";
import { nextQuestion, standingOf } from "./open-questions.ts";
import { PreviewPanel } from "./preview-panel.tsx";
import { QuestionList } from "./question-list.tsx";
import { ReceiptPanel } from "./receipt-panel.tsx";
import { ReplyPanel } from "./reply-panel.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { ToMend } from "./to-mend.tsx";
import { useApplication } from "./use-application.ts";
import { WithdrawPanel } from "./withdraw-panel.tsx";

interface ApplicationPageProps {
  readonly programme: string;
  readonly application: string;
}

/** Everything about one application, for its unit: what is asked, what was handed in, what was found and decided. */
export function ApplicationPage({ programme, application }: ApplicationPageProps): ReactNode {
  const { form, view, phone } = useApplication(programme, application);
  const asked = form.read?.value;
  const found = view.read?.value;
  const next = asked && phone && asked.canAnswer ? nextQuestion(asked, phone) : null;
  return (
    <>
      <PageTitle>{found ? <UnitName unit={found.unit} /> : asked && <UnitName unit={asked.unit} />}</PageTitle>
      <ReadingWords reading={view} />
      {found && (
        <p>
          <Texts texts={found.cycle.titles} /> · <StateWords state={found.state} />
        </p>
      )}
      {found?.deadline && (
        <p>
          <Due deadline={found.deadline} />
        </p>
      )}
      {asked?.canAnswer && found && (
        <p className="steps">
          {next && (
            <Go to={addressOf(programme, application, "question", next.id)} className="button wide">
              {phone && standingOf(next, phone) === "mend" ? (
                <Trans>Mend the next one</Trans>
              ) : (
                <Trans>Go on with the next question</Trans>
              )}
            </Go>
          )}
          <Go to={addressOf(programme, application, "hand-in")} className={next ? "button second wide" : "button wide"}>
            <Trans>Hand in</Trans>
          </Go>
        </p>
      )}
      {asked?.canAnswer && asked.toMend && asked.toMend.length > 0 && <ToMend form={asked} />}
      {found && <ReplyPanel view={found} />}
      {found && <FindingsPanel view={found} />}
      {found && <ResultPanel view={found} />}
      {asked?.canAnswer && phone && <PreviewPanel form={asked} phone={phone} />}
      {asked && phone && <QuestionList form={asked} phone={phone} />}
      {found?.handedIn && <ReceiptPanel view={found} />}
      {found && <WithdrawPanel view={found} />}
    </>
  );
}
