import { type Criterion, type Indicator, type Standard, sourceLanguage } from "@touchstone/standard";
import type { ReactNode } from "react";
import { Scroll } from "../report/paged.tsx";
import { NONE } from "../text/figures.ts";
import { Part } from "./frame.tsx";
import type { PublicView } from "./view.tsx";

/** Each question with who answers it, how long that takes and what proof it wants. */
export function Asked({ view, standard }: { readonly view: PublicView; readonly standard: Standard }): ReactNode {
  const { t } = view;
  const source = sourceLanguage(standard);
  return (
    <Part id="asked" title={t("asked")}>
      <p className="how">{t("askedHow")}</p>
      <Scroll label={t("asked")}>
        <table className="asked">
          <thead>
            <tr>
              <th scope="col">{t("question")}</th>
              <th scope="col">{t("whoAnswers")}</th>
              <th scope="col" className="n">
                {t("minutes")}
              </th>
              <th scope="col">{t("proof")}</th>
            </tr>
          </thead>
          <tbody>
            {questionsOf(standard.criteria).map(({ node, depth, indicator }) => (
              <tr key={node.id} className={`${indicator ? "i" : "k"}${Math.min(5, depth)}`}>
                <th scope="row">
                  {view.sayText(node.title, source, 200)}
                  {indicator?.description !== undefined && (
                    <small className="block">{view.sayText(indicator.description, source, 600)}</small>
                  )}
                </th>
                <td>{indicator && t(`by_${indicator.reportedBy}`)}</td>
                <td className="n">{indicator ? (indicator.minutes ?? NONE) : ""}</td>
                <td>{indicator && proofWords(view, indicator)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Part>
  );
}

interface Question {
  readonly node: Criterion | Indicator;
  readonly depth: number;
  /** null: a criterion that only holds others */
  readonly indicator: Indicator | null;
}

function questionsOf(criteria: readonly Criterion[], depth = 1): Question[] {
  return criteria.flatMap((criterion): Question[] => [
    { node: criterion, depth, indicator: null },
    ...questionsOf(criterion.criteria ?? [], depth + 1),
    ...(criterion.indicators ?? []).map((indicator) => ({ node: indicator, depth: depth + 1, indicator })),
  ]);
}

function proofWords({ t }: PublicView, { evidence }: Indicator): string {
  if (evidence === undefined) return NONE;
  const kinds = evidence.of?.map((kind) => t(`proof_${kind}`)).join(t("orProof")) ?? t("proof");
  return `${evidence.atLeast ?? 1} × ${kinds}`;
}
