import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { GradeMarks } from "../marks/grade-mark.tsx";
import { shownCount } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { Gaps } from "./gaps.tsx";
import { Influence } from "./influence.tsx";
import { Items } from "./items.tsx";
import { Legend } from "./legend.tsx";
import { Contents, Masthead } from "./masthead.tsx";
import { Method } from "./method.tsx";
import { ProvenanceSection } from "./provenance.tsx";
import { RankIntervals } from "./rank-intervals.tsx";
import { Ranking } from "./ranking.tsx";
import type { ReportInput } from "./report-input.ts";
import { Section } from "./section.tsx";
import { Tree } from "./tree.tsx";
import { UnitSection } from "./unit-section.tsx";
import { type View, viewOf } from "./view.tsx";

/** A page without its frame: fonts and styles come later, when it is known which letters it has. */
export interface Drawn {
  /** of what the page itself says where it opens */
  readonly lang: string;
  /** of its parts, the first is the one that opens */
  readonly languages: readonly string[];
  readonly title: string;
  /** HTML */
  readonly body: string;
}

/**
 * Draws a report, one part for each language, of which the first is the one that opens.
 * @param languages at least one; what the standard lacks in one of them is shown in another and marked
 * @throws {RangeError} without a language
 */
export function drawReport(input: ReportInput, languages: readonly string[]): Drawn {
  const [first] = languages;
  if (first === undefined) throw new RangeError("drawReport: got no language, want at least one");
  const views = languages.map((lang) => viewOf(input, lang));
  const body = views.map((view) => renderToStaticMarkup(<Part view={view} languages={languages} />)).join("");
  const main = viewOf(input, first);
  return {
    lang: main.wording.lang,
    languages,
    title: plain(`${main.sayPlain(input.standard.title, 120)} · ${main.t("report")}`, 160),
    body: renderToStaticMarkup(<GradeMarks />) + body,
  };
}

function Part({ view, languages }: { readonly view: View; readonly languages: readonly string[] }): ReactNode {
  return (
    <div className="language" id={view.lang} lang={view.wording.lang}>
      <Masthead view={view} languages={languages} />
      <main className="in">
        <Contents view={view} />
        <Ranking view={view} />
        <RankIntervals view={view} />
        <Tree view={view} />
        <Gaps view={view} />
        <Influence view={view} />
        <Units view={view} />
        <Items view={view} />
        <Method view={view} />
        <Legend view={view} />
        <ProvenanceSection view={view} />
      </main>
      <footer>
        <p className="in">
          Touchstone {view.input.provenance.version} · {view.t("madeOn", { date: view.input.provenance.date })}
        </p>
      </footer>
    </div>
  );
}

function Units({ view }: { readonly view: View }): ReactNode {
  const { t, input, order } = view;
  const { robustness } = input;
  const chosen = order.filter((i) => input.explained.has(i));
  return (
    <Section view={view} name="units" title={t("unitPages")}>
      {chosen.length === 0 && <p className="how">{t("unitPagesNone", { n: order.length })}</p>}
      {chosen.length > 0 && chosen.length < order.length && <p className="how">{t("unitPagesSome")}</p>}
      {chosen.length > 0 && robustness && (
        <p className="how">{t("spreadHow", { n: shownCount(robustness.scores.replicates) })}</p>
      )}
      {chosen.map((i) => (
        <UnitSection key={i} view={view} i={i} />
      ))}
    </Section>
  );
}
