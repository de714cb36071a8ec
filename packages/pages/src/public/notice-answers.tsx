import type { ReactNode } from "react";
import { Part } from "./frame.tsx";
import { LongText } from "./long-text.tsx";
import type { NoticeInput, NoticeObjection } from "./notice-input.ts";
import { Name, type PublicView } from "./view.tsx";

/** What was objected to a notice and what was answered. */
export function NoticeAnswers({
  view,
  notice: { answers, entries },
}: {
  readonly view: PublicView;
  readonly notice: NoticeInput["notice"];
}): ReactNode {
  const { t, lang } = view;
  const unitOf = (id: string) => entries.find(({ applicationId }) => applicationId === id)?.unit ?? null;
  return (
    <Part id="objections" title={t("objections")}>
      {answers.length === 0 ? (
        <p className="how">{t("noObjections")}</p>
      ) : (
        <ul className="rows small">
          {answers.map((objection) => {
            const unit = unitOf(objection.applicationId);
            return (
              <li key={objection.objectionId} id={objection.objectionId}>
                <div>
                  {unit && (
                    <h3>
                      <Name names={unit.names} lang={lang} />
                    </h3>
                  )}
                  <ObjectionSaid view={view} objection={objection} />
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Part>
  );
}

/** An objection: its number, how it stands, its words where they may be shown, and the answer. */
export function ObjectionSaid({
  view,
  objection: { objectionId, filedAt, answeredAt, upheld, answer, text },
  isNumbered = true,
}: {
  readonly view: PublicView;
  readonly objection: NoticeObjection;
  /** false: its number stands beside it already */
  readonly isNumbered?: boolean;
}): ReactNode {
  const { t, day } = view;
  return (
    <>
      <p>
        <span className={`st ${upheld === null ? "hollow" : upheld ? "against" : "dash"}`}>
          <i aria-hidden="true" />
          {t(upheld === null ? "unanswered" : upheld ? "upheld" : "notUpheld")}
        </span>{" "}
        <small>
          {t("filedOn")} {day(filedAt)}
          {answeredAt !== null && ` · ${t("answeredOn")} ${day(answeredAt)}`}
          {isNumbered && (
            <>
              {" · "}
              <code>{objectionId}</code>
            </>
          )}
        </small>
      </p>
      {text ? (
        <LongText view={view} texts={[text]} />
      ) : (
        <p>{t(upheld === null ? "objectionWaits" : "objectionPrivate")}</p>
      )}
      {answer && (
        <>
          <p>
            <b>{t("answer")}</b>
          </p>
          <LongText view={view} texts={answer} />
        </>
      )}
    </>
  );
}
