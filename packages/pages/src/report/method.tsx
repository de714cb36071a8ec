import type { ReactNode } from "react";
import { Condition } from "../conditions/condition.tsx";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { NONE, shownFigure, shownShare } from "../text/figures.ts";
import { plain } from "../text/plain.ts";
import { Section } from "./section.tsx";
import type { View } from "./view.tsx";

/** The method in words; the parameters of each criterion and indicator are in the table of the tree. */
export function Method({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  return (
    <Section view={view} name="method" title={t("method")}>
      <ul className="sentences">
        {sentences(view).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {input.standard.grades.length > 0 && <Grades view={view} />}
      {input.standard.gates.length > 0 && <Gates view={view} />}
      {input.robustness && <Varied view={view} />}
    </Section>
  );
}

function sentences({ t, input: { standard, model } }: View): string[] {
  const [low, high] = model.scale;
  const said: string[] = [t("methodScale", { low: shownFigure(low), high: shownFigure(high) })];
  if (model.points) said.push(t("methodPoints"));
  said.push(t(model.missing === "zero" ? "methodMissingZero" : "methodMissingRescale"));
  const ways = [...new Set(model.nodes.filter(({ count }) => count > 1).map(({ redistribute }) => redistribute))];
  const how = ways.map((way) => t(way === "none" ? "lost" : way)).join(t("semicolon"));
  if (ways.length > 0) said.push(t("methodRedistribute", { how }));
  if (model.screen > 0) said.push(t("methodScreen", { share: shownShare(model.screen) }));
  if (model.screenNonZero > 0) said.push(t("methodScreenNonZero", { share: shownShare(model.screenNonZero) }));
  const threshold = standard.scoring.dataThreshold;
  if (typeof threshold === "number" && threshold > 0) said.push(t("methodThreshold", { share: shownShare(threshold) }));
  const { impute } = model;
  if (impute.method === "none") said.push(t("methodImputeNone"));
  else {
    const method = t(`impute_${impute.method}`);
    const within = "group" in impute ? impute.group !== null : impute.siblings;
    said.push(t("methodImpute", { method: within ? `${method}, ${t("impute_group")}` : method }));
  }
  return said;
}

function Grades({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  const { grades } = input.standard;
  return (
    <>
      <h3>{t("methodGrades")}</h3>
      <table className="grades method">
        <thead>
          <tr>
            <th scope="col">{t("grade")}</th>
            <th scope="col" className="n">
              {t("methodAtLeast")}
            </th>
            <th scope="col">{t("methodAlso")}</th>
          </tr>
        </thead>
        <tbody>
          {grades.map(({ id, title, atLeast, holds, requires, after }, g) => (
            <tr key={id}>
              <th scope="row">
                <div>
                  <GradeMark streaks={streaksOf(g, grades.length)} />
                  <span>{view.say(title, 160)}</span>
                </div>
              </th>
              <td className="n">{shownFigure(atLeast)}</td>
              <td>
                {holds !== undefined && <Condition standard={input.standard} lang={view.lang} source={holds} />}
                {requires?.map(({ of, done, doneOrPlanned }) => {
                  const k = input.model.nodes.findIndex((node) => node.id === of);
                  const wants = [
                    done === undefined ? "" : t("wantsDone", { share: shownFigure(done) }),
                    doneOrPlanned === undefined ? "" : t("wantsPlanned", { share: shownFigure(doneOrPlanned) }),
                  ];
                  return (
                    <p key={of}>
                      {view.titleOf(k)}
                      {t("colon")}
                      {wants.filter(Boolean).join(` ${t("or")} `)}
                    </p>
                  );
                })}
                {after !== undefined && (
                  <p>
                    {t("wayAfter", {
                      grade: gradeName(
                        view,
                        grades.findIndex((grade) => grade.id === after),
                      ),
                    })}
                  </p>
                )}
                {holds === undefined && !requires?.length && after === undefined && NONE}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function gradeName({ input, sayPlain }: View, g: number): string {
  const title = input.standard.grades[g]?.title;
  return title === undefined ? "" : sayPlain(title, 80);
}

function Gates({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  return (
    <>
      <h3>{t("methodGates")}</h3>
      <table className="method">
        <thead>
          <tr>
            <th scope="col">{t("gates")}</th>
            <th scope="col">{t("asksFor")}</th>
          </tr>
        </thead>
        <tbody>
          {input.standard.gates.map(({ id, title, holds }) => (
            <tr key={id}>
              <th scope="row">{view.say(title, 160)}</th>
              <td>
                <Condition standard={input.standard} lang={view.lang} source={holds} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Every variant used. */
function Varied({ view }: { readonly view: View }): ReactNode {
  const { t, input } = view;
  return (
    <>
      <h3>{t("methodRobustness")}</h3>
      <p className="how">
        {input.usual && `${t("methodUsual")} `}
        {input.model.grades.length > 0 && t("methodCertain", { share: shownShare(input.certainAt ?? Number.NaN) })}
      </p>
      <table className="method">
        <thead>
          <tr>
            <th scope="col">{t("methodVary")}</th>
            <th scope="col">{t("methodOptions")}</th>
          </tr>
        </thead>
        <tbody>
          {input.robustness?.factors.map(({ kind, options }) => (
            <tr key={kind}>
              <th scope="row">{t(`factor_${kind}`)}</th>
              <td>{options.map((option) => plain(option, 80)).join(t("comma"))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
