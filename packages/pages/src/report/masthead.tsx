import { isRelative } from "@touchstone/engine";
import { sourceLanguage, textOf } from "@touchstone/standard";
import type { ReactNode } from "react";
import { shownCount } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { wordingOf } from "../words/wordings.ts";
import type { View } from "./view.tsx";

interface MastheadProps {
  readonly view: View;
  /** every language that the file holds */
  readonly languages: readonly string[];
}

/** Title, facts and what to know before quoting anything. */
export function Masthead({ view, languages }: MastheadProps): ReactNode {
  const { t, input } = view;
  const { standard, provenance } = input;
  const publisher = standard.publisher?.name;
  return (
    <header>
      <div className="top">
        <div className="in">
          <Brand />
          {languages.length > 1 && (
            <nav aria-label={t("languages")}>
              {languages.map((lang) => (
                <a
                  key={lang}
                  href={`#${lang}`}
                  lang={wordingOf(lang).lang}
                  {...(lang === view.lang && { "aria-current": "true" })}
                >
                  {wordingOf(lang).name}
                </a>
              ))}
            </nav>
          )}
        </div>
      </div>
      <div className="hero">
        <svg className="streaks" aria-hidden="true" viewBox="0 0 180 200" preserveAspectRatio="xMaxYMid slice">
          <path d="M20 210 110-10h12L32 210z" />
          <path d="M52 210 142-10h7L59 210z" />
          <path d="M76 210 166-10h3L79 210z" />
        </svg>
        <div className="in">
          <p className="kind">
            {t("report")}
            {publisher !== undefined && ` · ${t("by", { publisher: plain(publisher, 120) })}`}
          </p>
          <h1>{view.say(standard.title, 300)}</h1>
          <OtherTitles view={view} />
          {standard.description !== undefined && <p className="about">{view.say(standard.description, 1200)}</p>}
          <p className="made">{t("madeOn", { date: provenance.date })}</p>
        </div>
      </div>
      <FactStrip view={view} />
      <Notes view={view} />
    </header>
  );
}

function Brand(): ReactNode {
  return (
    <p className="brand">
      <svg className="chip" aria-hidden="true">
        <use href="#mark3" />
      </svg>
      Touchstone
    </p>
  );
}

/** The title in the standard's other languages. */
function OtherTitles({ view }: { readonly view: View }): ReactNode {
  const { standard } = view.input;
  const source = sourceLanguage(standard);
  const titles = standard.languages.flatMap((lang) => {
    const said = textOf(standard.title, lang, source);
    return lang === view.lang || said.missing ? [] : [said];
  });
  if (titles.length === 0) return null;
  return (
    <p className="other">
      {titles.map(({ text, lang }) => (
        <span key={lang} lang={lang}>
          {plain(text, 200)}
        </span>
      ))}
    </p>
  );
}

function FactStrip({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const { scored, robustness, model, standard } = input;
  const nUnits = scored.units.length;
  const nRanked = scored.ranks.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0);
  const nGraded = scored.grades.reduce((count, grade) => count + (grade >= 0 ? 1 : 0), 0);
  const nCertain = robustness
    ? robustness.certain.reduce((sum, certain, i) => sum + ((scored.ranks[i] ?? 0) > 0 ? certain : 0), 0)
    : 0;
  const hasGrades = model.grades.length > 0;
  const facts: readonly (readonly [string, string, string])[] = [
    [t("units"), shownCount(nRanked), nRanked === nUnits ? "" : t("unitsOf", { n: shownCount(nUnits) })],
    ...(hasGrades ? [[t("withGrade"), shownCount(nGraded), t("ofUnits", { n: shownCount(nRanked) })] as const] : []),
    ...(hasGrades && robustness
      ? [[t("certainUnits"), shownCount(nCertain), t("ofUnits", { n: shownCount(nRanked) })] as const]
      : []),
    [t("period"), input.period === null ? t("noPeriod") : plain(input.period, 40), ""],
    [t("version"), standard.version, ""],
  ];
  return (
    <dl className="strip in">
      {facts.map(([name, figure, of]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <b>{figure}</b> {of}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What to know before quoting anything. */
function Notes({ view }: { readonly view: View }): ReactNode {
  const { t, input, wording, lang } = view;
  const isPartial = Object.keys(wording.words).length < Object.keys(wordingOf("en").words).length;
  const notes = [
    ...(input.standard.numbersOnly ? [t("numbersOnly")] : []),
    ...(isRelative(input.model) ? [t("relative")] : []),
    ...(input.robustness ? [] : [t("noUncertainty")]),
    ...(input.machineLanguages.includes(lang) ? [t("machineTexts")] : []),
    ...(wording.review === "unreviewed" ? [t("machineWords")] : []),
    ...(isPartial ? [t("partWords")] : []),
  ];
  if (notes.length === 0) return null;
  return (
    <ul className="notes in">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** Links to the parts of the report. */
export function Contents({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const { robustness, standard, items } = input;
  const parts = [
    ["ranking", t("ranking")],
    ...(robustness ? [["intervals", t("intervals")]] : []),
    ["tree", t("tree")],
    ["gaps", t("gaps")],
    ...(robustness && (robustness.influence || robustness.convergence.length > 0)
      ? [["influence", t("influence")]]
      : []),
    ["units", t("unitPages")],
    ...(items.length > 0 ? [["items", t("items")]] : []),
    ["method", t("method")],
    ...(standard.grades.length > 0 ? [["legend", t("legend")]] : []),
    ["provenance", t("provenance")],
  ] as const;
  return (
    <nav className="contents" aria-label={t("contents")}>
      {parts.map(([name, title]) => (
        <a key={name} href={`#${view.anchor(name ?? "")}`}>
          {title}
        </a>
      ))}
    </nav>
  );
}
