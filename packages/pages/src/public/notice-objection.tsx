import type { ReactNode } from "react";
import { type Around, Frame, Hero, Part, viewOfAround } from "./frame.tsx";
import { ObjectionSaid } from "./notice-answers.tsx";
import type { ObjectionInput } from "./notice-input.ts";
import { Name } from "./view.tsx";

/** One objection by its number: that it is filed, and later its answer. */
export function ObjectionPage({
  around,
  input,
}: {
  readonly around: Around;
  readonly input: ObjectionInput;
}): ReactNode {
  const view = viewOfAround(around);
  const { t } = view;
  const { objection, unit, noticeHref } = input;
  const title = t(objection.upheld === null ? "filedTitle" : "objectionTitle");
  const hero = (
    <Hero>
      <h1>{title}</h1>
      {unit && (
        <p className="other">
          <Name names={unit.names} lang={view.lang} />
        </p>
      )}
    </Hero>
  );
  return (
    <Frame view={view} around={{ ...around, isPassing: true }} title={title} hero={hero}>
      <Part id="number" title={t("objectionNumber")}>
        <p className="number">
          <code>{objection.objectionId}</code>
        </p>
        <p className="how">{t("filedKeep")}</p>
        <ObjectionSaid view={view} objection={objection} isNumbered={false} />
        <p className="ways">
          <a href={noticeHref}>{t("toNotice")}</a>
        </p>
      </Part>
    </Frame>
  );
}
