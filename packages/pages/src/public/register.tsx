import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { shownCount, shownFigure } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { DesignationTable } from "./designation-table.tsx";
import { type Around, Frame, Hero, Part, Strip, viewOfAround } from "./frame.tsx";
import { NoticeRows } from "./notices.tsx";
import { Pager } from "./pager.tsx";
import { RegionMap } from "./region-map.tsx";
import { Filter } from "./register-filter.tsx";
import type { RegisterInput } from "./register-input.ts";
import { RegisterTable } from "./register-table.tsx";
import { VerifyForm } from "./verify-form.tsx";
import type { PublicView } from "./view.tsx";

interface Props {
  readonly around: Around;
  readonly input: RegisterInput;
}

/** The register: who holds a grade by the latest assessment, with search, and how the grades and regions stand. */
export function RegisterPage({ around, input }: Props): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { programme, grades, assessment, nAll } = input;
  const hero = (
    <>
      <Hero>
        <p className="kind">{t("registerTitle")}</p>
        <h1>{view.say(programme.names, 200)}</h1>
        {programme.names.length > 1 && (
          <p className="other">
            {programme.names
              .filter(({ lang }) => lang !== view.lang)
              .map(({ text, lang }) => (
                <span key={lang} lang={lang}>
                  {plain(text, 200)}
                </span>
              ))}
          </p>
        )}
        <p className="about">{t("registerAbout")}</p>
        <VerifyForm view={view} typed="" />
      </Hero>
      {assessment && grades.length > 0 && (
        <Strip
          facts={[
            ...grades.map(({ title, n }) => ({
              name: t("resultOf", { grade: view.textPlain(title, input.source, 60) }),
              figure: shownCount(n),
            })),
            { name: t("assessed"), figure: view.day(assessment.day), more: assessment.period },
          ]}
        />
      )}
    </>
  );
  return (
    <Frame view={view} around={around} title={view.sayPlain(programme.names, 120)} hero={hero}>
      <Designated view={view} input={input} />
      {!assessment || nAll === 0 ? (
        <p className="empty">
          {t(assessment ? "noGrades" : "noAssessment")}{" "}
          <a href={`${around.programme?.href ?? ""}/standard`}>{t("standard")}</a>
        </p>
      ) : (
        <div className="beside">
          <Entries view={view} input={input} />
          <Aside view={view} input={input} standardHref={`${around.programme?.href ?? ""}/standard`} />
        </div>
      )}
    </Frame>
  );
}

/** Who is designated, told apart from who has a result; and what can be objected to. */
function Designated({ view, input }: { readonly view: PublicView; readonly input: RegisterInput }): ReactNode {
  const { t } = view;
  const { designations, notices, href, nAll } = input;
  return (
    <>
      {notices.length > 0 && (
        <Part id="open" title={t("noticesOpen")}>
          <NoticeRows view={view} rows={notices} href={`${href}/notices`} />
        </Part>
      )}
      {designations.length === 0 ? (
        <p className="how">{t(nAll > 0 ? "designationsNone" : "designationsNoneAtAll")}</p>
      ) : (
        <>
          <Part id="designated" title={t("designationsTitle")}>
            <p className="how">{t("designationsAbout")}</p>
            <DesignationTable view={view} rows={designations} />
            <p className="ways">
              <a href={`${href}/designations`}>{t("designationsAll")}</a>
            </p>
          </Part>
          {nAll > 0 && (
            <Part id="results" title={t("results")}>
              <p className="how">{t("resultsAbout")}</p>
            </Part>
          )}
        </>
      )}
    </>
  );
}

function Entries({ view, input }: { readonly view: PublicView; readonly input: RegisterInput }): ReactNode {
  const { t } = view;
  const { rows, nFound, page } = input;
  return (
    <div>
      <Filter view={view} input={input} />
      <div className="found">
        <h2>{nFound === 1 ? t("oneEntry") : t("entries", { n: shownCount(nFound) })}</h2>
        <p>
          {t("ticks", { scores: input.grades.map(({ atLeast }) => shownFigure(atLeast)).join(", ") })}{" "}
          <a href={input.csvHref}>{t("downloadCsv")}</a>
        </p>
      </div>
      {rows.length === 0 ? (
        <p className="empty">
          {t("noneFound")} <a href={input.href}>{t("showAll")}</a>
        </p>
      ) : (
        <RegisterTable view={view} input={input} />
      )}
      <Pager view={view} page={page} shown={{ from: input.from, to: input.from + rows.length - 1, of: nFound }} />
    </div>
  );
}

function Aside({
  view,
  input,
  standardHref,
}: {
  readonly view: PublicView;
  readonly input: RegisterInput;
  readonly standardHref: string;
}): ReactNode {
  const { t } = view;
  const { regions, grades, source } = input;
  return (
    <aside>
      {regions.length > 1 && (
        <Part id="regions" title={t("byRegion")}>
          <p className="how">{t("byRegionHow")}</p>
          <RegionMap view={view} regions={regions} />
        </Part>
      )}
      <Part id="marks" title={t("marks")}>
        <ul className="legend words">
          {grades.map(({ id, title, atLeast }, g) => (
            <li key={id}>
              <GradeMark streaks={streaksOf(g, grades.length)} />
              <span>{t("markOf", { grade: view.textPlain(title, source, 80), score: shownFigure(atLeast) })}</span>
            </li>
          ))}
        </ul>
        <p className="how">
          <a href={standardHref}>{t("howScored")}</a>
        </p>
      </Part>
    </aside>
  );
}
