import type { ReactNode } from "react";
import type { RegisterInput } from "./register-input.ts";
import { namedIn, type PublicView } from "./view.tsx";

/** The form that asks the register; without a script. */
export function Filter({ view, input }: { readonly view: PublicView; readonly input: RegisterInput }): ReactNode {
  const { t, lang } = view;
  const { asked, regions, grades, href } = input;
  return (
    <search>
      <form className="filter" method="get" action={href}>
        <label className="wide">
          {t("nameOrCode")}
          <input type="search" name="q" defaultValue={asked.q} maxLength={100} />
        </label>
        {regions.length > 1 && (
          <label>
            {t("region")}
            <select name="region" defaultValue={asked.region}>
              <option value="">{t("allRegions")}</option>
              {regions.map(({ id, names }) => (
                <option key={id} value={id} lang={namedIn(names, lang).lang}>
                  {view.sayPlain(names, 60)}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {t("grade")}
          <select name="grade" defaultValue={asked.grade}>
            <option value="">{t("anyGrade")}</option>
            {grades.map(({ id, title }) => (
              <option key={id} value={id}>
                {view.textPlain(title, input.source, 60)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t("sortBy")}
          <select name="sort" defaultValue={asked.sort}>
            <option value="name">{t("byName")}</option>
            <option value="score">{t("byScore")}</option>
          </select>
        </label>
        <button type="submit">{t("find")}</button>
      </form>
    </search>
  );
}
