import type { ReactNode } from "react";
import { GradeMark, streaksOf } from "../marks/grade-mark.tsx";
import { plain } from "../text/plain.ts";
import type { ShownDesignation } from "./designation-input.ts";
import { Name, OtherNames, type PublicView } from "./view.tsx";

/** Designations, one a line: who, at which grade, from when to when, by which number. */
export function DesignationTable({
  view,
  rows,
}: {
  readonly view: PublicView;
  readonly rows: readonly ShownDesignation[];
}): ReactNode {
  const { t, lang } = view;
  return (
    <table className="register designations">
      <thead>
        <tr>
          <th scope="col">{t("unit")}</th>
          <th scope="col">{t("grade")}</th>
          <th scope="col">{t("designatedFrom")}</th>
          <th scope="col">{t("designatedTo")}</th>
          <th scope="col">{t("number")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              <div className="who">
                <DesignationMark designation={row} />
                <div>
                  <a href={row.href}>
                    <Name names={row.unit.names} lang={lang} />
                  </a>
                  <OtherNames names={row.unit.names} lang={lang} />
                  {row.unit.code !== null && <small>{plain(row.unit.code, 40)}</small>}
                </div>
              </div>
            </th>
            <td>
              <DesignationTitle view={view} title={row.title} />
              {row.kind === "earlier" && <small>{t("earlier")}</small>}
              {row.status !== "valid" && (
                <>
                  {" "}
                  <DesignationStatus view={view} status={row.status} />
                </>
              )}
            </td>
            <td>
              <span className="label">{t("designatedFrom")} </span>
              {view.day(row.from)}
            </td>
            <td>
              <span className="label">{t("designatedTo")} </span>
              {row.last === null ? t("noEnd") : view.day(row.last)}
            </td>
            <td>
              <code>{shownNumber(row.code)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Gold streaks of the grade; grey ones once it has expired. */
export function DesignationMark({
  designation: { gradePlace, status },
}: {
  readonly designation: Pick<ShownDesignation, "gradePlace" | "status">;
}): ReactNode {
  const mark = <GradeMark streaks={gradePlace === null ? 0 : streaksOf(gradePlace.at, gradePlace.of)} />;
  return status === "expired" ? <span className="lapsed">{mark}</span> : mark;
}

/** What was given: the grade as its standard calls it, or what the plaque of an earlier one says. */
export function DesignationTitle({
  view,
  title,
}: {
  readonly view: PublicView;
  readonly title: ShownDesignation["title"];
}): ReactNode {
  if (typeof title === "string") return plain(title, 120);
  if (isNames(title)) return view.say(title, 120);
  return view.sayText(title, Object.keys(title)[0] ?? view.lang, 120);
}

const isNames = (
  title: Exclude<ShownDesignation["title"], string>,
): title is Extract<typeof title, readonly unknown[]> => Array.isArray(title);

const SHAPES = { valid: "full", notYetValid: "hollow", expired: "dash" } as const;

/** Whether a designation is valid: a shape, a word and a tint. */
function DesignationStatus({
  view,
  status,
}: {
  readonly view: PublicView;
  readonly status: ShownDesignation["status"];
}): ReactNode {
  return (
    <span className={`st ${SHAPES[status]}`}>
      <i aria-hidden="true" />
      {view.t(`verdict_${status}`)}
    </span>
  );
}

/** A number in groups that the eye can hold. */
export const shownNumber = (code: string): string =>
  plain(`${code.slice(0, 5)}-${code.slice(5, 10)}-${code.slice(10)}`, 40);
