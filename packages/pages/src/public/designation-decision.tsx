import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import type { DesignationInput } from "./designation-input.ts";
import { Part } from "./frame.tsx";
import { LongText } from "./long-text.tsx";
import type { PublicView } from "./view.tsx";

/** Who is to know why: the reasons that were given, and the notice that they stood on. */
export function DesignationDecision({
  view,
  input: { decision, notice, language },
}: {
  readonly view: PublicView;
  readonly input: DesignationInput;
}): ReactNode {
  const { t } = view;
  return (
    <Part id="decision" title={t("decision")}>
      {decision && (
        <>
          <p className="how">
            {t("decidedOn")} {view.day(decision.at)}
          </p>
          {decision.bySilence && <p className="note">{t("bySilence")}</p>}
          {decision.reasons.length === 0 && !decision.bySilence && <p>{t("reasonsNone")}</p>}
          {decision.reasons.map(({ at, title, text }) => (
            <div key={at}>
              <h3>{title === null ? plain(at, 80) : view.sayText(title, language, 160)}</h3>
              <LongText view={view} texts={text} />
            </div>
          ))}
          {decision.whyCertain && (
            <>
              <h3>{t("whyCertain")}</h3>
              <LongText view={view} texts={decision.whyCertain} />
            </>
          )}
        </>
      )}
      {notice && (
        <p className="how">
          {t("onNoticeFromTo", { from: notice.from, last: notice.last })}{" "}
          {t("objectionsN", {
            n: notice.objections.open + notice.objections.answered,
            open: notice.objections.open,
            upheld: notice.objections.upheld,
          })}
          {t("sentenceEnd")}
          <a href={notice.href}>{t("toNotice")}</a>
        </p>
      )}
    </Part>
  );
}
