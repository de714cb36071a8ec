import type { Explanation, NodeExplanation } from "@touchstone/engine";
import { State } from "@touchstone/engine";
import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { Standing } from "../marks/status.tsx";
import { NONE, shownCount, shownFigure, shownScore, shownShare } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { stepsText } from "./answer-words.ts";
import { GradesAndGates } from "./unit-grades.tsx";
import { PathToNext } from "./unit-path.tsx";
import { spreadCell } from "./unit-spread.ts";
import { HowSure } from "./unit-sure.tsx";
import type { View } from "./view.tsx";

/** One unit: where it stands, how sure that is, every step from the answers to the grade, and the way to the next. */
export function UnitSection({ view, i }: { readonly view: View; readonly i: number }): ReactNode {
  const { t, input, thresholds } = view;
  const { model, scored, names, present } = input;
  const explained = input.explained.get(i);
  if (!explained) return null;
  const { explanation, path } = explained;
  const place =
    explanation.rank > 0
      ? t("rankOf", { rank: shownCount(explanation.rank), n: shownCount(explanation.nRanked) })
      : t("notRanked");
  return (
    <section className="unit" id={view.anchor(`u${i}`)}>
      <h3>
        {explanation.grade >= 0 && <GradeMark streaks={streaksOf(explanation.grade, model.grades.length)} />}
        {view.nameOf(i)}
        {names[i] && <small>{plain(scored.units[i] ?? "", 60)}</small>}
      </h3>
      <p className="where">
        <b>{t("scoreOf", { score: shownScore(explanation.score, thresholds) })}</b>
        <span>{place}</span>
        <Standing view={view} i={i} />
        <span>{t("dataThere", { share: shownShare(present[i] ?? Number.NaN) })}</span>
      </p>
      <HowSure view={view} i={i} />
      <Steps view={view} i={i} explanation={explanation} />
      {(model.grades.length > 0 || model.gates.length > 0) && (
        <div className="two">
          <GradesAndGates view={view} explanation={explanation} />
          {model.grades.length > 0 && <PathToNext view={view} i={i} path={path} />}
        </div>
      )}
      <p className="back">
        <a href={`#${view.anchor("ranking")}`}>{t("backToRanking")}</a>
      </p>
    </section>
  );
}

interface StepsProps {
  readonly view: View;
  readonly i: number;
  readonly explanation: Explanation;
}

/** The tree with every step, depth first. */
export function Steps({ view, i, explanation }: StepsProps): ReactNode {
  const { t, input } = view;
  const measured = input.model.points ? 2 : 0; // which figure says how good it is
  const headings = input.model.points ? [t("points"), t("of"), t("done")] : [t("score"), t("weight"), t("adds")];
  return (
    <table className="steps">
      <thead>
        <tr>
          <th scope="col">{t("item")}</th>
          <th scope="col">{t("answer")}</th>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {explanation.nodes.map((node) => {
          const spread = spreadCell(input, node.node, i);
          return (
            <tr key={node.node} className={classOf(view, node)}>
              <th>{view.titleOf(node.node)}</th>
              <td className={spread?.className}>{stepsText(view, i, node)}</td>
              {figuresOf(view, node).map((figure, at) => (
                // three figures that never change places
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={at}>
                  {figure}
                  {at === measured && spread && <small>{spread.text}</small>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function classOf({ input: { model } }: View, { node, depth }: NodeExplanation): string {
  const isInner = (model.nodes[node]?.count ?? 0) > 0;
  return `${isInner ? "k" : "i"}${Math.min(depth, 5)}`;
}

function figuresOf({ thresholds, t }: View, node: NodeExplanation): string[] {
  const { score, shareOfWhole, contribution, state, points, depth } = node;
  if (state === State.notApplicable) return [t("notApplicable"), "", ""];
  if (points) {
    const { done, potential } = points;
    return [shownFigure(done), shownFigure(potential), potential > 0 ? shownShare(done / potential) : NONE];
  }
  if (depth === 0) return [shownScore(score, thresholds), "", ""];
  return [shownScore(score), shownShare(shareOfWhole, 1), Number.isNaN(contribution) ? "" : shownScore(contribution)];
}
