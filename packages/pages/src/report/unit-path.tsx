import type { Path } from "@touchstone/engine";
import type { ReactNode } from "react";
import { Condition } from "../conditions/condition.tsx";
import { shownFigure, shownScore } from "../text/figures.ts";
import { answerText } from "./answer-words.ts";
import type { View } from "./view.tsx";

interface Props {
  readonly view: View;
  readonly i: number;
  /** null where no path can be promised */
  readonly path: Path | null;
}

/** The cheapest known way of one unit to the next grade. */
export function PathToNext({ view, i, path }: Props): ReactNode {
  const { t, thresholds } = view;
  if (path === null) return <p className="path">{t("pathNone")}</p>;
  const goal = view.input.standard.grades[path.reaches ? path.reached : path.grade];
  if (path.grade < 0 || goal === undefined) return <p className="path">{t("pathTop")}</p>;
  const grade = view.sayPlain(goal.title, 80);
  const score = shownScore(path.score, thresholds);
  return (
    <div className="path">
      <h4>{t("path", { grade })}</h4>
      {path.steps.length === 0 ? (
        path.reaches && <p>{t("pathNothing")}</p>
      ) : (
        <>
          <StepTable view={view} i={i} path={path} />
          <p>
            {t("pathCost", { cost: shownFigure(path.cost) })} {t(path.proven ? "pathProven" : "pathGood")}
          </p>
        </>
      )}
      <p>{path.reaches ? t("pathReaches", { score, grade }) : t("pathScore", { score })}</p>
      {!path.reaches && <InTheWay view={view} path={path} />}
    </div>
  );
}

interface StepTableProps extends Props {
  readonly path: Path;
}

function StepTable({ view, i, path }: StepTableProps): ReactNode {
  const { t, input } = view;
  const { model, columns, table } = input;
  const n = table.units.length;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("step")}</th>
          <th scope="col">{t("from")}</th>
          <th scope="col">{t("to")}</th>
          <th scope="col" className="n">
            {t("cost")}
          </th>
        </tr>
      </thead>
      <tbody>
        {path.steps.map(({ node, from, to, cost }) => {
          const asked = model.nodes[node]?.input;
          const spec = columns.find(({ column }) => column === asked?.column);
          const planned = asked && asked.planned >= 0 ? table.values[asked.planned * n + i] : undefined;
          const text = (value: number, plan?: number): string => {
            if (Number.isNaN(value)) return t("noAnswer");
            return spec ? answerText(view, spec, node, value, plan) : shownFigure(value);
          };
          return (
            <tr key={node}>
              <th scope="row">{view.titleOf(node)}</th>
              <td>{text(from, planned)}</td>
              <td>{text(to)}</td>
              <td className="n">{shownFigure(cost)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** What no answer of the unit can change. */
function InTheWay({ view, path }: Omit<StepTableProps, "i">): ReactNode {
  const { t, input } = view;
  const { grades, gates } = input.standard;
  const written = grades[path.grade];
  const after = grades.find(({ id }) => id === written?.after);
  const words = {
    after: t("wayAfter", { grade: after === undefined ? "" : view.sayPlain(after.title, 80) }),
    holds: (
      <Condition standard={input.standard} lang={view.lang} source={written?.holds ?? ""} before={t("wayHolds")} />
    ),
    requires: (
      <>
        {t("wayRequires")}
        {t("colon")}
        {path.requiredInTheWay.map((node, at) => (
          <span key={node}>
            {at > 0 && t("semicolon")}
            {view.titleOf(node)}
          </span>
        ))}
      </>
    ),
    score: t("wayScore"),
  };
  if (path.gatesInTheWay.length + path.inTheWay.length === 0) return null;
  return (
    <>
      <p>{t("pathInTheWay")}</p>
      <ul>
        {path.gatesInTheWay.map((g) => {
          const gate = gates[g];
          return gate && <li key={gate.id}>{t("wayGate", { gate: view.sayPlain(gate.title, 160) })}</li>;
        })}
        {path.inTheWay.map((part) => (
          <li key={part}>{words[part]}</li>
        ))}
      </ul>
    </>
  );
}
