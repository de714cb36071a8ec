import type { ReactNode } from "react";
import { shownCount } from "../text/figures.ts";
import { type Around, Frame, Hero, viewOfAround } from "./frame.tsx";
import type { Named } from "./view.tsx";

/** A programme in the list. */
export interface ListedProgramme {
  readonly slug: string;
  readonly names: readonly Named[];
  readonly owner: readonly Named[];
  /** languages of its pages */
  readonly languages: readonly string[];
  /** units that hold a grade by its latest assessment; null: nobody has been assessed */
  readonly nGraded: number | null;
}

/** The programmes of the server. */
export function ProgrammesPage({
  around,
  programmes,
}: {
  readonly around: Around;
  readonly programmes: readonly ListedProgramme[];
}): ReactNode {
  const view = viewOfAround(around);
  const { t, lang } = view;
  const hero = (
    <Hero>
      <h1>{t("programmesTitle")}</h1>
      <p className="about">{t("programmesAbout")}</p>
    </Hero>
  );
  return (
    <Frame view={view} around={around} title={t("programmesTitle")} hero={hero}>
      {programmes.length === 0 && <p className="empty">{t("noProgrammes")}</p>}
      <ul className="rows">
        {programmes.map(({ slug, names, owner, languages, nGraded }) => (
          <li key={slug}>
            <div>
              <h2>
                <a href={`/${languages.includes(lang) ? lang : (languages[0] ?? lang)}/${slug}`}>
                  {view.say(names, 160)}
                </a>
              </h2>
              {owner.length > 0 && <p>{t("by", { owner: view.sayPlain(owner, 160) })}</p>}
            </div>
            <p className="n">
              {nGraded === null ? (
                t("notAssessed")
              ) : (
                <>
                  <b>{shownCount(nGraded)}</b> {t("withGrade")}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
