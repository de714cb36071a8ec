import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { Scroll } from "../report/paged.tsx";
import { GradesAndGates } from "../report/unit-grades.tsx";
import { Steps } from "../report/unit-section.tsx";
import { HowSure } from "../report/unit-sure.tsx";
import { viewOf } from "../report/view.tsx";
import { shownCount, shownScore } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { DesignationMark, DesignationTable, DesignationTitle, shownNumber } from "./designation-table.tsx";
import { type Around, Frame, Hero, Part, Strip, viewOfAround } from "./frame.tsx";
import { SureMark } from "./sure-mark.tsx";
import { Criteria } from "./unit-criteria.tsx";
import { History, Lineage, NamesOverTime } from "./unit-history.tsx";
import type { UnitInput } from "./unit-input.ts";
import { Name, namedIn, type PublicView } from "./view.tsx";

interface Props {
  readonly around: Around;
  readonly input: UnitInput;
}

/** The page of a unit that holds a grade: where it stands, how sure that is, and every step to it. */
export function UnitPage({ around, input }: Props): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { assessment, past, spans, lineage, registerHref, dataHref } = input;
  const report = viewOf(input.report, around.lang);
  const explained = input.report.explained.get(0);
  return (
    <Frame
      view={view}
      around={around}
      title={view.sayPlain(input.names, 120)}
      hero={<Head view={view} input={input} />}
    >
      {input.designations.length > 0 && (
        <Part id="designations" title={t("designations")}>
          <p className="how">{t("historyGrows")}</p>
          <DesignationTable view={view} rows={input.designations} />
        </Part>
      )}
      <div className="results">
        <HowSure view={report} i={0} />
      </div>
      <Criteria view={view} input={input} />
      <Part id="steps" title={t("steps")}>
        {explained ? (
          <>
            <p className="how">{t("answersOn")}</p>
            <h3>{t("whyGrade")}</h3>
            <GradesAndGates view={report} explanation={explained.explanation} />
            <details>
              <summary>{t("stepsOpen")}</summary>
              <Scroll label={t("steps")}>
                <Steps view={report} i={0} explanation={explained.explanation} />
              </Scroll>
            </details>
          </>
        ) : (
          <p className="how">{t("stepsNone")}</p>
        )}
      </Part>
      <History view={view} past={past} certainAt={assessment.certainAt} />
      {spans.length > 0 && <NamesOverTime view={view} spans={spans} />}
      {lineage.length > 0 && <Lineage view={view} lines={lineage} />}
      <Part id="check" title={t("check")}>
        <p className="how">{t("checkUnit")}</p>
        <dl className="facts">
          <div>
            <dt>{t("identifier")}</dt>
            <dd>
              <code>{input.unitId}</code>
            </dd>
          </div>
          <div>
            <dt>{t("assessmentId")}</dt>
            <dd>
              <code>{assessment.id}</code>
            </dd>
          </div>
        </dl>
        <p className="ways">
          <a href={dataHref}>{t("toData")}</a>
          <a href={registerHref}>{t("backToRegister")}</a>
        </p>
      </Part>
    </Frame>
  );
}

/** Name, grade and figures. */
function Head({ view, input }: { readonly view: PublicView; readonly input: UnitInput }): ReactNode {
  const { t, lang } = view;
  const { names, above, code, grades, grade, score, interval, rank, kept, assessment, source } = input;
  const first = namedIn(names, lang);
  const others = names.filter((one) => one.lang !== first.lang);
  const title = grades[grade]?.title;
  const valid = input.designations.find(({ status, kind }) => status === "valid" && kind === "designation");
  const thresholds = grades.map(({ atLeast }) => atLeast);
  return (
    <>
      <Hero>
        {above.length > 0 && (
          <p className="kind">
            {above.map((place, at) => (
              <span key={view.sayPlain(place)}>
                {at > 0 && " · "}
                <Name names={place} lang={lang} />
              </span>
            ))}
          </p>
        )}
        <h1>
          <Name names={names} lang={lang} />
        </h1>
        {others.length > 0 && (
          <p className="other">
            {others.map((one) => (
              <bdi key={one.lang} lang={one.lang}>
                {plain(one.text, 120)}
              </bdi>
            ))}
          </p>
        )}
        {names.some(({ isMachine }) => isMachine) && <p className="made">{t("machineName")}</p>}
        {valid && (
          <p className="graded">
            <DesignationMark designation={valid} />
            <b>
              {t("designated")}
              {t("colon")}
              <DesignationTitle view={view} title={valid.title} />
            </b>
            <a href={valid.href}>{shownNumber(valid.code)}</a>
          </p>
        )}
        <p className="graded">
          <GradeMark streaks={streaksOf(grade, grades.length)} />
          <b>{title !== undefined && view.sayText(title, source, 80)}</b>
          {valid && <small>{t("byScoreAlone")}</small>}
          <SureMark view={view} kept={kept} certainAt={assessment.certainAt} />
        </p>
      </Hero>
      <Strip
        facts={[
          {
            name: t("score"),
            figure: shownScore(score, thresholds),
            more: [
              ...(interval ? [t("between", { low: shownScore(interval.low), high: shownScore(interval.high) })] : []),
              ...(rank === null ? [] : [t("rankOf", { rank: shownCount(rank), n: shownCount(assessment.nUnits) })]),
            ].join(" · "),
          },
          ...(assessment.period === "" ? [] : [{ name: t("period"), figure: assessment.period }]),
          { name: t("assessed"), figure: view.day(assessment.day) },
          { name: t("version"), figure: plain(assessment.version, 40) },
          ...(code === null ? [] : [{ name: t("code"), figure: plain(code, 40) }]),
        ]}
      />
    </>
  );
}
