import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { shownScore } from "../text/figures.ts";
import { CertaintyMark, RankWords } from "./certainty-mark.tsx";
import { type Around, Frame, Hero, Part, Strip, viewOfAround } from "./frame.tsx";
import { LongText } from "./long-text.tsx";
import { Scale } from "./measures.tsx";
import { NoticeAnswers } from "./notice-answers.tsx";
import { ObjectionFormPart } from "./notice-form.tsx";
import type { NoticeEntry, NoticeInput } from "./notice-input.ts";
import { periodBehind } from "./round-period.ts";
import { Name, OtherNames, type PublicView } from "./view.tsx";

/** Decisions on public notice: what is intended, how sure it is, until when and how anybody objects, what was said. */
export function NoticePage({ around, input }: { readonly around: Around; readonly input: NoticeInput }): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { notice } = input;
  const { deadline, cycle, state, from } = notice;
  const isOpen = state === "current";
  const title = `${view.sayPlain(cycle.titles, 120)}${periodBehind(view, cycle)}`;
  const hero = (
    <>
      <Hero>
        <p className="kind">{t("noticeKind")}</p>
        <h1>
          {view.say(cycle.titles, 160)}
          {periodBehind(view, cycle)}
        </h1>
        <p className="about">{t(isOpen ? "noticeLead" : "noticeEnded", { last: deadline.last })}</p>
      </Hero>
      <Strip
        facts={[
          { name: t("noticeFrom"), figure: view.day(from) },
          { name: t("noticeTo"), figure: view.day(deadline.last) },
          ...(isOpen ? [{ name: t("daysLeft"), figure: String(deadline.left) }] : []),
        ]}
      />
    </>
  );
  const isWrong = input.form.wrong.length > 0;
  return (
    <Frame
      view={view}
      around={around}
      title={isWrong ? t("wrongFiled") : `${t("noticeKind")}${t("colon")}${title}`}
      hero={hero}
    >
      {isOpen && deadline.provisional && <p className="note">{t("mayMove")}</p>}
      {notice.text.length > 0 && <LongText view={view} texts={notice.text} />}
      <Part id="intended" title={t("intended")}>
        <Entries view={view} input={input} designationsHref={`${around.programme?.href ?? ""}/designations`} />
      </Part>
      <ObjectionFormPart view={view} input={input} />
      <NoticeAnswers view={view} notice={notice} />
    </Frame>
  );
}

interface EntriesProps {
  readonly view: PublicView;
  readonly input: NoticeInput;
  readonly designationsHref: string;
}

function Entries({ view, input, designationsHref }: EntriesProps): ReactNode {
  const { t } = view;
  return (
    <table className="register">
      <thead>
        <tr>
          <th scope="col">{t("unit")}</th>
          <th scope="col">{t("intendedScore")}</th>
          <th scope="col">{t("grade")}</th>
        </tr>
      </thead>
      <tbody>
        {input.notice.entries.map((entry) => (
          <Entry key={entry.applicationId} {...{ view, input, designationsHref, entry }} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ view, input, designationsHref, entry }: EntriesProps & { readonly entry: NoticeEntry }): ReactNode {
  const { t, lang } = view;
  const { grades, languages } = input.notice;
  const { unit, outcome, grade, title, score, certainty, designation } = entry;
  if (unit === null)
    return (
      <tr>
        <td colSpan={3}>
          <small>{t(outcome === "withdrawn" ? "outcome_withdrawn" : "outcome_reopened")}</small>
        </td>
      </tr>
    );
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <tr>
      <th scope="row">
        <div className="who">
          <GradeMark
            streaks={streaksOf(
              grades.findIndex(({ id }) => id === grade),
              grades.length,
            )}
          />
          <div>
            <b>
              <Name names={unit.names} lang={lang} />
            </b>
            <OtherNames names={unit.names} lang={lang} />
            {unit.code !== null && <small>{unit.code}</small>}
          </div>
        </div>
      </th>
      <td className="measure">
        {score !== null && (
          <>
            <b>{shownScore(score, thresholds)}</b>
            <Scale score={score} scale={input.scale} thresholds={thresholds} />
          </>
        )}
        {certainty && (
          <p className="sureness">
            <RankWords view={view} certainty={certainty} />{" "}
            <CertaintyMark view={view} kept={certainty.kept} certain={certainty.certain} of="ownGradeStays" />
          </p>
        )}
      </td>
      <td className="sureness">
        <span>
          {title !== null && view.sayText(title, languages[0] ?? "en", 80)}
          {t("comma")}
          {t(outcome === "designated" ? "outcome_designated" : "outcome_standing")}
        </span>
        {designation !== null && (
          <small>
            <a href={`${designationsHref}/${encodeURIComponent(designation)}`}>{t("toDesignation")}</a>
          </small>
        )}
      </td>
    </tr>
  );
}
