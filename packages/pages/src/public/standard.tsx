import { type Burden, type Standard, sourceLanguage } from "@touchstone/standard";
import type { ReactNode } from "react";
import { Method } from "../report/method.tsx";
import { Tree } from "../report/tree.tsx";
import { viewOf } from "../report/view.tsx";
import { shownCount, shownFigure } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { type Around, Frame, Hero, Part, Strip, viewOfAround } from "./frame.tsx";
import { Asked } from "./standard-asked.tsx";
import type { StandardInput } from "./standard-input.ts";
import { Notice, Objections, Versions } from "./standard-versions.tsx";
import type { PublicView } from "./view.tsx";

/** The standard in plain words: what counts, what is asked, how it is scored, what it costs, how it came to be. */
export function StandardPage({ around, input }: { readonly around: Around; readonly input: StandardInput }): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { report, burden, notice, versions, objections, digest } = input;
  if (report === null)
    return (
      <Frame view={view} around={around} title={t("standardTitle")}>
        <h1 className="plain">{t("standardTitle")}</h1>
        <p className="empty">{t("noStandard")}</p>
        <Notice view={view} notice={notice} />
      </Frame>
    );
  const { standard } = report;
  const source = sourceLanguage(standard);
  const hero = (
    <>
      <Hero>
        <p className="kind">{t("standardTitle")}</p>
        <h1>{view.sayText(standard.title, source, 300)}</h1>
        {standard.description !== undefined && (
          <p className="about">{view.sayText(standard.description, source, 2000)}</p>
        )}
      </Hero>
      <Strip facts={[{ name: t("version"), figure: plain(standard.version, 40) }, ...burdenFacts(view, burden)]} />
    </>
  );
  const reportView = viewOf(report, around.lang);
  return (
    <Frame view={view} around={around} title={view.textPlain(standard.title, source, 120)} hero={hero}>
      <Notice view={view} notice={notice} />
      <Tree view={reportView} />
      <Asked view={view} standard={standard} />
      <Method view={reportView} />
      <Stages view={view} standard={standard} />
      <Versions view={view} versions={versions} digest={digest} />
      <Objections view={view} objections={objections} />
    </Frame>
  );
}

/** What a round asks of a unit. */
function burdenFacts({ t }: PublicView, burden: Burden | null) {
  if (burden === null) return [];
  const hours = (minutes: number): string =>
    minutes < 90 ? t("aMinutes", { n: minutes }) : t("anHours", { n: shownFigure(Math.round(minutes / 6) / 10) });
  return [
    { name: t("burdenAnswers"), figure: shownCount(burden.answers) },
    { name: t("burdenMinutes"), figure: hours(burden.minutes) },
    { name: t("burdenProofs"), figure: shownCount(burden.proofs) },
    ...(burden.reviewHoursPerUnit > 0
      ? [{ name: t("burdenReview"), figure: hours(Math.round(burden.reviewHoursPerUnit * 60)) }]
      : []),
  ];
}

/** The stages of a round with their limits in working days. */
function Stages({ view, standard }: { readonly view: PublicView; readonly standard: Standard }): ReactNode {
  const { t } = view;
  const stages = standard.cycle?.stages ?? [];
  if (stages.length === 0) return null;
  return (
    <Part id="stages" title={t("stages")}>
      <ol className="stages">
        {stages.map((stage) => {
          const [name, days] = entryOf(stage);
          return (
            <li key={name}>
              {t(`stage_${name}`)}
              {days !== null && `${t("colon")}${t("workingDays", { n: days })}`}
            </li>
          );
        })}
      </ol>
    </Part>
  );
}

type StageEntry = NonNullable<Standard["cycle"]>["stages"][number];
type Stage = Extract<StageEntry, string>;

/** A stage with its working days; null: it has no limit. */
function entryOf(stage: StageEntry): readonly [Stage, number | null] {
  if (typeof stage === "string") return [stage, null];
  const [entry] = Object.entries(stage) as [Stage, number][]; // one stage with its days, as the schema has it
  return entry ?? ["decision", null];
}
