import { type Explanation, type GradeCheck, Holds } from "@touchstone/engine";
import type { ReactNode } from "react";
import { HoldsMark } from "../marks/status.tsx";
import { shownScore } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
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
                    <p>
                      {t("asksFor")} <code>{plain(condition, 300)}</code>
                    </p>
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
  const { t } = view;
  const check = explanation.grades[g];
  if (!check) return null;
  const reasons = reasonsAgainst(view, check, g, explanation.score);
  const mark = g === explanation.grade ? t("thisGrade") : g === explanation.gradeByScore ? t("byScoreAlone") : null;
  return (
    <>
      {mark && <em> {mark}</em>}
      <p>{reasons.length === 0 ? t("reached") : joined(reasons)}</p>
    </>
  );
}

/** Reasons one after the other; some have code in them. */
function joined(reasons: readonly { readonly key: string; readonly text: ReactNode }[]): ReactNode {
  return reasons.map(({ key, text }, at) => (
    <span key={key}>
      {at > 0 && "; "}
      {text}
    </span>
  ));
}

/** What stands between a unit and a grade, in words; empty where nothing does. */
function reasonsAgainst(
  view: View,
  check: GradeCheck,
  g: number,
  score: number,
): { readonly key: string; readonly text: ReactNode }[] {
  const { t, input } = view;
  const { grades } = input.standard;
  const written = grades[g];
  if (!written) return [];
  const reasons: { key: string; text: ReactNode }[] = [];
  const verdict = (holds: Holds): string => t(holds === Holds.no ? "holdsNot" : "notShown");
  if (check.score !== Holds.yes)
    reasons.push({
      key: "score",
      text: t("reasonScore", { score: shownScore(score, [written.atLeast]), atLeast: written.atLeast }),
    });
  if (check.gates !== Holds.yes)
    reasons.push({ key: "gates", text: t(check.gates === Holds.no ? "reasonGate" : "reasonGateUnknown") });
  if (check.holds !== Holds.yes)
    reasons.push({
      key: "holds",
      text: (
        <>
          {t("asksFor")} <code>{plain(written.holds ?? "", 300)}</code>: {verdict(check.holds)}
        </>
      ),
    });
  if (check.after !== Holds.yes) {
    const before = grades.find(({ id }) => id === written.after);
    const grade = before === undefined ? (written.after ?? "") : view.sayPlain(before.title, 80);
    reasons.push({ key: "after", text: t(check.after === Holds.no ? "reasonAfter" : "reasonAfterUnknown", { grade }) });
  }
  for (const { requirement, holds } of check.requires) {
    if (holds === Holds.yes) continue;
    const wants = [
      requirement.done === null ? "" : t("wantsDone", { share: requirement.done }),
      requirement.doneOrPlanned === null ? "" : t("wantsPlanned", { share: requirement.doneOrPlanned }),
    ];
    reasons.push({
      key: `requires ${requirement.node}`,
      text: t("reasonRequires", {
        title: view.titlePlain(requirement.node),
        wants: wants.filter(Boolean).join(` ${t("or")} `),
        verdict: verdict(holds),
      }),
    });
  }
  return reasons;
}
