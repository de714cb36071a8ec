import { type Explanation, type GradeCheck, Holds } from "@touchstone/engine";
import type { ReactNode } from "react";
import { Condition } from "../conditions/condition.tsx";
import { HoldsMark } from "../marks/status.tsx";
import { shownFigure, shownScore } from "../text/figures.ts";
import type { View } from "./view.tsx";

interface Props {
  readonly view: View;
  readonly explanation: Explanation;
}

/** The gates with whether they hold, and each grade with what stands against it. */
export function GradesAndGates({ view, explanation }: Props): ReactNode {
  const { t, input } = view;
  const { grades, gates } = input.standard;
  return (
    <div>
      {gates.length > 0 && (
        <>
          <h4>{t("gates")}</h4>
          <ul className="checks">
            {gates.map(({ id, title, holds: condition }, g) => {
              const holds = explanation.gates[g] ?? Holds.unknown;
              return (
                <li key={id}>
                  {view.say(title, 160)} <HoldsMark holds={holds} view={view} />
                  {holds !== Holds.yes && (
                    <Condition
                      standard={input.standard}
                      lang={view.lang}
                      source={condition}
                      before={t("asksForThis")}
                    />
                  )}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {grades.length > 0 && (
        <>
          <h4>{t("gradesTitle")}</h4>
          <ul className="checks">
            {grades.map(({ id, title }, g) => (
              <li key={id}>
                <b>{view.say(title, 160)}</b>
                <Reasons view={view} explanation={explanation} g={g} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Reasons({ view, explanation, g }: Props & { readonly g: number }): ReactNode {
  const { t, input } = view;
  const check = explanation.grades[g];
  const written = input.standard.grades[g];
  if (!check || !written) return null;
  const reasons = reasonsAgainst(view, check, g, explanation.score);
  const asks = check.holds === Holds.yes ? undefined : written.holds;
  const mark = g === explanation.grade ? t("thisGrade") : g === explanation.gradeByScore ? t("byScoreAlone") : null;
  return (
    <>
      {mark && <em> {mark}</em>}
      {reasons.length > 0 && <p>{reasons.join(t("semicolon"))}</p>}
      {asks !== undefined && (
        <Condition
          standard={input.standard}
          lang={view.lang}
          source={asks}
          before={t("asksForThis")}
          after={t("inBrackets", { words: verdictOf(view, check.holds) })}
        />
      )}
      {reasons.length === 0 && asks === undefined && <p>{t("reached")}</p>}
    </>
  );
}

const verdictOf = ({ t }: View, holds: Holds): string => t(holds === Holds.no ? "holdsNot" : "notShown");

/** What stands between a unit and a grade beside its condition, in words; empty where nothing does. */
function reasonsAgainst(view: View, check: GradeCheck, g: number, score: number): string[] {
  const { t, input } = view;
  const { grades } = input.standard;
  const written = grades[g];
  if (!written) return [];
  const reasons: string[] = [];
  if (check.score !== Holds.yes)
    reasons.push(
      t("reasonScore", { score: shownScore(score, [written.atLeast]), atLeast: shownFigure(written.atLeast) }),
    );
  if (check.gates !== Holds.yes) reasons.push(t(check.gates === Holds.no ? "reasonGate" : "reasonGateUnknown"));
  if (check.after !== Holds.yes) {
    const before = grades.find(({ id }) => id === written.after);
    const grade = before === undefined ? (written.after ?? "") : view.sayPlain(before.title, 80);
    reasons.push(t(check.after === Holds.no ? "reasonAfter" : "reasonAfterUnknown", { grade }));
  }
  for (const { requirement, holds } of check.requires) {
    if (holds === Holds.yes) continue;
    const wants = [
      requirement.done === null ? "" : t("wantsDone", { share: shownFigure(requirement.done) }),
      requirement.doneOrPlanned === null ? "" : t("wantsPlanned", { share: shownFigure(requirement.doneOrPlanned) }),
    ];
    reasons.push(
      t("reasonRequires", {
        title: view.titlePlain(requirement.node),
        wants: wants.filter(Boolean).join(` ${t("or")} `),
        verdict: verdictOf(view, holds),
      }),
    );
  }
  return reasons;
}
