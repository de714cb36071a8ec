import type { ReactNode } from "react";
import { plain } from "../text/plain.ts";
import type { DesignationInput } from "./designation-input.ts";
import { Part } from "./frame.tsx";
import type { PublicView } from "./view.tsx";

/** Where to go on checking: standard, open data, and the entry of the ledger. */
export function DesignationChecks({
  view,
  input: { standard, standardHref, dataHref, unitHref, ledger, at, language },
}: {
  readonly view: PublicView;
  readonly input: DesignationInput;
}): ReactNode {
  const { t } = view;
  return (
    <Part id="check" title={t("checkTitle")}>
      <p className="ways">
        {standard && (
          <a href={standardHref}>
            {t("standard")}
            {t("colon")}
            {view.textPlain(standard.title, language, 120)}
            {t("comma")}
            {plain(standard.version, 40)}
          </a>
        )}
        {standard && <a href={`${dataHref}#bundle`}>{t("computeAgain")}</a>}
        <a href={`${dataHref}#yourself`}>{t("howToCheck")}</a>
        {unitHref !== null && <a href={unitHref}>{t("toUnit")}</a>}
      </p>
      <p>
        <small>
          {t("checkedAt", { at: view.minute(at), leaf: ledger.leaf, slug: ledger.slug })}{" "}
          {ledger.inclusionHref === null ? (
            t("noInclusion")
          ) : (
            <a href={ledger.inclusionHref} rel="nofollow">
              {t("inclusion")}
            </a>
          )}
        </small>
      </p>
      {standard && (
        <p>
          <small>
            {t("digest")} <code>{standard.digest}</code>
          </small>
        </p>
      )}
    </Part>
  );
}
